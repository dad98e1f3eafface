import CNNEngine
import Canvas
import ContentFormat
import Figures
import Testing

struct FeaturesFigureTests {
  /// A bright dot at row 1, column 1, and an edge on the right.
  private static let pgm = "P2 5 4 9  0 0 0 0 9  0 9 0 0 9  0 0 0 0 9  0 0 0 0 9"

  private func figure(_ body: String = "{}") throws -> FigureFrame<FeaturesFigure> {
    let files = NamedFiles(folder: "assets") { _, _ in Self.pgm }
    let request = FigureRequest(
      "features", try ContentDocument(body, file: "page"), line: 1, files: files)
    guard let frame = try FigureCatalogue.course.open(request) as? FigureFrame<FeaturesFigure>
    else { throw OtherFigure() }
    return frame
  }

  @Test func `the window stays on the picture`() throws {
    var figure = try figure()
    for _ in 0..<9 {
      _ = figure.press(.down)
      _ = figure.press(.right)
    }
    #expect(figure.figure.place == [1, 2])
    // By hand: the edge of three nines under the weights 1.
    #expect(figure.figure.answer(at: figure.figure.place) == 27)
  }

  @Test func `filters are picked and played`() throws {
    var figure = try figure()
    figure.type("4")
    #expect(figure.figure.filter.name == "dot")
    // 8·9 on the dot itself.
    #expect(figure.figure.extremes(of: 3).greatest.0 == 72)
    #expect(figure.figure.extremes(of: 3).greatest.1 == [0, 0])
    figure.type("]]")
    #expect(figure.figure.filter.name == "vertical")
    figure.type(" ")
    figure.tick()
    #expect(figure.figure.filter.name == "horizontal")
  }

  @Test func `the student points and the map appears`() throws {
    var figure = try figure("predict: true")
    #expect(figure.shown.contains { $0.contains("? hidden until you point") })
    _ = figure.press(.enter)
    #expect(figure.shown.contains { $0.contains("✓ 27") || $0.contains("there; the greatest") })
    figure.type("2")
    #expect(!figure.shown.contains { $0.contains("there; the greatest") })
  }

  @Test func `a weight is edited in place and taken back`() throws {
    var figure = try figure()
    figure.type("e5")
    #expect(figure.figure.filter.kernel[0][0] == 5)
    figure.type("u")
    #expect(figure.figure.filter.kernel[0][0] == -1)
    figure.type("100")
    #expect(figure.figure.refusal == "The weight cannot be 100. Choose -99 to 99.")
    #expect(figure.figure.filter.kernel[0][0] == 10)
  }

  @Test func `filters are those of the bank`() throws {
    #expect(try figure().figure.filters.count == 5)
    #expect(try figure("filters: [dot]").figure.filters.map(\.name) == ["dot"])
    let fault = #expect(throws: FigureFault.self) { try figure("filters: [vertcal]") }
    #expect(fault?.description == "there is no filter \"vertcal\"; did you mean \"vertical\"?")
  }
}

struct GreyPictureTests {
  @Test func `plain PGM with comments is read`() throws {
    let picture = try GreyPicture(pgm: "P2\n# a comment\n3 4 9\n1 2 3\n4 5 6 7 8 9 # end\n0 1 2\n")
    #expect(picture.rows == [[1, 2, 3], [4, 5, 6], [7, 8, 9], [0, 1, 2]])
    #expect(picture.white == 9)
  }

  @Test(arguments: [
    ("P5\n3 3 9\n", "it does not begin with P2"),
    ("P2\n3 x 9\n1 2 3", "it does not begin with P2"),
    ("P2\n41 3 9\n1", "it is 41 x 3"),
    ("P2\n2 3 9\n1", "it is 2 x 3"),
    ("P2\n3 3 9\n1 2 3", "need 9 levels, not 3"),
    ("P2\n3 3 9\n1 2 3 4 5 6 7 8 10", "between 0 and 9"),
    ("", "it does not begin with P2"),
  ])
  func `what is no picture gets a sentence`(text: String, words: String) {
    let fault = #expect(throws: FigureFault.self) { try GreyPicture(pgm: text) }
    #expect(fault?.description.contains(words) == true)
    #expect(fault?.description.contains("Write plain PGM") == true)
  }
}
