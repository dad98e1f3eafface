package import Course

/// The formula sheet and its back, as a page that scrolls.
package struct SheetState: StateMachine {
  /// What can happen to it.
  package enum Message: Hashable, Sendable {
    /// So many lines down, or up.
    case scroll(Int)
    /// From the formulas to what went wrong, or back.
    case turn
    case leave
  }

  package let sheet: FormulaSheet
  package let mistakes: StudentMistakes
  package private(set) var isBack = false
  /// The first line that is seen.
  package private(set) var top = 0

  package init(_ sheet: FormulaSheet, mistakes: StudentMistakes) {
    self.sheet = sheet
    self.mistakes = mistakes
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .scroll(let lines): top = max(0, top + lines)
    case .turn:
      isBack.toggle()
      top = 0
    case .leave: return [.back]
    }
    return []
  }

  /// Keeps the page from being scrolled past its last line.
  package mutating func limit(lineCount: Int, height: Int) {
    top = min(top, max(0, lineCount - height))
  }
}
