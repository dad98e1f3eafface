import Canvas
import ContentFormat
import Figures
import Testing

struct NetworkFigureTests {
  /// The table of a fence, whose body begins in line 2.
  private func table(
    _ subject: String, _ body: String = "{}"
  ) throws -> FigureFrame<NetworkFigure> {
    let request = FigureRequest(
      "network", of: subject, try ContentDocument(body, file: "fence", lineOffset: 1), line: 1,
      files: .none)
    do throws(FigureFault) {
      guard let frame = try FigureCatalogue.course.open(request) as? FigureFrame<NetworkFigure>
      else { throw .nothingToAsk }
      return frame
    } catch { throw request.problem(error) }
  }

  @Test func `a network of the catalogue has its rows and the total`() throws {
    let rows = try table("lenet5").figure.rows
    #expect(rows.map(\.name) == ["C1", "S2", "C3", "S4", "C5", "F6", "output", "total"])
    // Inventory A4.
    #expect(
      rows.map { $0.cells[.parameters]?.text } == [
        "156", "0", "2,416", "0", "48,120", "10,164", "850", "61,706",
      ])
    #expect(rows[0].cells[.parameters]?.formulas == ["F·C·K·K + F = 6·1·5·5 + 6 = 156"])
    #expect(rows[0].cells[.receptiveField]?.text == "5x5")
  }

  @Test func `a composite counts its parts, unless they have rows of their own`() throws {
    let whole = try table("googlenet", "rows: [inception_3a]\ncolumns: [parameters]")
    // 12,352 + 18,528 + 110,720 + 3,088 + 12,832 + 6,176, each by hand from Szegedy et al., table 1.
    #expect(whole.figure.rows[0].cells[.parameters]?.text == "163,696")
    let parts = try table(
      "googlenet", "rows: [inception_3a, inception_3a.1x1]\ncolumns: [parameters]")
    #expect(
      parts.figure.rows.map { $0.cells[.parameters]?.text }.dropLast() == ["0", "12,352"])
  }

  @Test func `layers may stand in the fence`() throws {
    let table = try table(
      "inline", "input: 1x13x13\nlayers: conv 3@4x4 nobias | relu | fc 4 nobias")
    #expect(table.figure.rows.map(\.name) == ["conv", "fc", "total"])
  }

  @Test func `numbers hide until a question is answered`() throws {
    var table = try table("lenet5", "hide: {C1.parameters: one.a, total.multiplyAdds: one.b}")
    let share = try #require(table.figure.rows[0].cells[.share])
    #expect(table.figure.isSecret(share))
    #expect(!table.shown.contains { $0.contains("156") })
    table.learn(earned: ["one.a"])
    #expect(!table.figure.isSecret(share))
    #expect(table.shown.contains { $0.contains("156") })
  }

  @Test func `keys move over rows and columns and take a number apart`() throws {
    var table = try table("lenet5", "columns: [output, parameters]")
    #expect(table.figure.cell?.text == "156")
    _ = table.press(.down)
    #expect(table.figure.cell?.text == "0")
    _ = table.press(.end)
    _ = table.press(.left)
    #expect(table.figure.cell == nil)
    _ = table.press(.home)
    _ = table.press(.right)
    table.type("t")
    #expect(table.shown.contains { $0.contains("6·1·5·5 + 6 = 156") })
    #expect(!table.shown.contains { $0.contains("parameters  156") })
    _ = table.press(.enter)
    #expect(table.shown.contains { $0.contains("parameters  156") })
  }

  @Test(arguments: [("lenet5", "{}"), ("inline", "input: 1x9x9\nlayers: 'C1: conv 2@3x3'")])
  func `a layer's units are followed from its row`(subject: String, body: String) throws {
    var table = try table(subject, body)
    let opened = table.press(.character("x"))
    let request = try #require(opened)
    let plain = try FigureCatalogue.course.open(request)
      .plainText(isUnicode: true, isOnPage: false)
    #expect(plain.contains(" of C1 sees "))
  }

  @Test func `a size that is still asked for is not shown on another figure`() throws {
    var table = try table("lenet5", "hide: {S2.output: one.a}")
    let opened = table.press(.character("x"))
    #expect(opened == nil)
    #expect(
      table.notice
        == "Answer the questions behind the ? first: the figure would show their sizes.")
  }

  @Test(arguments: [
    ("vgg61", "{}", "1: there is no network \"vgg61\"; did you mean \"vgg16\"?"),
    ("lenet5", "rows: [C9]", "2: there is no layer \"C9\""),
    ("lenet5", "columns: [params]", "2: unknown word \"params\""),
    ("lenet5", "hide: {C1.cost: one.a}", "2: unknown column \"cost\""),
    ("lenet5", "hide: {C9.parameters: one.a}", "2: there is no row \"C9\""),
    ("lenet5", "row: [C1]", "2: unknown key \"row\"; did you mean \"rows\"?"),
    ("lenet5", "layers: conv 3@3", "1: there is no network \"lenet5\""),
    ("inline", "input: 1x4x4", "1: a network written inline needs its input and its layers."),
    ("inline", "input: 1x4x4\nlayers: conv 3@9x9", "3: the network: "),
    ("lenet5", "height: 99", "2: the figure: the height of the table cannot be 99."),
  ])
  func `what is wrong is named with its line`(subject: String, body: String, said: String) {
    let problem = #expect(throws: ContentProblem.self) { try table(subject, body) }
    #expect(problem?.description.hasPrefix("fence:" + said) == true, "\(problem as Any?)")
  }
}
