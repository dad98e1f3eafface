package import Canvas
import Course
package import Tutor

/// A figure alone on the screen, as `cnn-tutor animate` opens it.
package struct AnimationScreen: Screen {
  package private(set) var state: AnimationState

  package init(_ state: AnimationState) {
    self.state = state
  }

  package mutating func handle(_ message: AnimationState.Message) -> [Effect] {
    state.handle(message)
  }

  package func message(for key: Key) -> AnimationState.Message? {
    AnimationKeys.message(for: key, state)
  }

  package var allKeys: [FooterKey] { AnimationKeys.all }

  package var tick: AnimationState.Message? { state.isPlaying ? .tick : nil }

  package var tickIntervalMilliseconds: Int? { state.intervalMilliseconds }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    grid.drawHeader(StyledText("animate \(state.settings.operation.rawValue)", .heading))
    grid.drawFooter(
      AnimationKeys.footer(for: state) + [FooterKey("?", "keys")],
      isUnicode: capabilities.isUnicode)
    let drawing = AnimationDrawing(state, capabilities: capabilities, hasFocus: true)
    let isTall = grid.body.height > 14
    let figure = drawing.draw(width: size.width, room: grid.body.height - (isTall ? 1 : 0))
    grid.place(figure, x: 0, y: grid.body.y + (isTall ? 1 : 0))
    return grid
  }

  package func plainText() -> String { state.plainText(isUnicode: true) }
}

extension AnimationState {
  /// The settings in a line, then every step as a table: for pipes and screen readers.
  package func plainText(isUnicode: Bool) -> String {
    let capabilities = Capabilities(isUnicode: isUnicode, colorCount: 0, hasMotion: false)
    let line = AnimationStatus(state: self, hasFocus: false, width: 78).plainSettings
    let table = AnimationTable(state: self, capabilities: capabilities, isComplete: true)
    let rows = table.lines(width: 78).map { line in
      String(line.string.reversed().drop { $0 == " " }.reversed())
    }
    return ([line] + rows).joined(separator: "\n") + "\n"
  }
}
