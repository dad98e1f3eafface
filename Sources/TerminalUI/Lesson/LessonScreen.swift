package import Canvas
import Course
package import Tutor

/// A lesson on the screen: one page at a time, folded into leaves where the window is small.
package struct LessonScreen: Screen {
  package enum Message: Hashable, Sendable {
    case lesson(LessonState.Message)
    /// To the next leaf of the page, or else to the next page; and back.
    case forward, back
  }

  package private(set) var state: LessonState
  /// The leaf of the page that is shown, from 0.
  private var leaf = 0
  /// How many leaves the page has in the window as it is.
  package private(set) var leafCount = 1
  /// Whether the leaf is the one with the focus, rather than the one that was turned to.
  private var followsFocus = false

  package init(_ state: LessonState) {
    self.state = state
  }

  package var place: String? { state.lesson.id }

  package var isTextEntry: Bool { state.focused?.isTextEntry ?? false }

  package var tickIntervalMilliseconds: Int? { state.intervalMilliseconds }

  package var tick: Message? { state.intervalMilliseconds == nil ? nil : .lesson(.tick) }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .forward:
      if leaf < leafCount - 1 { return turnLeaf(1) }
      return turnPage(.turn(1))
    case .back:
      if leaf > 0 { return turnLeaf(-1) }
      defer { leaf = .max }
      return turnPage(.turn(-1))
    case .lesson(let message):
      let page = state.page
      let effects = state.handle(message)
      if state.page != page { leaf = 0 }
      followsFocus = state.page == page && message != .tick
      return effects
    }
  }

  private mutating func turnLeaf(_ step: Int) -> [Effect] {
    leaf += step
    followsFocus = false
    return []
  }

  private mutating func turnPage(_ message: LessonState.Message) -> [Effect] {
    leaf = 0
    followsFocus = false
    return state.handle(message)
  }

  package mutating func fit(size: Size, capabilities: Capabilities) {
    let layout = page(size: size, capabilities: capabilities).layout
    leafCount = layout.leaves.count
    leaf = followsFocus ? layout.leaf(of: state.focus) : min(leaf, leafCount - 1)
  }

  private func page(size: Size, capabilities: Capabilities) -> LessonPage {
    LessonPage(
      state: state, capabilities: capabilities,
      area: LessonContents.pageArea(of: Grid(size: size).body))
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let page = page(size: size, capabilities: capabilities)
    let leaves = page.layout.leaves
    let shown = min(leaf, leaves.count - 1)
    page.draw(leaves[shown], on: &grid)
    LessonContents(state: state).draw(on: &grid)
    LessonHeader(state: state, leaf: shown, leafCount: leaves.count, capabilities: capabilities)
      .draw(on: &grid)
    grid.drawFooter(LessonKeys.footer(for: state), isUnicode: capabilities.isUnicode)
    return grid
  }

  package func message(for key: Key) -> Message? { LessonKeys.message(for: key, state) }

  package func message(for event: OutsideEvent) -> Message? {
    if case .progress(let progress) = event { .lesson(.update(progress)) } else { nil }
  }

  package var allKeys: [FooterKey] { LessonKeys.all(for: state) }

  package func plainText() -> String {
    LessonText(state: state, capabilities: Capabilities(colorCount: 0, hasMotion: false)).text
  }
}
