import ContentFormat
import Course
import Testing
import Tutor

struct PracticeTests {
  /// A quiz whose right answers are 300 and whose questions have two hints.
  private func quiz(_ id: String = "10.1", parts: [String] = ["a", "b", "c"]) -> Quiz {
    Quiz(
      id: id, title: "", sources: [], needs: [], exam: .in, hasVariants: true,
      parts: parts.map { name in
        Question(id: "\(id).\(name)", hasVariants: true, isForPractice: name != "essay") {
          sampleQuestion(id: "\(id).\(name)", seed: $0)
        }
      })
  }

  private func state(_ quizzes: [Quiz], part: String? = nil, seed: UInt64 = 5) throws -> QuizState {
    QuizState(try Drill(#require(Practice(quizzes, id: "10.1", part: part, seed: seed))))
  }

  /// Answers rounds and tells which questions were asked.
  private func asked(_ state: inout QuizState, rounds: Int, answer: String) -> [String] {
    (0..<rounds).map { _ in
      let id = state.answer.question.id
      _ = state.handle(.answer(.give(answer)))
      _ = state.handle(.step(1))
      return id
    }
  }

  @Test func `each question has the next seed, and its attempt is recorded with it`() throws {
    var state = try state([quiz()])
    for seed: UInt64 in 5...9 {
      #expect(state.seed == seed)
      let effects = state.handle(.answer(.give("300")))
      guard case .record(.attempt(let attempt)) = effects.first else {
        Issue.record("no attempt among \(effects)")
        return
      }
      #expect(attempt.seed == seed)
      _ = state.handle(.enter)
    }
  }

  @Test func `the first level asks the first third, later levels the rest`() throws {
    var state = try state([quiz()])
    #expect(asked(&state, rounds: 6, answer: "507") == Array(repeating: "10.1.a", count: 6))
    #expect(Set(asked(&state, rounds: 40, answer: "300")) == ["10.1.a", "10.1.b", "10.1.c"])
  }

  @Test func `no question comes twice in a row unless it is the only one`() throws {
    var state = try state([quiz(), quiz("10.2")])
    let ids = asked(&state, rounds: 40, answer: "300")
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test func `hints go at the highest levels`() throws {
    var state = try state([quiz()])
    _ = asked(&state, rounds: 6, answer: "300")
    #expect(state.answer.question.hints.count == 1)
    _ = asked(&state, rounds: 2, answer: "300")
    #expect(state.answer.question.hints.isEmpty)
    #expect(!state.answer.hasMoreHints)
  }

  @Test func `a hint, a wrong first answer and the solution are told apart`() throws {
    var state = try state([quiz()])
    _ = state.handle(.answer(.hint))
    _ = state.handle(.answer(.give("300")))
    #expect(state.drill?.result == .helped)
    _ = state.handle(.enter)
    #expect(state.drill?.result == nil)
    _ = state.handle(.answer(.give("3*")))
    #expect(state.drill?.result == nil)
    _ = state.handle(.answer(.give("507")))
    _ = state.handle(.answer(.give("300")))
    #expect(state.drill?.result == .missed)
    _ = state.handle(.enter)
    for _ in 0..<2 { _ = state.handle(.answer(.solution)) }
    #expect(state.drill?.result == .missed)
    #expect(state.drill?.count == 3)
    #expect(state.drill?.rightCount == 1)
  }

  @Test func `the solution behind a right answer is no miss, and skipping is nothing`() throws {
    var state = try state([quiz()])
    _ = state.handle(.step(1))
    #expect(state.drill?.count == 0)
    _ = state.handle(.answer(.give("300")))
    _ = state.handle(.answer(.solution))
    #expect(state.drill?.result == .clean)
  }

  @Test func `the same seed and the same answers give the same questions`() throws {
    var first = try state([quiz(), quiz("10.2")], seed: 77)
    var second = try state([quiz(), quiz("10.2")], seed: 77)
    #expect(
      asked(&first, rounds: 20, answer: "300") == asked(&second, rounds: 20, answer: "300"))
  }

  @Test func `one part alone can be practised, and what cannot vary is left out`() throws {
    var state = try state([quiz(parts: ["a", "b", "essay"])], part: "b")
    #expect(Set(asked(&state, rounds: 5, answer: "300")) == ["10.1.b"])
    #expect(Practice([quiz(parts: ["essay"])], id: nil, seed: 1) == nil)
    #expect(Practice([], id: nil, seed: 1) == nil)
  }

  @Test func `a variant that cannot be drawn is told, and the next one follows`() throws {
    let broken = Quiz(
      id: "10.1", title: "", sources: [], needs: [], exam: .in, hasVariants: true,
      parts: [
        Question(id: "10.1.a", hasVariants: true) { seed throws(ContentProblem) in
          if seed == 6 { throw ContentProblem(fault: .emptyYAML) }
          return sampleQuestion(id: "10.1.a", seed: seed)
        }
      ])
    var state = try state([broken])
    _ = state.handle(.step(1))
    #expect(state.problem != nil)
    #expect(state.seed == 5)
    _ = state.handle(.step(1))
    #expect(state.problem == nil)
    #expect(state.seed == 7)
  }
}
