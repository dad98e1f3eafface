import ContentFormat
import Course
import Figures
import Testing
import Tutor

struct HiddenNumbersTests {
  @Test func `a number is secret until its question is answered on another page`() throws {
    let table = FigureRequest(
      "network", of: "lenet5",
      try ContentDocument("hide: {C1.parameters: 10.1.b}", file: "page"), line: 1, files: .none)
    let lesson = Lesson(
      id: "sample", title: "A sample", minutes: 3, needs: [], exam: .in, sources: ["here"],
      pages: [
        Page(title: "One", blocks: [.ask("10.1.b")], line: 1),
        Page(title: "Two", blocks: [.figure(table)], line: 5),
      ],
      questions: [Question(id: "10.1.b", hasVariants: false) { _ in sampleQuestion() }])
    var state = try LessonState(lesson, sequel: nil, progress: ProgressSummary())
    #expect(try isSecret(in: state))
    _ = state.handle(.answer(.solution))
    _ = state.handle(.answer(.solution))
    #expect(try !isSecret(in: state))
  }

  private func isSecret(in state: LessonState) throws -> Bool {
    guard case .figure(let part) = state.parts(onPage: 1)[0].content,
      let figure = (part as? FigureFrame<NetworkFigure>)?.figure
    else { throw NoTable() }
    return figure.isSecret(try #require(figure.rows[0].cells[.parameters]))
  }
}

private struct NoTable: Error {}
