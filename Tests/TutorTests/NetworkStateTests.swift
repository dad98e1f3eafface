import CNNEngine
import Course
import Testing
import Tutor

struct NetworkStateTests {
  private static var table: NetworkSpec {
    let cells = { (text: String, question: String?) -> [NetworkSpec.Column: NetworkSpec.Cell] in
      [.parameters: .init(text: text, formulas: ["F = \(text)"], hiddenBy: question)]
    }
    let layers = ["one", "two"].map { name in
      NamedLayer(
        name,
        .convolution(
          Convolution(filters: 2, windows: [SlidingWindow(size: 3), SlidingWindow(size: 3)])))
    }
    return NetworkSpec(
      "made up", of: Architecture(input: Shape([1, 8, 8]), layers: layers),
      rows: [
        .init(name: "one", given: "", cells: cells("5", "10.1.b")),
        .init(name: "two", given: "", cells: cells("7", nil)),
      ], columns: [.output, .parameters])
  }

  @Test func `keys move over rows and columns and take a number apart`() {
    var state = NetworkState(Self.table)
    #expect(state.cell?.text == "5")
    _ = state.handle(.stepForward)
    #expect(state.row.name == "two")
    _ = state.handle(.stepForward)
    #expect(state.row.name == "two")
    _ = state.handle(.moveFocus(rows: 0, columns: -3))
    #expect(state.cell == nil)
    _ = state.handle(.commit)
    #expect(state.isApart)
    _ = state.handle(.cancel)
    #expect(!state.isApart)
  }

  @Test func `a layer's units are followed from its row`() throws {
    var state = NetworkState(Self.table)
    guard case .open(.trial(.receptiveField(let field), let origin)) = state.handle(.follow).first
    else { throw NoTable() }
    #expect(field.graph.stages[field.stage].name == "one")
    #expect(origin == "the layer table")
  }

  @Test func `a size that is still asked for is not shown on another figure`() {
    var spec = Self.table
    spec.rows[1].cells[.output] = .init(text: "2 x 4 x 4", hiddenBy: "10.1.b")
    var state = NetworkState(spec)
    #expect(state.handle(.follow).isEmpty)
    #expect(state.notice?.hasPrefix("Answer the questions behind the ?") == true)
  }

  @Test func `a number is secret until its question is answered on another page`() throws {
    let lesson = Lesson(
      id: "sample", title: "A sample", minutes: 3, needs: [], exam: .in, sources: ["here"],
      pages: [
        Page(title: "One", blocks: [.ask("10.1.b")], line: 1),
        Page(title: "Two", blocks: [.animation(.network(Self.table))], line: 5),
      ],
      questions: [Question(id: "10.1.b", hasVariants: false) { _ in sampleQuestion() }])
    var state = try LessonState(lesson, sequel: nil, progress: ProgressSummary())
    #expect(try isSecret(in: state))
    _ = state.handle(.answer(.solution))
    _ = state.handle(.answer(.solution))
    #expect(try !isSecret(in: state))
  }

  private func isSecret(in state: LessonState) throws -> Bool {
    guard case .figure(.network(let table)) = state.parts(onPage: 1)[0].content else {
      throw NoTable()
    }
    return table.isSecret(try #require(table.spec.rows[0].cells[.parameters]))
  }
}

private struct NoTable: Error {}
