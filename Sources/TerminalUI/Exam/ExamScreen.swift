internal import Checked
package import Canvas
import Course
package import Tutor

/// A mock exam on the screen: one part at a time, a list of all, and at the end the points with solutions.
package struct ExamScreen: Screen {
  package enum Message: Hashable, Sendable {
    case exam(ExamState.Message)
    /// So many lines down, or up.
    case scroll(Int)
  }

  package private(set) var state: ExamState
  private var scrolled = 0
  /// A part takes 76 columns; beyond them there is room for the list of all parts.
  private static let listColumn = 84
  private static let wideWidth = 130

  package init(_ state: ExamState) {
    self.state = state
  }

  package var isTextEntry: Bool { state.stage == .writing }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .exam(let message):
      scrolled = 0
      return state.handle(message)
    case .scroll(let lines):
      scrolled = max(0, scrolled + lines)
      return []
    }
  }

  /// Long while much time is left, a second at the end: a clock that nobody looks at wakes nobody.
  package var tickIntervalMilliseconds: Int? {
    guard state.isRunning else { return nil }
    return state.millisecondsLeft > 120_000 ? 20_000 : 1000
  }

  package var tick: Message? { tickIntervalMilliseconds.map { .exam(.pass(milliseconds: $0)) } }

  package var isTimed: Bool { state.isRunning }

  package func message(for key: Key) -> Message? {
    switch key {
    case .escape: .exam(.leave)
    case .tab: .exam(.toggleList)
    case .enter: .exam(.enter)
    case .control("n"): .exam(.step(1))
    case .control("p"): .exam(.step(-1))
    case .control("f"): .exam(.flag)
    case .pageDown: .scroll(5)
    case .pageUp: .scroll(-5)
    default: state.stage == .writing ? answerMessage(for: key) : listMessage(for: key)
    }
  }

  /// Hints and solutions do not exist here.
  private func answerMessage(for key: Key) -> Message? {
    guard case .edit(let edit) = AnswerKeys.message(for: key) else { return nil }
    return .exam(.edit(edit))
  }

  private func listMessage(for key: Key) -> Message? {
    switch key {
    case .down, .right, .character("j"): .exam(.step(1))
    case .up, .left, .character("k"): .exam(.step(-1))
    case .home: .exam(.go(part: 0))
    case .end: .exam(.go(part: state.answers.count - 1))
    case .character("f"): .exam(.flag)
    case .character("h"): .exam(.handIn)
    case .character("q"): .exam(.leave)
    case .function(3): .exam(.trial)
    case .function(4): .exam(.cause)
    default: nil
    }
  }

  package var allKeys: [FooterKey] {
    switch state.stage {
    case .writing:
      [
        FooterKey("↵", "keep the answer and go on"), FooterKey("ctrl-n", "next part"),
        FooterKey("ctrl-p", "part before"), FooterKey("ctrl-f", "flag this part"),
        FooterKey("tab", "list of all parts, to jump and to hand in"),
      ]
    case .list:
      [
        FooterKey("↵", "open the part"), FooterKey("↑↓", "choose"), FooterKey("f", "flag"),
        FooterKey("h", "hand in"), FooterKey("q", "leave without handing in"),
      ]
    case .results, .solution:
      [
        FooterKey("↵", "solution, or back to the points"), FooterKey("↑↓", "choose a part"),
        FooterKey("F3 F4", "see the cause, where a solution names one"),
        FooterKey("pgdn pgup", "scroll"), FooterKey("q", "leave"),
      ]
    }
  }

  private var footer: [FooterKey] {
    switch state.stage {
    case .writing:
      [
        FooterKey("↵", "keep, next"), FooterKey("ctrl-p", "back"), FooterKey("ctrl-f", "flag"),
        FooterKey("tab", "all parts, hand in"),
      ]
    case .list:
      [
        FooterKey("↵", "open"), FooterKey("↑↓", "choose"), FooterKey("f", "flag"),
        FooterKey("h", "hand in"), FooterKey("q", "leave"), FooterKey("?", "keys"),
      ]
    case .results:
      [
        FooterKey("↵", "solution"), FooterKey("↑↓", "choose"), FooterKey("q", "leave"),
        FooterKey("?", "keys"),
      ]
    case .solution:
      [
        FooterKey("↵", "points"), FooterKey("↑↓", "other part"), FooterKey("pgdn", "scroll"),
        FooterKey("?", "keys"),
      ]
    }
  }

  package mutating func fit(size: Size, capabilities: Capabilities) {
    let lines = ExamPage(state: state, capabilities: capabilities, width: size.width).lines
    scrolled = min(scrolled, max(0, lines.count - Grid(size: size).body.height))
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let page = ExamPage(state: state, capabilities: capabilities, width: size.width)
    grid.drawHeader(
      page.title.fitted(to: capabilities), right: page.right.fitted(to: capabilities))
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    let body = grid.body
    let top = top(of: page, height: body.height)
    grid.write(
      Array(page.lines.dropFirst(atMost: top).prefix(atMost: body.height)), x: 2, y: body.y,
      width: size.width - 3)
    drawList(on: &grid, capabilities: capabilities)
    if let cursor = page.cursor, (0..<body.height).contains(cursor.y - top) {
      grid.cursor = Point(x: cursor.x + 2, y: cursor.y - top + body.y)
    }
    return grid
  }

  /// The first line in sight: the cursor always is, and what was said about its text as far as there is room.
  private func top(of page: ExamPage, height: Int) -> Int {
    let top = max(scrolled, min(page.sight - height + 2, page.lines.count - height), 0)
    guard scrolled == 0, let cursor = page.cursor else { return top }
    return max(top, min(page.remarkEnd - height, cursor.y))
  }

  /// All parts beside the one that is open, where there is room.
  private func drawList(on grid: inout Grid, capabilities: Capabilities) {
    let (body, width) = (grid.body, grid.size.width - Self.listColumn - 2)
    guard grid.size.width >= Self.wideWidth, state.stage == .writing || state.stage == .solution
    else { return }
    let table = ExamWords(state: state).table(width: width, capabilities: capabilities)
    let top = max(0, min(state.current + 2 - body.height, table.count - body.height))
    grid.write(
      Array(table.dropFirst(atMost: top).prefix(atMost: body.height)), x: Self.listColumn,
      y: body.y, width: width)
  }

  package func plainText() -> String {
    let capabilities = Capabilities(colorCount: 0, hasMotion: false)
    return ExamPage(state: state, capabilities: capabilities, width: 80).lines
      .map(\.string).joined(separator: "\n") + "\n"
  }
}
