import Canvas
import Course
import TerminalUI
import Tutor

/// Figures that the tests look at, made here so that they do not change with the content.
enum AnimationSample {
  static func conv1d() -> AnimationSpec {
    AnimationSpec(
      operation: .conv1d, input: [[2, 0, -1, 3, 1, 4, 1, 5]], kernel: [[1, 0, 2]])
  }

  static func flip() -> AnimationSpec {
    var spec = AnimationSpec(
      operation: .conv1d, input: [[0, 0, 1, 0, 0]], kernel: [[1, 2, 3]])
    spec.modes = [.crossCorrelation, .convolution]
    spec.isPredicted = true
    spec.presets = [
      1: .kernel([[1, 2, 3]]), 2: .kernel([[1, 2, 1]]), 3: .kernel([[1, 0, -1]]),
    ]
    return spec
  }

  static func conv2d() -> AnimationSpec {
    AnimationSpec(
      operation: .conv2d,
      input: [
        [2, 0, -1, 3, 1], [4, 1, 5, 2, 0], [-1, 3, 1, 4, 1], [5, 2, 0, -1, 3], [1, 4, 1, 5, 2],
      ],
      kernel: [[1, 0, 2], [-1, 1, 1], [0, 2, -1]])
  }

  static func pool(_ operation: AnimationSpec.Operation) -> AnimationSpec {
    var spec = AnimationSpec(
      operation: operation, input: (operation == .pool1d ? conv1d() : conv2d()).inputs[0],
      kernel: [])
    spec.stride = 2
    return spec
  }

  static func screen(_ spec: AnimationSpec) throws -> AnimationScreen {
    AnimationScreen(.sliding(try AnimationState(spec)))
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
