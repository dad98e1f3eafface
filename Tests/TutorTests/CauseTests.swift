import ContentFormat
import Course
import Grading
import Testing
import Tutor

struct CauseTests {
  private static let page = CausePage(lesson: "conv1d", page: "How long is the output?")

  /// The sample question, whose mistake 507 has a page and a figure.
  private func state(trial: Trial? = nil) -> AnswerState {
    var question = sampleQuestion()
    question.misconceptions = ["same-assumed"]
    question.causePages = ["same-assumed": Self.page]
    question.trial = trial
    return AnswerState(question: question)
  }

  private let window = Trial(
    FigureRequest("conv1d", ["input": "13", "kernel": "4"]), misconceptions: ["same-assumed"])

  @Test func `nothing is offered before a mistake whose cause is known`() {
    var state = state(trial: window)
    #expect(state.handle(.cause).isEmpty)
    _ = state.answer("12")
    #expect(state.causePage == nil)
    #expect(state.handle(.trial).isEmpty)
    _ = state.answer("300")
    #expect(state.handle(.cause).isEmpty)
  }

  @Test func `a diagnosis leads to the page that shows the cause`() {
    var state = state()
    _ = state.answer("507")
    #expect(state.causePage == Self.page)
    #expect(state.trial == nil)
    #expect(state.handle(.cause) == [.open(.cause(Self.page))])
    #expect(state.verdict?.note == "same-assumed")
  }

  @Test func `a diagnosis opens a figure with the numbers of the question`() throws {
    var state = state(trial: window)
    _ = state.answer("507")
    let request = try #require(state.trial)
    #expect(state.handle(.trial) == [.open(.trial(request, from: "question 10.1.b"))])
    #expect(request.name == "conv1d")
    #expect(request.command == "cnn-tutor animate conv1d --input 13 --kernel 4")
  }

  @Test func `of two causes the first that has a page is shown`() {
    var question = sampleQuestion()
    question.causePages = ["no-in-ch": Self.page]
    var pair = Verdict(outcome: .wrong, message: "", basis: .pair)
    pair.causes = ["no-bias", "no-in-ch"]
    #expect(question.causePage(of: pair) == Self.page)
    question.misconceptions = ["pad-(K+1)/2"]
    question.causePages = ["pad-(K+1)/2": Self.page]
    let single = Verdict(outcome: .wrong, note: "pad-(K+1)/2", message: "")
    #expect(question.causePage(of: single) == Self.page)
  }

  @Test func `a page that is visited from a question is not recorded`() throws {
    let prose = Block.paragraph(RichText([.text("Read me.")]))
    let lesson = Lesson(
      id: "sample", title: "A sample", minutes: 3, needs: [], exam: .in, sources: ["here"],
      pages: [
        Page(title: "One", blocks: [prose], line: 1), Page(title: "Two", blocks: [prose], line: 2),
      ], questions: [], testOut: "sample.last")
    var visit = try LessonState(
      lesson, page: 0, sequel: nil, isVisit: true, progress: ProgressSummary())
    #expect(!visit.isProvable)
    #expect(visit.handle(.turn(1)).isEmpty)
    #expect(visit.handle(.leave) == [.back])
    var reading = try LessonState(lesson, page: 0, sequel: nil, progress: ProgressSummary())
    #expect(reading.handle(.testOut) == [.open(.testOut(lesson: "sample"))])
    _ = reading.handle(.turn(1))
    #expect(reading.handle(.testOut).isEmpty)
  }
}
