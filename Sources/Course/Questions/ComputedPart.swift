internal import CNNEngine
internal import ContentFormat
internal import Grading

/// A part with its numbers: the right answer, other right ones, and what each misconception makes.
struct ComputedPart: Sendable {
  /// A value that is recognised in an answer, with its name and the words for it.
  struct Known: Sendable {
    var value: Value
    /// As the author wrote it.
    var expression: String
    var note: String
    var say: LocalizedText
    /// In the file, from 1.
    var line: Int
  }

  let file: PartFile
  let node: ContentNode
  let network: NetworkCalls?
  private(set) var scope: ExpressionScope
  /// What computes the right answer; empty where the student marks it.
  private(set) var answerExpression = ""
  /// Nil where the student marks the answer.
  private(set) var answer: Value?
  private(set) var accepted: [Known] = []
  /// Every misconception, also those whose value collides in this draw.
  private(set) var misconceptions: [Known] = []
  private let document: ContentDocument
  private let catalogue: MisconceptionCatalogue

  /// Takes `isAnswerOnly` where nothing but the right answer is asked for, which is a small part of the work.
  init(
    _ family: QuestionFamily, _ index: Int, variables: [String: Int], isAnswerOnly: Bool = false
  ) throws(ContentProblem) {
    file = family.file.parts[index]
    node = family.node(ofPart: index)
    document = family.document
    catalogue = family.catalogue
    network = try Self.network(of: family, index, variables: variables)
    scope = ExpressionScope(variables: variables, network: network)
    guard file.type != .rubric else { return }
    guard let expression = file.answer ?? impliedAnswer else {
      throw problem(at: nil, .missingKey("answer", owner: "part \"\(file.id)\""))
    }
    answerExpression = expression
    let answer = try value(of: expression, at: "answer")
    self.answer = answer
    scope.answer = text(of: answer)
    guard !isAnswerOnly else { return }
    try computeAccepted()
    try computeMisconceptions()
  }

  private mutating func computeAccepted() throws(ContentProblem) {
    for (index, other) in file.accepted.enumerated() {
      let line = node["accepted"]?.elements[index].line ?? node.line
      let value: Value
      switch other.answer {
      case .value(let expression): value = try self.value(of: expression, line: line)
      case .text(let words): value = .text(try filled(words, line: line))
      }
      accepted.append(
        Known(
          value: value, expression: other.expression ?? "", note: other.note, say: other.say,
          line: line))
    }
  }

  /// The misconceptions that do not come to a right answer in this draw.
  var recognised: [Known] {
    let right = [answer].compactMap(\.self) + accepted.map(\.value)
    return misconceptions.filter { !right.contains($0.value) }
  }

  /// Those of them that can be told from everything else in this draw.
  var active: [Known] { recognised.filter(isAlone) }

  /// Whether no other misconception comes to the same value.
  func isAlone(_ known: Known) -> Bool {
    misconceptions.count { $0.value == known.value } == 1
  }

  /// Whether a draw leaves enough to recognise; parts without a computed answer are always usable.
  var isUsable: Bool {
    switch file.type {
    case .integer, .shape, .real, .formula, .vector, .matrix: active.count >= 2
    case .steps, .build, .choice, .twoTier, .rubric: true
    }
  }

  /// A value as a student would type it.
  func text(of value: Value) -> String {
    guard let items = value.list else {
      let text = value.decimalText ?? value.description
      // A comma before three digits of a real is asked back.
      return file.type == .real ? text.replacing(",", with: "") : text
    }
    switch file.type {
    case .shape: return items.map(\.description).joined(separator: "x")
    case .matrix:
      return items.map { ($0.list ?? [$0]).map(\.description).joined(separator: " ") }
        .joined(separator: "; ")
    case .integer, .real, .formula, .steps, .vector, .build, .choice, .twoTier, .rubric:
      return value.description
    }
  }

  /// A text of the part with its numbers filled in and its formulas read.
  func richText(_ text: LocalizedText, _ language: String, at key: String) throws(ContentProblem)
    -> RichText
  {
    try richText(text, language, line: node.entry(key)?.line ?? node.line)
  }

  /// The same for a text at a line.
  func richText(
    _ text: LocalizedText, _ language: String, line: Int
  ) throws(ContentProblem) -> RichText {
    do throws(ContentProblem.Fault) {
      let filled = try TextTemplate.fill(text.text(in: language), in: scope)
      let read = InlineReader.read(filled)
      if let problem = read.problems.first { throw problem.fault }
      return read.text
    } catch {
      throw document.problem(line: line, error)
    }
  }

