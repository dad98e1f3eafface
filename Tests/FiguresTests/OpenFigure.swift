import Canvas
import ContentFormat
import Figures

/// A figure as a fence asks for it; `body` begins in line 2 of its file.
func fence(_ name: String, _ body: String = "{}") throws -> any FigurePart {
  let word = FigureCatalogue.course.guides.first { $0.kind.name == name }?.kind.fence
  let request = FigureRequest(
    name, fence: word, try ContentDocument(body, file: "fence", lineOffset: 1), line: 1,
    files: .none)
  return try FigureCatalogue.course.open(request)
}

/// A figure as a command line asks for it.
func typed(
  _ name: String, _ settings: KeyValuePairs<String, String> = [:]
) throws -> any FigurePart {
  try FigureCatalogue.course.open(FigureRequest(name, settings))
}

/// A figure of a type that is known.
func frame<F: Figure>(
  _ type: F.Type, _ name: String, _ body: String = "{}"
) throws -> FigureFrame<F> {
  guard let frame = try fence(name, body) as? FigureFrame<F> else { throw OtherFigure() }
  return frame
}

/// A request that opened a figure of another type.
struct OtherFigure: Error {}

extension FigurePart {
  /// Types a text.
  mutating func type(_ text: String) {
    for sign in text { _ = press(.character(sign)) }
  }

  /// The drawing at 80x24 as lines of text.
  var shown: [String] {
    draw(width: 80, room: 20, capabilities: Capabilities(), hasFocus: true).rows
  }
}
