internal import Checked
package import Canvas
import Course
package import Tutor

/// A quiz on the screen: one part at a time, its answer with the focus until Tab lets letters be commands.
package struct QuizScreen: Screen {
  package enum Message: Hashable, Sendable {
    case quiz(QuizState.Message)
    /// So many lines down, or up; the next other message puts the answer in sight again.
    case scroll(Int)
  }

  package private(set) var state: QuizState
  private var scrolled = 0

  package init(_ state: QuizState) {
    self.state = state
  }

  package var place: String? { state.quiz.id }

  package var isTextEntry: Bool { !state.isCommanding && plan == nil }

  /// The plan of the evening before the exam, while it is to be seen.
  private var plan: TonightPage? {
    guard let tonight = state.drill?.tonight, tonight.isPlanShown else { return nil }
    return TonightPage(tonight: tonight)
  }

  package var isTimed: Bool { tickIntervalMilliseconds != nil }

  /// Minutes are shown, so that a tick need not come more often than some times in one.
  package var tickIntervalMilliseconds: Int? {
    guard let tonight = state.drill?.tonight, tonight.millisecondsLeft > 0 else { return nil }
    return 20_000
  }

  package var tick: Message? {
    tickIntervalMilliseconds.map { .quiz(.pass(milliseconds: $0)) }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .quiz(let message):
      scrolled = 0
      return state.handle(message)
    case .scroll(let lines):
      scrolled += lines
      return []
    }
  }

  package mutating func fit(size: Size, capabilities: Capabilities) {
    if let plan {
      let lines = plan.lines(width: Self.planWidth(size), capabilities: capabilities)
      scrolled = min(max(0, scrolled), max(0, lines.count - Grid(size: size).body.height))
    } else {
      scrolled = page(size: size, capabilities: capabilities).clamped(scrolled: scrolled)
    }
  }

  private static func planWidth(_ size: Size) -> Int { min(76, size.width - 4) }

  private func page(size: Size, capabilities: Capabilities) -> QuizPage {
    QuizPage(state: state, capabilities: capabilities, area: Grid(size: size).body)
  }

  package func message(for key: Key) -> Message? {
    if plan != nil { return planMessage(for: key) }
    return switch key {
    case .escape: .quiz(.leave)
    case .tab: .quiz(.toggleCommands)
    case .control("n"): .quiz(.step(1))
    case .control("p"): .quiz(.step(-1))
    case .function(3) where state.drill?.tonight?.plan != nil: .quiz(.showPlan(true))
    case .function(1), .function(2), .function(3), .function(4):
      AnswerKeys.message(for: key).map { .quiz(.answer($0)) }
    case .function(5): state.quiz.hasVariants ? .quiz(.newNumbers) : nil
    case .pageDown: .scroll(5)
    case .pageUp: .scroll(-5)
    default: state.isCommanding ? command(for: key) : answerMessage(for: key)
    }
  }

  private func planMessage(for key: Key) -> Message? {
    switch key {
    case .enter, .tab: .quiz(.showPlan(false))
    case .character("o"): .quiz(.openReading)
    case .down, .character("j"): .scroll(1)
    case .up, .character("k"): .scroll(-1)
    case .pageDown: .scroll(5)
    case .pageUp: .scroll(-5)
    case .escape, .character("q"): .quiz(.leave)
    default: nil
    }
  }

  private var planKeys: [FooterKey] {
    [
      FooterKey("↵", "to the questions"), FooterKey("o", "read the lesson"),
      FooterKey("↑↓", "scroll"), FooterKey("q", "leave"),
    ]
  }

  /// Keys while the answer has the focus.
  private func answerMessage(for key: Key) -> Message? {
    if key == .enter { return .quiz(.enter) }
    switch (state.answer.entry, key) {
    case (.field, .up), (.derivation, .up): return .scroll(-1)
    case (.field, .down), (.derivation, .down): return .scroll(1)
    default: break
    }
    return AnswerKeys.message(for: key).map { .quiz(.answer($0)) }
  }

  /// Keys while letters are commands.
  private func command(for key: Key) -> Message? {
    switch key {
    case .enter: .quiz(.toggleCommands)
    case .right, .character("n"): .quiz(.step(1))
    case .left, .character("p"): .quiz(.step(-1))
    case .home: .quiz(.go(part: 0))
    case .end: .quiz(.go(part: state.answers.count - 1))
    case .up: .scroll(-1)
    case .down: .scroll(1)
    case .character("h"): .quiz(.answer(.hint))
    case .character("s"): .quiz(.answer(.solution))
    case .character("v") where state.quiz.hasVariants: .quiz(.newNumbers)
    case .character("q"): .quiz(.leave)
    default: nil
    }
  }

  package var allKeys: [FooterKey] {
    if plan != nil { return planKeys }
    var keys = [
      FooterKey("tab", state.isCommanding ? "back to the answer" : "letters become commands"),
      FooterKey("↵", "check the answer; go on when it is right"),
    ]
    keys += AnswerKeys.all(for: state.answer)
    keys += stepKeys + [FooterKey("pgdn pgup", "scroll")]
    if state.quiz.hasVariants { keys.append(FooterKey("F5", "the same with other numbers")) }
    guard state.isCommanding else { return keys }
    keys += [
      state.drill == nil
        ? FooterKey("← →", "part before, next part") : FooterKey("→", "next question"),
      FooterKey("h", "hint"), FooterKey("s", "solution"), FooterKey("q", "leave the quiz"),
    ]
    if state.quiz.hasVariants { keys.append(FooterKey("v", "other numbers")) }
    return keys
  }

  private var stepKeys: [FooterKey] {
    state.drill == nil
      ? [FooterKey("ctrl-n", "next part"), FooterKey("ctrl-p", "part before")]
      : [FooterKey("ctrl-n", "next question, also when this one is open")]
  }

  /// The keys that work now, the likeliest first; the last one leads to all the others.
  private var footer: [FooterKey] {
    if plan != nil { return planKeys }
    if state.isCommanding {
      let step = state.drill == nil ? FooterKey("←→", "part") : FooterKey("→", "next")
      var keys = [step, FooterKey("tab", "answer")]
      if state.answer.hasMoreHints { keys.append(FooterKey("h", "hint")) }
      if state.quiz.hasVariants { keys.append(FooterKey("v", "other numbers")) }
      return keys + [FooterKey("q", "leave"), FooterKey("?", "keys")]
    }
    let ends = [FooterKey("esc", "back"), FooterKey("tab", "commands")]
    let answer = AnswerKeys.footer(for: state.answer)
    if state.isAtEnd { return answer + ends }
    return state.answer.isDone
      ? [FooterKey("↵", "next")] + answer + ends : answer + [FooterKey("ctrl-n", "next")] + ends
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let header = QuizHeader(state: state, capabilities: capabilities)
    header.draw(on: &grid)
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    if let plan {
      let body = grid.body
      let lines = plan.lines(width: Self.planWidth(size), capabilities: capabilities)
      grid.write(
        Array(lines.dropFirst(atMost: scrolled)), x: 2, y: body.y, width: size.width - 3,
        limit: body.height
      )
      return grid
    }
    page(size: size, capabilities: capabilities).draw(on: &grid, scrolled: scrolled)
    return grid
  }

  package func plainText() -> String {
    let capabilities = Capabilities(colorCount: 0, hasMotion: false)
    let header = QuizHeader(state: state, capabilities: capabilities)
    let page = QuizPage(
      state: state, capabilities: capabilities, area: Rect(x: 0, y: 0, width: 80, height: .max))
    return ([header.title] + page.lines.map(\.string)).joined(separator: "\n")
  }
}