  /// What the catalogue says to a mistake; nil when it does not know it.
  func commonWords(for note: String) -> LocalizedText? { catalogue.text(for: note) }

  /// A problem at a key of the part, or at its first line.
  func problem(at key: String?, _ fault: ContentProblem.Fault) -> ContentProblem {
    problem(line: key.flatMap { node.entry($0)?.line } ?? node.line, fault)
  }

  /// A problem at a line.
  func problem(line: Int, _ fault: ContentProblem.Fault) -> ContentProblem {
    document.problem(line: line, fault)
  }

  /// The right choice is the answer of a question that gives choices.
  private var impliedAnswer: String? { file.type == .choice ? "true" : nil }

  private static func network(
    of family: QuestionFamily, _ index: Int, variables: [String: Int]
  ) throws(ContentProblem) -> NetworkCalls? {
    guard let template = try family.network(ofPart: index) else { return nil }
    let architecture = try template.architecture(variables)
    let given = try givenNumbers(family, index, variables: variables)
    do {
      return try NetworkCalls(architecture, given: given)
    } catch {
      let line =
        family.node(ofPart: index).entry("network")?.line
        ?? family.document.root.entry("network")?.line ?? 1
      throw family.document.problem(line: line, .wrongValue("the network", reason: "\(error)"))
    }
  }

  private static func givenNumbers(
    _ family: QuestionFamily, _ index: Int, variables: [String: Int]
  ) throws(ContentProblem) -> GivenNumbers {
    let file = family.file.parts[index]
    let scope = ExpressionScope(variables: variables)
    func numbers(_ expressions: [String], _ key: String) throws(ContentProblem) -> [Double] {
      var numbers: [Double] = []
      for expression in expressions {
        do throws(ContentProblem.Fault) {
          guard let number = try scope.value(of: expression).real else {
            throw .expression(expression, reason: "it is no number.")
          }
          numbers.append(number)
        } catch {
          let node = family.node(ofPart: index)
          throw family.document.problem(line: node.entry(key)?.line ?? node.line, error)
        }
      }
      return numbers
    }
    var parameters: [String: [Double]] = [:]
    for (name, expressions) in file.weights.entries {
      parameters[name] = try numbers(expressions, "weights")
    }
    return GivenNumbers(
      input: try numbers(file.input, "input"), parameters: parameters,
      upstream: try numbers(file.upstream, "upstream"))
  }

  private mutating func computeMisconceptions() throws(ContentProblem) {
    for (id, misconception) in file.misconceptions.entries {
      let line = node["misconceptions"]?.entry(id)?.line ?? node.line
      guard let common = catalogue.text(for: id) else {
        throw document.problem(
          line: line, .unknownIdentifier("misconception", id, of: catalogue.ids))
      }
      for expression in [misconception.value, misconception.other].compactMap(\.self) {
        misconceptions.append(
          Known(
            value: try value(of: expression, line: line), expression: expression, note: id,
            say: misconception.say ?? common, line: line))
      }
    }
    try computeCountingMistakes()
  }

  /// What its author names comes first: a number that is known already is not named again.
  private mutating func computeCountingMistakes() throws(ContentProblem) {
    let common = CountingMistakes(of: answerExpression, in: network)?.expressions ?? []
    for (note, expression) in common where file.misconceptions[note] == nil {
      guard let say = catalogue.text(for: note) else { continue }
      let value = try value(of: expression, line: node.line)
      let known = [answer].compactMap(\.self) + (accepted + misconceptions).map(\.value)
      guard !known.contains(value) else { continue }
      misconceptions.append(
        Known(value: value, expression: expression, note: note, say: say, line: node.line))
    }
  }

  /// Computes an expression that stands at a key of the part.
  func value(of expression: String, at key: String) throws(ContentProblem) -> Value {
    try value(of: expression, line: node.entry(key)?.line ?? node.line)
  }

  /// A formula's value is the formula itself, with the numbers of the draw in it.
  private func value(of expression: String, line: Int) throws(ContentProblem) -> Value {
    switch file.type {
    case .formula, .steps: return .text(try filled(expression, line: line))
    case .build:
      // Layers are written without commas between thousands.
      return .text(try filled(expression, line: line).replacing(",", with: ""))
    case .integer, .shape, .real, .vector, .matrix, .choice, .twoTier, .rubric: break
    }
    do throws(ContentProblem.Fault) {
      return try scope.value(of: expression)
    } catch {
      throw document.problem(line: line, error)
    }
  }

  private func filled(_ text: String, line: Int) throws(ContentProblem) -> String {
    do throws(ContentProblem.Fault) {
      return try TextTemplate.fill(text, in: scope)
    } catch {
      throw document.problem(line: line, error)
    }
  }
}
