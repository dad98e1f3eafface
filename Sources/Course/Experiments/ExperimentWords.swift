internal import CNNEngine
internal import ContentFormat

/// One value, or a list of which each makes a run, with the texts as the author wrote them.
struct OneOrMore<Value: Decodable & Sendable>: Decodable, Sendable {
  var choices: [(name: String, value: Value)]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let names = try? container.decode([String].self) {
      guard !names.isEmpty else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "the list is empty. Write at least one value.")
      }
      choices = Array(zip(names, try container.decode([Value].self)))
    } else {
      choices = [(try container.decode(String.self), try container.decode(Value.self))]
    }
  }

  var values: [Value] { choices.map(\.value) }
}

/// A number of images, or `all`.
struct AmountWord: Decodable, Sendable {
  var count: Int?

  /// Images: a hundred times as many as any set of digits has.
  static let range = 1...10_000_000

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard try container.decode(String.self) != "all" else { return }
    let number = try container.decode(Int.self)
    guard Self.range.contains(number) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: Self.range.refusal(of: number))
    }
    count = number
  }
}

/// What the training labels are, as a word.
struct LabelsWord: Decodable, Sendable {
  var value: ExperimentData.Labels

  init(from decoder: any Decoder) throws {
    value = try decoder.word(ExperimentData.Labels.self, kind: "kind of labels")
  }
}

/// How the training images come, as a word.
struct OrderWord: Decodable, Sendable {
  var value: ExperimentData.Order

  init(from decoder: any Decoder) throws {
    value = try decoder.word(ExperimentData.Order.self, kind: "order")
  }
}

/// Which weights the run ends with, as a word.
struct WeightsWord: Decodable, Sendable {
  var value: ExperimentSettings.Weights

  init(from decoder: any Decoder) throws {
    value = try decoder.word(ExperimentSettings.Weights.self, kind: "choice of weights")
  }
}

/// A measure, as a word.
struct MeasureWord: Decodable, Sendable {
  var value: ExperimentMeasure

  init(from decoder: any Decoder) throws {
    value = try decoder.word(ExperimentMeasure.self, kind: "measure")
  }
}

/// How weights are drawn, as `--initialiser` names it.
struct InitialiserWord: Decodable, Sendable {
  var value: Initialiser

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Initialiser(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "take he, xavier, lecun, pytorch, or a standard deviation such as 0.1.")
    }
    self.value = value
  }
}
