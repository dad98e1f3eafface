internal import Grading

/// Answers that are wrong here and right for something else: the other parts of a quiz, and what it lists.
struct Elsewhere {
  /// Smaller numbers are right for another part by chance too often.
  private static let leastCount = 10

  private let family: QuestionFamily
  private let index: Int
  private let part: ComputedPart

  init(_ family: QuestionFamily, _ index: Int, _ part: ComputedPart) {
    self.family = family
    self.index = index
    self.part = part
  }

  /// What is listed first, then the other parts in their order.
  func answers() throws(ContentProblem) -> [NamedAnswer<Value>] {
    try listed() + otherParts()
  }

  /// The list `elsewhere` of the file, with the numbers of the part's draw and its network.
  func listed() throws(ContentProblem) -> [NamedAnswer<Value>] {
    var answers: [NamedAnswer<Value>] = []
    for (index, other) in family.file.elsewhere.enumerated() {
      let line = family.document.root["elsewhere"]?.elements[index].line ?? 1
      guard case .value(let expression) = other.answer else {
        throw part.problem(
          line: line, .missingKey("value", owner: "\"\(other.note)\" under \"elsewhere\""))
      }
      let value: Value
      do throws(ContentProblem.Fault) {
        value = try part.scope.value(of: expression)
      } catch {
        throw part.problem(line: line, error)
      }
      let say = try part.richText(other.say, family.language, line: line)
      answers.append(NamedAnswer(note: other.note, answer: value, say: say.plainText))
    }
    return answers
  }

  /// Only in a quiz: there the student knows the parts by their names.
  private func otherParts() throws(ContentProblem) -> [NamedAnswer<Value>] {
    guard family.file.head != nil else { return [] }
    var answers: [NamedAnswer<Value>] = []
    for other in family.file.parts.indices where other != index {
      let file = family.file.parts[other]
      guard file.type.isNumeric || file.type == .formula else { continue }
      let computed = try ComputedPart(family, other, variables: part.scope.variables)
      guard let answer = computed.answer, !isSmall(answer) else { continue }
      answers.append(
        NamedAnswer(
          note: "answer-to-\(file.id)", answer: answer,
          say: "This is the right answer to part \(file.id). Read once more what is asked here."))
    }
    return answers
  }

  private func isSmall(_ value: Value) -> Bool {
    value.real.map { $0.magnitude < Double(Self.leastCount) } ?? false
  }
}
