import Canvas
import ContentFormat
import Course
import Figures
import TerminalUI
import Tutor

/// Figures that the tests look at, made here so that they do not change with the content.
enum AnimationSample {
  static let line = "input: [2, 0, -1, 3, 1, 4, 1, 5]\n"
  static let conv1d = line + "kernel: [1, 0, 2]\n"
  static let flip = """
    input: [0, 0, 1, 0, 0]
    kernel: [1, 2, 3]
    compare: [cross-correlation, convolution]
    predict: true
    presets: {1: [1, 2, 3], 2: [1, 2, 1], 3: [1, 0, -1]}
    """
  static let picture = """
    input: [[2, 0, -1, 3, 1], [4, 1, 5, 2, 0], [-1, 3, 1, 4, 1], [5, 2, 0, -1, 3], [1, 4, 1, 5, 2]]

    """
  static let conv2d = picture + "kernel: [[1, 0, 2], [-1, 1, 1], [0, 2, -1]]\n"

  static func screen(_ name: String, _ body: String) throws -> FigureScreen {
    try FigureScreen(
      FigureRequest(name, try ContentDocument(body, file: "page"), line: 1, files: .none))
  }
}

extension FigureScreen {
  /// The screen of what is asked for.
  init(_ request: FigureRequest) throws {
    self.init(try FigureCatalogue.course.open(request))
  }
}

extension Screen {
  /// The screen at the three sizes that everything is looked at in, and in ASCII at the first.
  func frames() -> String {
    var text = ""
    for (width, height) in [(80, 24), (120, 40), (40, 12), (200, 60)] {
      text += draw(width, height, isUnicode: true)
    }
    return text + draw(80, 24, isUnicode: false)
  }

  private func draw(_ width: Int, _ height: Int, isUnicode: Bool) -> String {
    let capabilities = Capabilities(isUnicode: isUnicode)
    let grid = draw(size: Size(width: width, height: height), capabilities: capabilities)
    var rows = (isUnicode ? grid : grid.asciiTwin).rows
    while rows.count > 1, rows.dropLast().last == "" { rows.remove(at: rows.count - 2) }
    return (["--- \(width)x\(height)\(isUnicode ? "" : " ascii") ---"] + rows)
      .joined(separator: "\n") + "\n"
  }

  mutating func type(keys: [Key]) {
    for key in keys { _ = message(for: key).map { handle($0) } }
  }
  mutating func type(text: String) { type(keys: text.map { Key.character($0) }) }
}
