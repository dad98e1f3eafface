internal import CNNEngine
internal import ContentFormat

/// An entry of `experiments.yaml` as its author writes it; the network is read beside it.
struct ExperimentFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, title, network, networks, vary, data, optimiser, initialiser, epochs, steps, keep
    case seeds, predict, source, show, expect, band, explain
  }

  var id: String
  var title: LocalizedText
  /// Words of the network that stand for several numbers, such as `KEEP`.
  var vary: OrderedMap<[String]>
  var data: ExperimentDataFile
  var optimiser: OptimiserFile
  var initialiser: OneOrMore<InitialiserWord>?
  var length: ExperimentSettings.Length
  var keep: OneOrMore<WeightsWord>?
  var seeds: [UInt64]
  var predict: PredictionFile?
  var source: ExperimentSourceFile?
  var show: [MeasureWord]
  var expect: [String]
  var band: [String]
  var explain: LocalizedText

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    title = try container.decode(LocalizedText.self, forKey: .title)
    vary = try container.decodeIfPresent(OrderedMap<[String]>.self, forKey: .vary) ?? OrderedMap()
    data = try container.decodeIfPresent(ExperimentDataFile.self, forKey: .data) ?? .init()
    optimiser = try container.decode(OptimiserFile.self, forKey: .optimiser)
    initialiser = try container.decodeIfPresent(
      OneOrMore<InitialiserWord>.self, forKey: .initialiser)
    if let steps = try container.decodeIfPresent(Self.lengths, forKey: .steps) {
      length = .steps(steps)
    } else {
      length = .epochs(try container.decode(Self.lengths, forKey: .epochs))
    }
    keep = try container.decodeIfPresent(OneOrMore<WeightsWord>.self, forKey: .keep)
    seeds = try container.decode([UInt64].self, forKey: .seeds)
    predict = try container.decodeIfPresent(PredictionFile.self, forKey: .predict)
    source = try container.decodeIfPresent(ExperimentSourceFile.self, forKey: .source)
    show = try container.decode([MeasureWord].self, forKey: .show)
    expect = try container.decodeIfPresent([String].self, forKey: .expect) ?? []
    band = try container.decodeIfPresent([String].self, forKey: .band) ?? []
    explain = try container.decode(LocalizedText.self, forKey: .explain)
  }

  /// Epochs or steps of a run: a month of training at most.
  private static let lengths = 1...10_000_000
}

/// `{train: 250, validation: 200}`, and what else is made of the images.
struct ExperimentDataFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case train, validation, labels, order, pairs, drawn
  }

  var train: OneOrMore<AmountWord>?
  var validation: Int?
  var labels: OneOrMore<LabelsWord>?
  var order: OneOrMore<OrderWord>?
  var pairs: Int?
  var isDrawn = false

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    train = try container.decodeIfPresent(OneOrMore<AmountWord>.self, forKey: .train)
    validation = try container.decodeIfPresent(AmountWord.range, forKey: .validation)
    labels = try container.decodeIfPresent(OneOrMore<LabelsWord>.self, forKey: .labels)
    order = try container.decodeIfPresent(OneOrMore<OrderWord>.self, forKey: .order)
    pairs = try container.decodeIfPresent(AmountWord.range, forKey: .pairs)
    isDrawn = try container.decodeIfPresent(Bool.self, forKey: .drawn) ?? false
  }
}

/// `{sgd: {rate: [1, 0.1], batch: 64, momentum: 0.9}}` or `{adam: {rate: 0.001, batch: 50}}`.
struct OptimiserFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case sgd, adam
  }

  private enum SettingKeys: String, CodingKey, CaseIterable {
    case rate, batch, momentum, falls
  }

  var isAdam: Bool
  var rates: OneOrMore<Double>
  var batch: Int
  var momentum: Double
  /// Whether the rate falls to 0 over the run.
  var isFalling: Bool

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    isAdam = container.contains(.adam)
    let settings = try container.superDecoder(forKey: isAdam ? .adam : .sgd)
      .strictContainer(keyedBy: SettingKeys.self)
    rates = try settings.decode(OneOrMore<Double>.self, forKey: .rate)
    batch = try settings.decode(AmountWord.range, forKey: .batch)
    momentum = try settings.decodeIfPresent(Double.self, forKey: .momentum) ?? 0
    isFalling = try settings.decodeIfPresent(Bool.self, forKey: .falls) ?? false
  }

  /// The rule at one of the rates.
  func rule(rate: Double) -> Optimiser.Rule {
    isAdam ? .adam(rate: rate) : .sgd(rate: rate, momentum: momentum)
  }
}

/// `{ask: ..., choices: [...], right: "1"}`; a choice is a name, or a text by language.
struct PredictionFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case ask, choices, right
  }

  var ask: LocalizedText
  var choices: [LocalizedText]
  var right: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    ask = try container.decode(LocalizedText.self, forKey: .ask)
    choices = try container.decode([ChoiceText].self, forKey: .choices).map(\.text)
    right = try container.decode(String.self, forKey: .right)
  }

  /// The same in every language, or a text by language.
  private struct ChoiceText: Decodable {
    var text: LocalizedText

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        text = LocalizedText(english: name)
      } else {
        text = try LocalizedText(from: decoder)
      }
    }
  }
}

/// `{says: ..., place: ..., measure: testAccuracy, figures: {250: 0.8895}}`, or `figure` where there is one run.
struct ExperimentSourceFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case says, place, measure, figure, figures
  }

  var says: LocalizedText
  var place: String
  var measure: ExperimentMeasure?
  var figures: [String: Double]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    says = try container.decode(LocalizedText.self, forKey: .says)
    place = try container.decode(String.self, forKey: .place)
    measure = try container.decodeIfPresent(MeasureWord.self, forKey: .measure)?.value
    figures = [:]
    if let figure = try container.decodeIfPresent(Double.self, forKey: .figure) {
      figures[""] = figure
    }
    let listed = try container.decodeIfPresent(OrderedMap<Double>.self, forKey: .figures)
    for (variant, figure) in listed?.entries ?? [] { figures[variant] = figure }
  }
}
