import ContentFormat
import Figures
import Testing

struct SignalFigureTests {
  /// A figure whose weights lie in a file of that text.
  private func request(_ name: String, _ data: String) throws -> FigureRequest {
    let files = NamedFiles(folder: "lesson") { file, line throws(ContentProblem) in
      guard file == "data.yaml" else {
        throw ContentProblem(file: "lesson/page", line: line, fault: .unreadable(reason: "gone"))
      }
      return data
    }
    let document = try ContentDocument(
      "data: \(name)\nscale: 10", file: "lesson/page", lineOffset: 11)
    return FigureRequest("signal", document, line: 11, files: files)
  }

  /// By hand: 1·1 + 2·3 = 7, times 10; then 2·70 and 4·70, not scaled.
  @Test func `weights lie in a file beside the lesson`() throws {
    let request = try request(
      "data.yaml",
      "format: 1\nsource: made here\ninput: [1, 2]\nweights: [[[1], [3]], [[2, 4]]]\n")
    let frame = try FigureCatalogue.course.open(request) as? FigureFrame<SignalFigure>
    #expect(frame?.figure.rows == [[1, 2], [70], [140, 280]])
  }

  @Test(arguments: [
    ("none.yaml", "lesson/page:12: the file cannot be read: gone."),
    ("data.yaml", "lesson/data.yaml:4: layer 1 does not read the 2 numbers before it."),
  ])
  func `a file that does not fit is named with its place`(name: String, words: String) throws {
    let request = try request(
      name, "format: 1\nsource: made here\ninput: [1, 2]\nweights: [[[1]]]\n")
    let fault = #expect(throws: FigureFault.self) { try FigureCatalogue.course.open(request) }
    #expect(fault.map { request.problem($0).description.hasPrefix(words) } == true)
  }
}
