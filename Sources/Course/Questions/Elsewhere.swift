internal import ContentFormat
internal import Grading

/// Answers that are wrong here and right for something else: what a quiz lists, the other parts, the other exercises.
///
/// The nearer the other question, the smaller the numbers may be: small ones are right elsewhere by chance too often.
struct Elsewhere {
  /// From which number on an answer is recognised.
  private enum Least {
    /// Of the part before, which was answered a moment ago: 0 and 1 alone say nothing.
    static let partBefore = 2.0
    static let sameQuiz = 10.0
    static let otherQuiz = 20.0
  }

  static let note = "elsewhere"

  private let family: QuestionFamily
  private let index: Int
  private let part: ComputedPart
  private let seed: UInt64?

  init(_ family: QuestionFamily, _ index: Int, _ part: ComputedPart, seed: UInt64? = nil) {
    self.family = family
    self.index = index
    self.part = part
    self.seed = seed
  }

  /// What is listed first, then the other parts in their order, then the exercises beside this one.
  ///
  /// Of the student's own `earlier` answers only one that is right may be named.
  func answers(given earlier: [String: String]) throws(ContentProblem) -> [NamedAnswer<Value>] {
    try listed() + otherParts(earlier) + otherQuizzes()
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

  private func otherParts(
    _ earlier: [String: String]
  ) throws(ContentProblem) -> [NamedAnswer<Value>] {
    var answers: [NamedAnswer<Value>] = []
    let isQuiz = family.file.head != nil
    for other in family.file.parts.indices where other != index {
      let least = isQuiz && other == index - 1 ? Least.partBefore : Least.sameQuiz
      guard
        let answer = try answer(
          to: other, of: family, variables: part.scope.variables, least: least)
      else { continue }
      let id = family.file.parts[other].id
      let isSolved = try earlier[id].map { own throws(ContentProblem) in
        try family.instance(ofPart: other, variables: part.scope.variables, seed: seed)
          .grade(own).outcome == .right
      }
      answers.append(isSolved ?? false ? solved(id, answer) : open(answer))
    }
    return answers
  }

  /// Exercises that stand together (10.1 to 10.3), with the source's own numbers: those of a seed nobody has seen there.
  private func otherQuizzes() throws(ContentProblem) -> [NamedAnswer<Value>] {
    guard seed == nil else { return [] }
    var answers: [NamedAnswer<Value>] = []
    for sibling in family.siblings() {
      for other in sibling.file.parts.indices {
        guard
          let answer = try answer(
            to: other, of: sibling, variables: sibling.standard, least: Least.otherQuiz)
        else { continue }
        answers.append(open(answer))
      }
    }
    return answers
  }

  /// The right answer to a part; nil where it would be recognised by chance, or is nothing to recognise.
  private func answer(
    to index: Int, of family: QuestionFamily, variables: [String: Int], least: Double
  ) throws(ContentProblem) -> Value? {
    let type = family.file.parts[index].type
    guard type.isNumeric || type == .formula,
      let answer = try ComputedPart(
        family, index, variables: variables, isAnswerOnly: true
      ).answer
    else { return nil }
    guard let number = answer.real else { return answer }
    return number.magnitude >= least || Self.isUncommon(number) ? answer : nil
  }

  /// Whether a number is neither whole nor in halves or quarters: then few others are the same by chance.
  private static func isUncommon(_ number: Double) -> Bool {
    (4 * number).rounded() != 4 * number
  }

  /// The answer to a part that the student has solved.
  private func solved(_ id: String, _ answer: Value) -> NamedAnswer<Value> {
    NamedAnswer(
      note: "answer-to-\(id)", answer: answer,
      say: "This is the right answer to part \(id). Read once more what is asked here.")
  }

  /// The answer to a question that is still open must not be told to be one.
  private func open(_ answer: Value) -> NamedAnswer<Value> {
    let subject =
      part.network == nil ? "answers something else" : "counts something else in this network"
    return NamedAnswer(
      note: Self.note, answer: answer, say: "That \(subject). Read once more what is asked here.")
  }
}
