import Canvas
import ContentFormat
import Course
import Grading
import Testing
import Tutor

struct LessonStateTests {
  private static let figure = FigureRequest("conv1d", ["input": "1,2,3", "kernel": "1,1"])

  /// Prose, a figure with a question, prose.
  private static func lesson(asks id: String = "10.1.b") -> Lesson {
    let prose = Block.paragraph(RichText([.text("Read me.")]))
    return Lesson(
      id: "sample", title: "A sample", minutes: 3, needs: [], exam: .in, sources: ["here"],
      pages: [
        Page(title: "One", blocks: [prose], line: 1),
        Page(title: "Two", blocks: [prose, .figure(figure), .ask(id)], line: 5),
        Page(title: "Three", blocks: [prose], line: 9),
      ],
      questions: [Question(id: "10.1.b", hasVariants: false) { _ in sampleQuestion() }])
  }

  private func state(page: Int? = nil, lastPage: Int? = nil) throws -> LessonState {
    var progress = ProgressSummary()
    if let lastPage {
      progress.apply(.pageRead(lesson: "sample", page: lastPage, pageCount: 3))
    }
    return try LessonState(
      Self.lesson(), page: page,
      sequel: .init(title: "next", destination: .lesson(id: "next", page: nil)),
      progress: progress)
  }

  private func read(_ page: Int) -> Effect {
    .record(.pageRead(lesson: "sample", page: page, pageCount: 3))
  }

  @Test func `a lesson opens where it was left, or at the page that is asked for`() throws {
    #expect(try state().page == 0)
    #expect(try state(lastPage: 2).page == 2)
    #expect(try state(page: 1, lastPage: 2).page == 1)
    #expect(try state(page: 7).page == 2)
    #expect(try state(page: -1).page == 0)
  }

  @Test func `a turned page is recorded, and the one that is left once`() throws {
    var state = try state()
    #expect(state.handle(.turn(1)) == [read(0), read(1)])
    #expect(state.handle(.turn(-1)) == [read(0)])
    #expect(state.handle(.turn(-1)).isEmpty)
    #expect(state.handle(.leave) == [read(0), .back])
  }

  @Test func `behind the last page the lesson ends and says what comes next`() throws {
    var state = try state(page: 2)
    #expect(state.handle(.followUp).isEmpty)
    #expect(state.handle(.turn(1)) == [read(2)])
    #expect(state.isAtEnd)
    #expect(state.partsOnPage.isEmpty)
    #expect(state.handle(.turn(1)).isEmpty)
    #expect(state.handle(.followUp) == [.back, .open(.lesson(id: "next", page: nil))])
    #expect(state.handle(.go(page: 0)) == [read(0)])
  }

  @Test func `the focus goes from the figure to the question to none and round`() throws {
    var state = try state(page: 1)
    #expect(state.focus == 0)
    #expect(state.focused?.isQuestion == false)
    _ = state.handle(.nextFocus)
    #expect(state.focused?.isQuestion == true)
    _ = state.handle(.nextFocus)
    #expect(state.focus == nil)
    _ = state.handle(.nextFocus)
    #expect(state.focus == 0)
    _ = state.handle(.previousFocus)
    #expect(state.focus == nil)
  }

  @Test func `a page of prose has no focus`() throws {
    var state = try state()
    #expect(state.focus == nil)
    _ = state.handle(.nextFocus)
    #expect(state.focus == nil)
    #expect(state.handle(.enter) == [read(0), read(1)])
  }

  @Test func `enter checks the answer, and turns the page once it is right`() throws {
    var state = try state(page: 1)
    _ = state.handle(.nextFocus)
    for character in "300" { _ = state.handle(.answer(.edit(.insert(character)))) }
    let effects = state.handle(.enter)
    #expect(effects.count == 1)
    #expect(state.page == 1)
    #expect(state.answers.first?.status == .solved)
    #expect(state.handle(.enter) == [read(1), read(2)])
  }

  @Test func `a figure plays by ticks and stops when the page is turned`() throws {
    var state = try state(page: 1)
    _ = state.handle(.figure(.character(" ")))
    #expect(state.intervalMilliseconds != nil)
    _ = state.handle(.nextFocus)
    _ = state.handle(.tick)
    #expect(state.intervalMilliseconds == nil, "two outputs: one tick is all")
    _ = state.handle(.previousFocus)
    _ = state.handle(.figure(.character(" ")))
    _ = state.handle(.turn(1))
    #expect(state.intervalMilliseconds == nil)
    _ = state.handle(.turn(-1))
    #expect(state.intervalMilliseconds == nil)
  }

  @Test func `what was solved before is known`() throws {
    var progress = ProgressSummary()
    progress.apply(
      .attempt(
        Attempt(question: "10.1.b", seed: nil, answer: "300", verdict: .right)))
    let state = try LessonState(Self.lesson(), sequel: nil, progress: progress)
    #expect(state.answers.map(\.status) == [.solved])
  }

  @Test func `a page that asks what is not there is named with its line`() {
    #expect {
      try LessonState(Self.lesson(asks: "10.1.c"), sequel: nil, progress: ProgressSummary())
    } throws: { error in
      "\(error)"
        == "lessons/sample/lesson.en.md:5: there is no question \"10.1.c\"; did you mean \"10.1.b\"?"
    }
  }
}
