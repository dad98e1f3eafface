internal import ContentFormat
internal import Grading
internal import MathNotation

/// What the answer to a part is when the student's own answers to earlier parts are taken for right.
struct FollowThrough {
  static let note = "follow-through"

  private let family: QuestionFamily
  private let index: Int
  private let part: ComputedPart
  private let expression: String

  /// Nil for a part that follows from no other.
  init?(_ family: QuestionFamily, _ index: Int, _ part: ComputedPart) {
    guard let expression = part.file.follow else { return nil }
    self.family = family
    self.index = index
    self.part = part
    self.expression = expression
  }

  /// The answer that follows; nil when no earlier one differs from the right one, or it makes no difference.
  func answer(given earlier: [String: String]) throws(ContentProblem) -> NamedAnswer<Value>? {
    guard !earlier.isEmpty else { return nil }
    var values: [String: Value] = [:]
    var wrong: [String] = []
    for source in try sources() {
      let key = try KeyBuilder(part: source, choices: [], language: family.language).key()
      values[source.file.id] = source.answer
      guard let text = earlier[source.file.id], let own = key.value(of: text),
        key.verdict(on: text).outcome == .wrong
      else { continue }
      values[source.file.id] = own
      wrong.append(source.file.id)
    }
    guard !wrong.isEmpty else { return nil }
    let value = try value(values)
    guard value != part.answer else { return nil }
    let names = wrong.joined(separator: " and ")
    return NamedAnswer(
      note: Self.note, answer: value,
      say: "This follows rightly from your own answer to \(names), so it counts. "
        + "Look at \(names) once more.")
  }

  /// Throws when the right answers to the earlier parts do not lead to the right one here.
  func check() throws(ContentProblem) {
    var values: [String: Value] = [:]
    for source in try sources() { values[source.file.id] = source.answer }
    guard !values.isEmpty else {
      throw problem("\"\(expression)\" follows from no part", mend: "Name one, as in answer(a)")
    }
    let value = try value(values)
    guard let answer = part.answer, value != answer, try !isRightFormula(value) else { return }
    throw problem(
      "\"\(expression)\" comes to \(value), and the answer is \(answer)",
      mend: "With right answers to the earlier parts both must be the same")
  }

  /// A formula may follow in another form than that of the answer.
  private func isRightFormula(_ value: Value) throws(ContentProblem) -> Bool {
    guard part.file.type == .formula, case .text(let text) = value else { return false }
    var key = try KeyBuilder(part: part, choices: [], language: family.language).formulaKey()
    // What follows stands in the atoms of the earlier part.
    (key.wanted, key.unwanted) = ([], [])
    return key.verdict(on: text).outcome == .right
  }

  private func value(_ earlier: [String: Value]) throws(ContentProblem) -> Value {
    if part.file.type == .formula {
      // The student's own formulas stand where they are named.
      var text = expression
      for (name, own) in earlier {
        text = text.replacing("answer(\(name))", with: "(\(own.description))")
      }
      return .text(text)
    }
    var scope = part.scope
    scope.earlier = earlier
    do throws(ContentProblem.Fault) {
      return try scope.value(of: expression)
    } catch {
      throw part.problem(at: "follow", error)
    }
  }

  /// The parts that the expression names, which must come before this one.
  private func sources() throws(ContentProblem) -> [ComputedPart] {
    let formula: Formula
    do { formula = try Formula(expression: expression) } catch {
      throw part.problem(at: "follow", .expression(expression, reason: "\(error)"))
    }
    let before = family.file.parts[..<index].map(\.id)
    var sources: [ComputedPart] = []
    for case .call("answer", let arguments) in formula.parts {
      guard let name = arguments.first?.name, let place = before.firstIndex(of: name) else {
        throw part.problem(
          at: "follow",
          .unknownIdentifier("earlier part", arguments.first?.linearText ?? "", of: before))
      }
      let source = try ComputedPart(family, place, variables: part.scope.variables)
      let isOfUse =
        part.file.type == .formula ? source.file.type == .formula : source.file.type.isNumeric
      guard isOfUse else {
        throw problem("nothing follows from the answer to \"\(name)\"", mend: "Name another part")
      }
      sources.append(source)
    }
    return sources
  }

  private func problem(_ broken: String, mend: String) -> ContentProblem {
    part.problem(at: "follow", .rule(broken, mend: mend))
  }
}

extension Formula {
  /// The name or the quoted text that this is.
  fileprivate var name: String? {
    switch self {
    case .symbol(let name), .text(let name): name
    default: nil
    }
  }
}

extension QuestionType {
  /// Whether the answer is one number or several.
  var isNumeric: Bool {
    switch self {
    case .integer, .shape, .real, .vector, .matrix: true
    case .formula, .steps, .build, .choice, .twoTier, .rubric: false
    }
  }
}
