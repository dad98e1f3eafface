package import Canvas
package import Figures
package import Tutor

/// A figure alone on the screen, as `cnn-tutor animate` opens it.
package struct FigureScreen: Screen {
  package enum Message: Hashable, Sendable {
    case key(Key)
    case tick
  }

  package private(set) var figure: any FigurePart
  /// From where it was opened and where Esc leads back, such as `question 10.1.b`; nil for a figure alone.
  private let origin: String?

  package init(_ figure: any FigurePart, origin: String? = nil) {
    self.figure = figure
    self.origin = origin
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .key(let key):
      return figure.press(key).map { [.open(.trial($0, from: "the figure \(figure.name)"))] } ?? []
    case .tick:
      figure.tick()
      return []
    }
  }

  package func message(for key: Key) -> Message? {
    figure.accepts(key) ? .key(key) : tabMessage(for: key)
  }

  /// Tab and back tab, where no page wants them: to the next part of the figure.
  private func tabMessage(for key: Key) -> Message? {
    guard [.tab, .backTab].contains(key) else { return nil }
    let bracket = Key.character(key == .backTab ? "[" : "]")
    return figure.accepts(bracket) ? .key(bracket) : nil
  }

  package var isTextEntry: Bool { figure.isTextEntry }

  package var allKeys: [FooterKey] { figure.keys }

  package var tick: Message? { figure.isPlaying ? .tick : nil }

  package var tickIntervalMilliseconds: Int? { figure.intervalMilliseconds }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    Grid(
      figure: figure.name, origin: origin, footer: figure.footer, size: size, capabilities
    ) { room in
      figure.draw(width: size.width, room: room, capabilities: capabilities, hasFocus: true)
    }
  }

  package func plainText() -> String { figure.plainText(isUnicode: true, isOnPage: false) }
}

extension Grid {
  /// A screen of one figure between its name and its keys.
  init(
    figure name: String, origin: String?, footer: [FooterKey], size: Size,
    _ capabilities: Capabilities, draw: (_ room: Int) -> Grid
  ) {
    self.init(size: size)
    let way = origin.map { "esc back to \($0)" } ?? ""
    drawHeader(StyledText("animate \(name)", .heading), right: StyledText(way, .focus))
    drawFooter(footer + [FooterKey("?", "keys")], isUnicode: capabilities.isUnicode)
    let top = body.height > 14 ? 1 : 0
    place(draw(body.height - top), x: 0, y: body.y + top)
  }
}
