internal import CNNEngine
internal import Checked
internal import ContentFormat

/// Makes an experiment of its entry in `experiments.yaml`, and holds it against the rules of the format.
struct ExperimentBuilder {
  private let document: ContentDocument
  private let node: ContentNode
  private let file: ExperimentFile
  private let language: String

  init(
    _ node: ContentNode, in document: ContentDocument, language: String
  ) throws(ContentProblem) {
    self.document = document
    self.node = node
    self.language = language
    file = try document.decode(ExperimentFile.self, from: node)
  }

  func build() throws(ContentProblem) -> Experiment {
    let variants = try variants()
    let names = variants.map(\.name)
    guard !file.seeds.isEmpty else {
      throw problem(at: "seeds", .rule("there is no seed", mend: "Write at least one"))
    }
    return Experiment(
      id: file.id, title: file.title.text(in: language), variants: variants, seeds: file.seeds,
      varied: varied, prediction: try prediction(), source: try source(variants: names),
      measures: file.show.map(\.value), expectations: try claims(file.expect, "expect", names),
      bands: try claims(file.band, "band", names),
      explanation: try richText(file.explain, at: "explain"))
  }

  private var varied: Set<ExperimentOption> {
    var varied: Set<ExperimentOption> = []
    if file.optimiser.rates.choices.count > 1 { varied.insert(.learningRate) }
    if file.initialiser?.choices.count ?? 1 > 1 { varied.insert(.initialiser) }
    return varied
  }

  // MARK: - Variants

  /// Every combination of what is a list.
  private func variants() throws(ContentProblem) -> [ExperimentVariant] {
    let networks = try networks()
    try checkCount([
      networks.count, file.optimiser.rates.choices.count, file.initialiser?.choices.count ?? 1,
      file.data.train?.choices.count ?? 1, file.data.labels?.choices.count ?? 1,
      file.data.order?.choices.count ?? 1, file.keep?.choices.count ?? 1, file.seeds.count,
    ])
    var variants = networks.map { name, network in
      ExperimentVariant(name: networks.count > 1 ? name : "", settings: settings(of: network))
    }
    func vary<Value>(
      _ options: OneOrMore<Value>?, _ set: (inout ExperimentSettings, Value) -> Void
    ) {
      guard let choices = options?.choices else { return }
      variants = variants.flatMap { variant in
        choices.map { choice in
          var copy = variant
          set(&copy.settings, choice.value)
          if choices.count > 1 {
            copy.name = variant.name.isEmpty ? choice.name : "\(variant.name), \(choice.name)"
          }
          return copy
        }
      }
    }
    vary(file.optimiser.rates) { $0.rule = file.optimiser.rule(rate: $1) }
    vary(file.initialiser) { $0.initialiser = $1.value }
    vary(file.data.train) { $0.data.trainingCount = $1.count }
    vary(file.data.labels) { $0.data.labels = $1.value }
    vary(file.data.order) { $0.data.order = $1.value }
    vary(file.keep) { $0.weights = $1.value }
    return variants
  }

  private func settings(of network: Architecture) -> ExperimentSettings {
    var data = ExperimentData()
    data.validationCount = file.data.validation
    data.pairCount = file.data.pairs
    data.isDrawn = file.data.isDrawn
    var settings = ExperimentSettings(
      network: network, rule: file.optimiser.rule(rate: file.optimiser.rates.values[0]),
      batchSize: file.optimiser.batch, initialiser: nil, length: file.length, data: data)
    settings.isRateFalling = file.optimiser.isFalling
    return settings
  }

  /// Most runs of an experiment: each takes a second at least.
  private static let runLimit = 1_000

  /// Refuses lists whose combinations are too many, before they are made.
  private func checkCount(_ counts: [Int]) throws(ContentProblem) {
    guard checkedProduct(counts, limit: Self.runLimit) == nil else { return }
    throw document.problem(
      line: node.line,
      .rule(
        "the experiment \"\(file.id)\" would make more than \(Self.runLimit) runs",
        mend: "Shorten one of its lists"))
  }

