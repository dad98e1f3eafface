internal import CNNEngine
internal import ContentFormat

/// The questions of one file: they share their variables and their network.
struct QuestionFamily: Sendable {
  /// What stands before the point in the parts' ids: `10.1` or `conv1d`.
  let id: String
  let document: ContentDocument
  let file: QuestionFile
  let catalogue: MisconceptionCatalogue
  let language: String
  /// Whether its questions are there to be asked again and again: also those whose answer is a choice.
  var isPractice = false
  /// Exercises that stand beside it; read only for an answer that nothing else explains.
  var siblings: @Sendable () -> [QuestionFamily] = { [] }
  /// The numbers of a variant by its seed: each part asks for the same.
  private let drawn = Remembered<UInt64, [String: Int], ContentProblem>()

  /// Reads the text of a `quiz.yaml`, `questions.yaml` or `practice.yaml`.
  init(
    id: String, text: String, path: String, catalogue: MisconceptionCatalogue, language: String,
    isPractice: Bool = false
  ) throws(ContentProblem) {
    try self.init(
      id: id, document: ContentDocument(text, file: path), catalogue: catalogue,
      language: language)
    self.isPractice = isPractice
  }

  /// Takes what such a file would hold.
  init(
    id: String, document: ContentDocument, catalogue: MisconceptionCatalogue, language: String
  ) throws(ContentProblem) {
    self.id = id
    self.catalogue = catalogue
    self.language = language
    self.document = document
    file = try document.decode(QuestionFile.self)
    try requireDistinctParts()
  }

  /// Whether a seed changes the numbers.
  var hasVariants: Bool {
    file.variables.entries.contains { !$0.value.values.isEmpty }
  }

  /// The source's own numbers.
  var standard: [String: Int] {
    Dictionary(
      uniqueKeysWithValues: file.variables.entries.map { ($0.key, $0.value.standard) })
  }

  /// The parts, each able to draw its numbers.
  var questions: [Question] {
    file.parts.indices.map { index in
      Question(
        id: questionID(index), hasVariants: hasVariants,
        isForPractice: isPractice || file.parts[index].type.isComputed,
        hasTrial: file.parts[index].play != nil
      ) { seed throws(ContentProblem) in
        let variables = try variables(seed: seed)
        return try instance(ofPart: index, variables: variables, seed: seed)
      }
    }
  }

  /// Id of a part in the whole course.
  func questionID(_ index: Int) -> String {
    "\(id).\(file.parts[index].id)"
  }

  /// A part with given numbers.
  func instance(
    ofPart index: Int, variables: [String: Int], seed: UInt64?
  ) throws(ContentProblem) -> QuestionInstance {
    let part = try ComputedPart(self, index, variables: variables)
    return try InstanceBuilder(family: self, index: index, part: part, seed: seed).build()
  }

  /// The numbers of a variant, the same for all parts.
  ///
  /// A draw is used when the requirements hold and every part with a number for an answer has at least
  /// two active misconceptions.
  func variables(seed: UInt64?) throws(ContentProblem) -> [String: Int] {
    guard let seed, hasVariants else { return standard }
    return try drawn.value(for: seed) { () throws(ContentProblem) in
      try usableDraw(seed: seed)
    }
  }

  private func usableDraw(seed: UInt64) throws(ContentProblem) -> [String: Int] {
    var tried = 0
    var computed = 0
    while tried < Self.attemptLimit, computed < Self.computedLimit {
      let variables = draw(seed: seed, attempt: UInt64(tried))
      tried += 1
      guard try isAllowed(variables) else { continue }
      computed += 1
      var isUsable = true
      for index in file.parts.indices where isUsable {
        isUsable = try ComputedPart(self, index, variables: variables).isUsable
      }
      if isUsable { return variables }
    }
    throw document.problem(
      line: document.root.entry("variables")?.line ?? 1,
      .rule(
        "no draw of \(tried) with seed \(seed) can be used",
        mend: "Widen the ranges, or name misconceptions with other numbers"))
  }

  /// A draw by seed and number, whether it can be used or not.
  func draw(seed: UInt64, attempt: UInt64) -> [String: Int] {
    var random = RandomSource(seed: seed, stream: attempt)
    var variables = standard
    for (name, variable) in file.variables.entries where !variable.values.isEmpty {
      variables[name] = variable.values[Int(random.next() % UInt64(variable.values.count))]
    }
    return variables
  }

  /// Whether the requirements of the file hold.
  func isAllowed(_ variables: [String: Int]) throws(ContentProblem) -> Bool {
    let scope = ExpressionScope(variables: variables)
    for (index, condition) in file.require.enumerated() {
      do throws(ContentProblem.Fault) {
        guard try scope.holds(condition) else { return false }
      } catch {
        let node = document.root["require"]?.elements[index]
        throw document.problem(line: node?.line ?? 1, error)
      }
    }
    return true
  }

  /// The network of a part: the file's, the file's with layers replaced, or one of its own.
  func network(ofPart index: Int) throws(ContentProblem) -> NetworkTemplate? {
    let shared = document.root["network"].map { NetworkTemplate($0, document: document) }
    guard let own = node(ofPart: index)["network"] else { return shared }
    guard let replacements = own.entry("replace") else {
      return NetworkTemplate(
        file.parts[index].type == .build ? own.withLayers : own, document: document)
    }
    guard let shared else {
      throw document.problem(
        line: replacements.line,
        .rule("there is no network to replace layers of", mend: "Write it above the parts"))
    }
    return try shared.replacing(replacements.value)
  }

  /// A part as it stands in the file.
  func node(ofPart index: Int) -> ContentNode {
    document.root["parts"]?.elements[index] ?? document.root
  }

  private func requireDistinctParts() throws(ContentProblem) {
    var known: Set<String> = []
    for (index, part) in file.parts.enumerated() where !known.insert(part.id).inserted {
      throw document.problem(
        line: node(ofPart: index).line, .duplicate(kind: "part", id: part.id))
    }
  }

  /// Draws that are tried: most may fail the requirements, which costs next to nothing.
  private static let attemptLimit = 1000
  /// Draws whose parts are computed: far more than a sound quiz needs, of which one of ten can be used at least.
  private static let computedLimit = 200
}

extension QuestionType {
  /// Whether the right answer is computed, and not chosen or marked.
  fileprivate var isComputed: Bool {
    switch self {
    case .integer, .shape, .real, .formula, .vector, .matrix, .build: true
    case .steps, .choice, .twoTier, .rubric: false
    }
  }
}
