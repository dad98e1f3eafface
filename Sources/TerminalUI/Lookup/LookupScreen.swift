package import Canvas
import Course
package import Tutor

/// A search through the whole course: a field, and what was found below it.
package struct LookupScreen: Screen {
  package private(set) var state: LookupState

  package init(_ state: LookupState) {
    self.state = state
  }

  package mutating func handle(_ message: LookupState.Message) -> [Effect] {
    state.handle(message)
  }

  package var isTextEntry: Bool { true }

  package func message(for key: Key) -> LookupState.Message? {
    switch key {
    case .character(let character): .type(character)
    case .backspace: .erase
    case .up: .move(-1)
    case .down: .move(1)
    case .pageUp: .move(-10)
    case .pageDown: .move(10)
    case .home: .move(-state.hits.count)
    case .end: .move(state.hits.count)
    case .enter: .open
    default: nil
    }
  }

  package var allKeys: [FooterKey] { footer }

  private var footer: [FooterKey] {
    [FooterKey("↵", "open"), FooterKey("↑↓", "choose"), FooterKey("esc", "back")]
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let count = state.hits.count
    let found = state.query.isEmpty ? "" : count == 1 ? "1 found" : "\(count) found"
    grid.drawHeader(
      StyledText("find", .heading) + StyledText(" · the whole course", .quiet),
      right: StyledText(found, .quiet))
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    let body = grid.body
    let field = StyledText(" find ", .quiet) + StyledText("▸ ", .focus) + StyledText(state.query)
    let end = grid.write(field.fitted(to: capabilities), x: 1, y: body.y, width: size.width - 2)
    grid.cursor = Point(x: min(end, size.width - 1), y: body.y)
    drawHits(
      on: &grid,
      in: Rect(x: 0, y: body.y + 2, width: size.width, height: body.height - 4),
      capabilities: capabilities)
    return grid
  }

  private func drawHits(on grid: inout Grid, in rect: Rect, capabilities: Capabilities) {
    guard !state.hits.isEmpty else {
      let lines = StyledText(advice, .quiet).wrapped(to: rect.width - 4)
      grid.write(lines, x: 3, y: rect.y, limit: rect.height)
      return
    }
    let window = ScrollWindow(
      count: state.hits.count, height: rect.height, around: state.selection)
    var y = rect.y
    if window.above > 0 {
      grid.write(StyledText("▴ \(window.above) more", .quiet), x: 3, y: y)
      y += 1
    }
    let rows = window.range.map { line(of: $0, width: rect.width).fitted(to: capabilities) }
    y = grid.write(rows, x: 0, y: y, width: rect.width)
    if window.below > 0 { grid.write(StyledText("▾ \(window.below) more", .quiet), x: 3, y: y) }
    let whole = StyledText(state.selected?.title ?? "", .text).fitted(to: capabilities)
      .wrapped(to: rect.width - 4)
    if whole.count > 1 || whole.contains(where: { $0.width > rect.width - 16 }) {
      grid.write(whole, x: 3, y: rect.y + rect.height, limit: 2)
    }
  }

  private var advice: String {
    state.query.isEmpty
      ? "Type a word (also in Hebrew), a formula or a number." : "The course has nothing like it."
  }

  private func line(of index: Int, width: Int) -> StyledText {
    let hit = state.hits[index]
    let isChosen = index == state.selection
    let kind = StyledText(hit.place.kind, .quiet).padded(to: 10)
    let head = StyledText(isChosen ? " ▸ " : "   ", .focus) + kind
    return (head + StyledText(hit.title, Style(isBold: isChosen))).truncated(to: width - 1)
  }

  package func plainText() -> String {
    "Look something up: cnn-tutor find WORDS, a formula or a number.\n"
  }
}

extension LookupPlace {
  /// What it is, in a word.
  package var kind: String {
    switch self {
    case .page: "page"
    case .question: "question"
    case .network: "network"
    case .term: "word"
    }
  }
}
