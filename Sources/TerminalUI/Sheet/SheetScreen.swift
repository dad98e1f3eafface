internal import Checked
package import Canvas
package import Tutor

/// The formula sheet on the screen: it scrolls, and it can be turned over.
package struct SheetScreen: Screen {
  package private(set) var state: SheetState

  package init(_ state: SheetState) {
    self.state = state
  }

  package mutating func handle(_ message: SheetState.Message) -> [Effect] {
    state.handle(message)
  }

  package func message(for key: Key) -> SheetState.Message? {
    switch key {
    case .up, .character("k"): .scroll(-1)
    case .down, .character("j"): .scroll(1)
    case .pageUp: .scroll(-10)
    case .pageDown, .character(" "): .scroll(10)
    case .home: .scroll(-state.top)
    case .end: .scroll(100_000)
    case .tab, .character("b"): .turn
    case .character("q"): .leave
    default: nil
    }
  }

  package var allKeys: [FooterKey] {
    [
      FooterKey("↑↓", "scroll, also j and k"), FooterKey("pgup pgdn", "ten lines at once"),
      FooterKey("home end", "to the first or last line"), FooterKey("tab", "turn the sheet over"),
      FooterKey("q", "leave"),
    ]
  }

  package mutating func fit(size: Size, capabilities: Capabilities) {
    let lines = text(size: size, capabilities: capabilities).lines
    state.limit(lineCount: lines.count, height: Grid(size: size).body.height)
  }

  private func text(size: Size, capabilities: Capabilities) -> SheetText {
    SheetText(state, capabilities: capabilities, width: min(76, size.width - 4))
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let lines = text(size: size, capabilities: capabilities).lines
    let title = state.isBack ? SheetWords.backTitle : SheetWords.title
    let body = grid.body
    let end = min(lines.count, state.top + body.height)
    grid.drawHeader(
      StyledText("sheet", .heading) + StyledText(" · " + title, .quiet).fitted(to: capabilities),
      right: StyledText("line \(end) of \(lines.count)", .quiet))
    grid.drawFooter(
      [
        FooterKey("↑↓", "scroll"), FooterKey("tab", state.isBack ? "formulas" : "my mistakes"),
        FooterKey("q", "leave"), FooterKey("?", "keys"),
      ], isUnicode: capabilities.isUnicode)
    let shown = lines.dropFirst(atMost: state.top).prefix(atMost: body.height)
    grid.write(Array(shown), x: 2, y: body.y, width: size.width - 3)
    return grid
  }

  package func plainText() -> String {
    let capabilities = Capabilities(colorCount: 0, hasMotion: false)
    let text = SheetText(state, capabilities: capabilities, width: 76)
    let lines =
      [StyledText(SheetWords.title), ""] + text.front + [StyledText(SheetWords.backTitle), ""]
      + text.back
    return lines.map(\.string.withoutTrailingBlanks).joined(separator: "\n") + "\n"
  }
}
