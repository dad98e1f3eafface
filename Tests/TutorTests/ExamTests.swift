import Course
import Grading
import TestSupport
import Testing
import Tutor

struct ExamTests {
  /// Parts whose right answer is 300; `b` takes what follows from 507 for `a`.
  private func quiz(_ id: String, exam: ExamTag = .in) -> Quiz {
    Quiz(
      id: id, title: "", sources: [], needs: [], exam: exam, hasVariants: true,
      parts: ["a", "b", "essay"].map { name in
        Question(id: "\(id).\(name)", hasVariants: true) { seed in
          var question = sampleQuestion(id: "\(id).\(name)", seed: seed)
          if name == "essay" { question.kind = .rubric(model: text(""), ticks: [text("")]) }
          guard name == "b" else { return question }
          return QuestionInstance(
            id: "\(id).b", seed: seed, kind: .integer, prompt: text(""), hints: [],
            solution: text("")
          ) { answer, earlier in
            answer == "508" && earlier["a"] == "507"
              ? Verdict(outcome: .right, message: "", basis: .followThrough)
              : Verdict(outcome: answer == "300" ? .right : .wrong, message: "")
          }
        }
      })
  }

  private func state(_ quizzes: [Quiz], minutes: Int = 45) throws -> ExamState {
    ExamState(try #require(ExamPaper(quizzes, seed: 3, minutes: minutes)))
  }

  @Test func `the same seed draws the same paper, without what is self-marked or not for the exam`()
    throws
  {
    let quizzes = [quiz("1"), quiz("2"), quiz("3", exam: .out)]
    let papers = (0..<2).map { _ in ExamPaper(quizzes, seed: 9, minutes: 45) }
    let ids = papers.map { $0?.items.map(\.question.id) }
    #expect(ids[0] == ids[1])
    #expect(Set(try #require(ids[0])) == ["1.a", "1.b", "2.a", "2.b"])
    #expect(papers[0]?.items.allSatisfy { $0.question.seed == 9 } == true)
  }

  @Test func `a paper is no longer than its minutes`() throws {
    let quizzes = (1...9).map { quiz("\($0)") }
    for minutes in [5, 12, 45] {
      let paper = try #require(ExamPaper(quizzes, seed: 1, minutes: minutes))
      // Two points a minute, by the rule of `ExamPaper`.
      #expect(paper.points <= 2 * minutes)
    }
  }

  @Test func `nothing is judged before the paper is handed in`() throws {
    var state = try state([quiz("1")])
    let effects = state.handle(.give("507"))
    #expect(state.answers[0].verdict == nil)
    #expect(state.answers[0].hints.isEmpty)
    guard case .record(.attempt(let attempt)) = effects.first else {
      Issue.record("an answer that is kept is not recorded: \(effects)")
      return
    }
    #expect(attempt.causes == ["1.a:same-assumed"])
    _ = state.handle(.handIn)
    #expect(state.answers[0].verdict?.message == "why")
    #expect(state.answers[0].solution == .shown)
  }

  @Test func `an answer that follows from an own wrong one gets half of the points`() throws {
    var state = try state([quiz("1")])
    _ = state.handle(.give("507"))
    _ = state.handle(.step(1))
    _ = state.handle(.give("508"))
    _ = state.handle(.handIn)
    #expect((0...1).map { state.mark($0) } == [.wrong, .followed])
    // 2 minutes each, so 4 points each; half of 4.
    #expect(state.points == 2)
    #expect(state.paper.points == 8)
  }

  @Test func `leaving a part keeps and records what was typed there, once`() throws {
    var state = try state([quiz("1")])
    for digit in "300" { _ = state.handle(.edit(.insert(digit))) }
    #expect(state.handle(.step(1)).count == 1)
    #expect(state.handle(.step(-1)).isEmpty)
    #expect(state.handle(.step(1)).isEmpty)
    _ = state.handle(.handIn)
    #expect(state.mark(0) == .right)
  }

  @Test func `when the time is over the paper is handed in with what was typed`() throws {
    var state = try state([quiz("1")], minutes: 5)
    for digit in "300" { _ = state.handle(.edit(.insert(digit))) }
    #expect(state.handle(.pass(milliseconds: 299_999)).isEmpty)
    #expect(state.isRunning)
    #expect(state.handle(.pass(milliseconds: 1)).count == 1)
    #expect(state.stage == .results)
    #expect(state.mark(0) == .right)
  }

  @Test func `a part can be flagged and jumped to`() throws {
    var state = try state([quiz("1"), quiz("2")])
    _ = state.handle(.go(part: 2))
    _ = state.handle(.flag)
    #expect(state.flagged == [2])
    _ = state.handle(.go(part: 99))
    #expect(state.current == 2)
    _ = state.handle(.flag)
    #expect(state.flagged.isEmpty)
  }

  @Test func `a text that cannot be read is no answer, stays in its field and can be left`() throws
  {
    var state = try state([quiz("1")])
    for character in "3*" { _ = state.handle(.edit(.insert(character))) }
    #expect(state.handle(.enter).isEmpty)
    #expect(state.current == 0)
    #expect(state.answers[0].entry.text == "3*")
    #expect(state.refusalInSight == "unfinished")
    #expect(!state.isAnswered(0))
    _ = state.handle(.step(1))
    #expect(state.current == 1)
    _ = state.handle(.handIn)
    #expect(state.mark(0) == .unreadable)
  }

  @Test func `the last answer that could be read is marked`() throws {
    var state = try state([quiz("1")])
    #expect(state.handle(.give("300")).count == 1)
    #expect(state.handle(.give("3*")).isEmpty)
    #expect(state.refusal(0) == "unfinished")
    #expect(state.counted(0) == "300")
    _ = state.handle(.handIn)
    #expect(state.mark(0) == .right)
  }

  @Test func `a paper that is not handed in is left only when that is meant`() throws {
    var state = try state([quiz("1")])
    _ = state.handle(.leave)
    #expect(state.stage == .list)
    #expect(state.handle(.leave).isEmpty)
    #expect(state.isLeaveAsked)
    _ = state.handle(.step(1))
    #expect(!state.isLeaveAsked)
    _ = state.handle(.leave)
    // The clock that ticks on takes nothing back.
    _ = state.handle(.pass(milliseconds: 1))
    #expect(state.handle(.leave) == [.back])
    _ = state.handle(.handIn)
    #expect(state.handle(.leave) == [.back])
  }
}
