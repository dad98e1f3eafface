import Course
import Grading
import Testing

/// How many wrong answers that are right to another question are told so, with the source's own numbers.
struct ElsewhereShareTests {
  /// Ordered pairs: a question, and another one whose right answer is typed there.
  ///
  /// Counted is a pair of one form (two numbers, two shapes, two formulas) where that answer is wrong and can be read.
  private func outcomes(of groups: [[Question]]) throws -> [(pair: String, isTold: Bool)] {
    var outcomes: [(String, Bool)] = []
    for group in groups {
      let questions = try group.map { try $0.instance() }
      for asked in questions {
        for other in questions where other.id != asked.id {
          guard let form = form(of: asked), form == self.form(of: other), let typed = other.answer
          else { continue }
          let verdict = asked.grade(typed)
          guard verdict.outcome == .wrong else { continue }
          let told: Set<Verdict.Basis> = [.elsewhere, .misconception, .pair, .form]
          outcomes.append(("\(asked.id) <- \(typed)", told.contains(verdict.basis)))
        }
      }
    }
    return outcomes
  }

  private func form(of question: QuestionInstance) -> String? {
    switch question.kind {
    case .integer, .real: "number"
    case .shape: "shape"
    case .formula: "formula"
    case .steps, .cells, .build, .choice, .twoTier, .rubric: nil
    }
  }

  private func expectShare(atLeast least: Double, of groups: [[Question]]) throws {
    let outcomes = try outcomes(of: groups)
    let told = outcomes.count { $0.isTold }
    let silent = outcomes.filter { !$0.isTold }.map(\.pair)
    let share = Double(told) / Double(max(1, outcomes.count))
    #expect(
      share >= least, "\(told) of \(outcomes.count); not told: \(silent.joined(separator: ", "))")
  }

  /// Numbers that say nothing of where they come from are no nearer to a right answer elsewhere.
  @Test func `a small number is not held against another exercise`() throws {
    // 8 is right to 10.2.b5, which nobody who answers 10.1.b has in mind.
    #expect(try library.question("10.1.b").instance().grade("8").basis != .elsewhere)
    let verdict = try library.question("10.1.b").instance().grade("5175")
    #expect(verdict.note == "elsewhere")
  }

  @Test func `with numbers of a seed only the parts of the same quiz are known`() throws {
    let own = try library.question("t4.1").instance(seed: 5)
    #expect(own.grade("5175").basis != .elsewhere)
  }

  private var library: CourseLibrary { CourseLibrary(sampleCourse) }

  @Test func `in a quiz the answers to other parts are recognised`() throws {
    let groups = try library.quizzes().filter { $0.id != "mistakes" }
      .map { try library.quiz($0.id).parts }
    // Measured 74 of 78 = 0.95; what is left are single digits, which are right elsewhere by chance.
    try expectShare(atLeast: 0.93, of: groups)
  }

  @Test func `among exercises that stand together too`() throws {
    let quizzes = [["10.1", "10.3"], ["t4", "p2"]]
    let groups = try quizzes.map { try $0.flatMap { try library.quiz($0).parts } }
    // Measured 166 of 190 = 0.87; 20 of the others are single digits of 10.2.
    try expectShare(atLeast: 0.85, of: groups)
  }

  @Test func `and among the questions of a lesson`() throws {
    let groups = try library.lessons().map { try library.lesson($0.id).questions }
    // Measured 335 of 396 = 0.85; the others are whole numbers below 10, halves and quarters.
    try expectShare(atLeast: 0.83, of: groups)
  }
}
