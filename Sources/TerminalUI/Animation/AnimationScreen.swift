package import Canvas
import Course
import Figures
package import Tutor

/// A figure alone on the screen, as `cnn-tutor animate` opens it.
package struct AnimationScreen: Screen {
  package private(set) var state: FigureState
  /// From where it was opened and where Esc leads back, such as `question 10.1.b`; nil for a figure alone.
  private let origin: String?

  package init(_ state: FigureState, origin: String? = nil) {
    self.state = state
    self.origin = origin
  }

  package mutating func handle(_ message: FigureState.Message) -> [Effect] {
    state.handle(message)
  }

  package func message(for key: Key) -> FigureState.Message? {
    FigureKeys.message(for: key, state) ?? FigureKeys.tabMessage(for: key, state)
  }

  package var isTextEntry: Bool { state.isTextEntry }

  package var allKeys: [FooterKey] { FigureKeys.all(for: state) }

  package var tick: FigureState.Message? { state.playback.isPlaying ? .tick : nil }

  package var tickIntervalMilliseconds: Int? { state.playback.intervalMilliseconds }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let way = origin.map { "esc back to \($0)" } ?? ""
    grid.drawHeader(
      StyledText("animate \(state.name)", .heading), right: StyledText(way, .focus))
    grid.drawFooter(
      FigureKeys.footer(for: state) + [FooterKey("?", "keys")],
      isUnicode: capabilities.isUnicode)
    let drawing = FigureDrawing(state, capabilities: capabilities, hasFocus: true)
    let isTall = grid.body.height > 14
    let figure = drawing.draw(width: size.width, room: grid.body.height - (isTall ? 1 : 0))
    grid.place(figure, x: 0, y: grid.body.y + (isTall ? 1 : 0))
    return grid
  }

  package func plainText() -> String { state.plainText(isUnicode: true) }
}

extension FigureState {
  /// The settings in a line, then every step as a table: for pipes and screen readers.
  ///
  /// On a page, where the figure is one thing among others, a long table is abridged.
  package func plainText(isUnicode: Bool, isOnPage: Bool = false) -> String {
    if case .part(let part) = self {
      return part.plainText(isUnicode: isUnicode, isOnPage: isOnPage)
    }
    let width = 78
    let capabilities = Capabilities(isUnicode: isUnicode, colorCount: 0, hasMotion: false)
    let view = FigureDrawing(self, capabilities: capabilities, hasFocus: false).view
    let settings = view.plainSettings.split(separator: "\n").flatMap { line in
      let text = StyledText(String(line))
      return text.width <= width + 2 ? [text] : text.wrapped(to: width, indent: 2)
    }
    let table = isOnPage ? view.abridgedTable(width: width) : view.completeTable(width: width)
    let lines = (settings + table).map { line in
      String(line.string.reversed().drop { $0 == " " }.reversed())
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
