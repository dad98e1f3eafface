package import Canvas
import Course
package import Tutor

/// The formula sheet as lines of cells: its front, and its back with what the student got wrong.
package struct SheetText {
  private let state: SheetState
  private let capabilities: Capabilities
  private let width: Int

  package init(_ state: SheetState, capabilities: Capabilities, width: Int) {
    self.state = state
    self.capabilities = capabilities
    self.width = width
  }

  /// The side that is turned up.
  package var lines: [StyledText] { state.isBack ? back : front }

  /// Every formula with its example below it.
  package var front: [StyledText] {
    state.sheet.sections.flatMap { section in
      [StyledText(section.title.uppercased(), .quiet)] + section.entries.flatMap(entry) + [""]
    }
  }

  private func entry(_ entry: FormulaSheet.Entry) -> [StyledText] {
    let lesson = entry.lesson.map { StyledText("  lesson \($0)", .quiet) } ?? ""
    let layout = FormulaLayout(
      entry.formula, isUnicode: capabilities.isUnicode, maxWidth: max(1, width - 4))
    let example = entry.example.lines(
      width: width, capabilities: capabilities, first: "    ", indent: 4)
    return (StyledText(entry.name, .heading) + lesson).fitted(to: capabilities)
      .wrapped(to: width, indent: 2)
      + layout.lines(Style(.kernel)).map { "    " + $0 } + example
  }

  /// What went wrong: the causes, then the questions that are open.
  package var back: [StyledText] {
    let mistakes = state.mistakes
    guard !mistakes.mistakes.isEmpty || !mistakes.openQuestions.isEmpty else {
      return StyledText(SheetWords.nothingWrong).wrapped(to: width)
    }
    var lines: [StyledText] = []
    if !mistakes.mistakes.isEmpty { lines.append(StyledText("CAUSES", .quiet)) }
    for mistake in mistakes.mistakes {
      let sign = mistake.isOvercome ? StyledText("✓ ", .right) : StyledText("✗ ", .wrong)
      let head =
        sign + StyledText(mistake.id, .heading)
        + StyledText("  " + SheetWords.place(of: mistake), .quiet)
      lines += head.fitted(to: capabilities).wrapped(to: width, indent: 2)
      guard !mistake.words.isEmpty else { continue }
      lines += StyledText("  " + mistake.words).fitted(to: capabilities)
        .wrapped(to: width, indent: 2)
    }
    if !mistakes.openQuestions.isEmpty {
      lines += ["", StyledText("NOT YET RIGHT", .quiet)]
      lines += StyledText(mistakes.openQuestions.joined(separator: "  ")).wrapped(to: width)
    }
    return lines
  }
}

/// Words that the sheet has in all its forms.
enum SheetWords {
  static let title = "Formulas of the course"
  static let backTitle = "What went wrong so far"
  static let nothingWrong =
    "Nothing is recorded as wrong. Causes stand here once an answer has shown one."

  /// `10.1.b, twice; right since`.
  static func place(of mistake: StudentMistakes.Mistake) -> String {
    let times =
      mistake.count == 1 ? "once" : mistake.count == 2 ? "twice" : "\(mistake.count) times"
    return mistake.questions.joined(separator: ", ") + ", " + times
      + (mistake.isOvercome ? "; right since" : "")
  }
}
