package import Canvas
package import Tutor

/// The course map as a screen.
package struct HomeScreen: Screen {
  var state: HomeState

  package init(_ state: HomeState) {
    self.state = state
  }

  package mutating func handle(_ message: HomeState.Message) -> [Effect] {
    state.handle(message)
  }

  package func message(for event: OutsideEvent) -> HomeState.Message? {
    if case .progress(let progress) = event { .update(progress) } else { nil }
  }

  package func message(for key: Key) -> HomeState.Message? {
    switch key {
    case .up: .move(-1)
    case .down: .move(1)
    case .pageUp: .move(-10)
    case .pageDown: .move(10)
    case .home: .move(-state.entries.count)
    case .end: .move(state.entries.count)
    case .enter: .open
    default: commandMessage(for: key)
    }
  }

  private func commandMessage(for key: Key) -> HomeState.Message? {
    switch key {
    case .character("t"): .openTraining
    case .character("o") where state.provable != nil: .testOut
    case .character("p") where state.practicable != nil: .practise
    case .character("r") where state.dueCount > 0: .openReview
    case .character("q"): .leave
    case .character("j"): .move(1)
    case .character("k"): .move(-1)
    default: nil
    }
  }

  package var allKeys: [FooterKey] {
    [
      FooterKey("↵", "open what is chosen"), FooterKey("↑↓", "choose, also j and k"),
      FooterKey("pgup pgdn", "ten lines at once"), FooterKey("home end", "first or last"),
      FooterKey("t", "train a network"),
    ] + (state.provable == nil ? [] : [FooterKey("o", "prove the lesson by one question")])
      + (state.practicable == nil ? [] : [FooterKey("p", "practise what is chosen, without end")])
      + (state.dueCount > 0 ? [FooterKey("r", "review what is due")] : [])
      + [FooterKey("q", "leave cnn-tutor")]
  }

  private var footer: [FooterKey] {
    let second = state.dueCount > 0 ? FooterKey("r", "review") : FooterKey("↑↓", "choose")
    return [
      FooterKey("↵", "open"), second, FooterKey("/", "find"), FooterKey("t", "train"),
      FooterKey("q", "leave"), FooterKey("?", "keys"),
    ]
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    grid.drawHeader(
      StyledText("cnn-tutor", .heading) + StyledText(" · course map", .quiet),
      right: size.width < 60 && due.width > 0 ? due : due + StyledText(standing, .quiet))
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    var y = drawTop(on: &grid, capabilities: capabilities)
    if size.height >= 16 { y += 1 }
    let panelWidth = size.width >= 110 ? size.width - 78 : 0
    let body = grid.body
    let list = Rect(
      x: 0, y: y, width: size.width - panelWidth, height: body.y + body.height - y)
    drawList(on: &grid, in: list)
    if panelWidth > 0 {
      grid.drawVerticalRule(x: list.width, y: y, height: list.height)
      drawDetails(
        on: &grid,
        in: Rect(x: list.width + 2, y: y, width: panelWidth - 3, height: list.height))
    }
    return grid
  }

  /// How many reviews wait; nothing while none does.
  private var due: StyledText {
    guard state.dueCount > 0 else { return StyledText() }
    let words = state.dueCount == 1 ? "review due" : "reviews due"
    return StyledText("\(state.dueCount) \(words)  ", .focus)
  }

  /// How much of the course is done.
  private var standing: String {
    if state.map.lessons.isEmpty { return "" }
    let done = state.map.lessons.count { state.progress.standing(of: $0).state == .done }
    return "\(done) of \(state.map.lessons.count) lessons done"
  }

  /// What comes next; returns the row below.
  private func drawTop(on grid: inout Grid, capabilities: Capabilities) -> Int {
    let width = grid.size.width - 4
    var y = grid.body.y
    if state.isFirstStart {
      let welcome = StyledText("Welcome: ↵ begins, ? shows all keys.")
        .fitted(to: capabilities)
      grid.write(welcome.truncated(to: width), x: 3, y: y)
      y += 1
    }
    grid.write(nextLine(width: width - 1), x: 3, y: y)
    return y + 1
  }
}