  /// By name: those of `networks`, or one network with every combination of its words in `vary`.
  private func networks() throws(ContentProblem) -> [(name: String, network: Architecture)] {
    if let listed = node["networks"] {
      var networks: [(name: String, network: Architecture)] = []
      for entry in listed.entries {
        networks.append((entry.key, try network(entry.value)))
      }
      return networks
    }
    guard let single = node["network"] else {
      throw document.problem(
        line: node.line, .missingKey("network", owner: "the experiment \"\(file.id)\""))
    }
    try checkCount(file.vary.entries.map(\.value.count))
    var versions = [(name: "", node: single)]
    for (word, values) in file.vary.entries {
      versions = versions.flatMap { version in
        values.map { value in
          (
            name: version.name.isEmpty ? value : "\(version.name), \(value)",
            node: version.node.mapScalars(except: "name") { text, _ in text == word ? value : text }
          )
        }
      }
    }
    var networks: [(name: String, network: Architecture)] = []
    for version in versions { networks.append((version.name, try network(version.node))) }
    return networks
  }

  /// A network by its name or with its layers, whose input and output fit digits.
  private func network(_ node: ContentNode) throws(ContentProblem) -> Architecture {
    let network: Architecture
    if let name = node.text {
      guard let known = Architecture.named(name) else {
        throw document.problem(
          line: node.line, .unknownIdentifier("network", name, of: Architecture.names))
      }
      network = known
    } else {
      network = try document.decode(Architecture.self, from: node)
    }
    let isPair = file.data.pairs != nil
    let inputs: [Shape] = isPair ? [[1, 56, 28]] : [[1, 28, 28], [1, 32, 32]]
    let classCount = isPair ? 19 : 10
    let output: Shape
    do throws(ShapeError) {
      output = try network.outputShape()
    } catch {
      throw document.problem(line: node.line, .wrongValue("network", reason: "\(error)"))
    }
    guard inputs.contains(network.input), output == [classCount] else {
      let words = inputs.map(\.description).joined(separator: " or ")
      throw document.problem(
        line: node.line,
        .rule(
          "the network reads \(network.input) and gives \(output)",
          mend: "Here the images are \(words), with \(classCount) classes"))
    }
    return network
  }

  // MARK: - Words

  private func prediction() throws(ContentProblem) -> ExperimentPrediction? {
    guard let predict = file.predict else { return nil }
    let english = predict.choices.map { $0.text(in: "en") }
    guard let right = english.firstIndex(of: predict.right) else {
      throw problem(
        at: "predict",
        .rule(
          "\"\(predict.right)\" is right, and is none of the choices",
          mend: "Write one of them: \(english.joined(separator: ", "))"))
    }
    guard english.count > 1, Set(english).count == english.count else {
      throw problem(
        at: "predict",
        .rule("the choices are not several", mend: "Write at least two, all different"))
    }
    var choices: [RichText] = []
    for choice in predict.choices { choices.append(try richText(choice, at: "predict")) }
    return ExperimentPrediction(
      ask: try richText(predict.ask, at: "predict"), choices: choices, right: right)
  }

  private func source(variants: [String]) throws(ContentProblem) -> ExperimentSource? {
    guard let source = file.source else { return nil }
    for name in source.figures.keys.sorted() where !variants.contains(name) {
      throw problem(at: "source", .unknownIdentifier("variant", name, of: variants))
    }
    guard source.figures.isEmpty || source.measure != nil else {
      throw problem(
        at: "source",
        .rule("nobody knows what the figures are of", mend: "Add a line \"measure: testAccuracy\""))
    }
    return ExperimentSource(
      says: try richText(source.says, at: "source"), place: source.place, measure: source.measure,
      figures: source.figures)
  }

  private func claims(
    _ texts: [String], _ key: String, _ variants: [String]
  ) throws(ContentProblem) -> [ExperimentClaim] {
    var claims: [ExperimentClaim] = []
    for (index, text) in texts.enumerated() {
      do throws(ContentProblem.Fault) {
        claims.append(try ExperimentClaim(text, variants: variants))
      } catch {
        let line = node[key]?.elements[index].line ?? node.line
        throw document.problem(line: line, error)
      }
    }
    return claims
  }

  /// Every language is read, so that a broken formula is found; one is kept.
  private func richText(_ text: LocalizedText, at key: String) throws(ContentProblem) -> RichText {
    for version in text.all {
      if let fault = InlineReader.read(version).problems.first?.fault {
        throw problem(at: key, fault)
      }
    }
    return InlineReader.read(text.text(in: language)).text
  }

  private func problem(at key: String, _ fault: ContentProblem.Fault) -> ContentProblem {
    document.problem(line: node.entry(key)?.line ?? node.line, fault)
  }
}
