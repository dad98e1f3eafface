package import Canvas
import Course
import Figures
import MathNotation
package import Tutor

/// A whole lesson as lines of text: every page in order, figures as their tables.
package struct LessonText {
  private static let width = 78

  let state: LessonState
  let capabilities: Capabilities

  package init(state: LessonState, capabilities: Capabilities) {
    self.state = state
    self.capabilities = capabilities
  }

  /// Title, pages, sources, and what comes next.
  package var text: String {
    let lesson = state.lesson
    var lines = ["\(lesson.id): \(lesson.title) (\(lesson.minutes) minutes)"]
    if state.isProvable {
      lines += folded(
        "Known already? One question proves it: cnn-tutor lesson \(lesson.id) --test-out")
    }
    for page in lesson.pages.indices { lines += pageLines(page) }
    lines += answersToGuesses
    if let remark = lesson.errataRemark { lines += [""] + folded(remark) }
    lines += [""] + folded("Sources: " + lesson.sources.joined(separator: "; "))
    if let sequel = state.sequel { lines += folded("Next: " + sequel.title) }
    let trimmed = lines.map(\.withoutTrailingBlanks)
    return StyledText(trimmed.joined(separator: "\n") + "\n").fitted(to: capabilities).string
  }

  /// What the figures show behind their questions, at the end, so that nobody reads it before the question.
  private var answersToGuesses: [String] {
    let told = state.lesson.pages.indices.flatMap { page in
      state.parts(onPage: page).flatMap { part -> [String] in
        guard case .figure(var figure) = part.content, figure.isSecret else { return [] }
        figure.skipQuestion()
        return ["", "Page \(page + 1):"] + lines(of: figure)
      }
    }
    let heading = "What the figures show, behind the guesses"
    return told.isEmpty
      ? [] : ["", heading, String(repeating: "-", count: heading.count)] + told
  }

  private func lines(of figure: any FigurePart) -> [String] {
    figure.plainText(isUnicode: capabilities.isUnicode, isOnPage: true)
      .split(separator: "\n").map(String.init)
  }

  private func pageLines(_ page: Int) -> [String] {
    let content = state.lesson.pages[page]
    let heading = "\(page + 1) of \(state.lesson.pages.count). \(content.title)"
    var lines = ["", heading, String(repeating: "-", count: heading.count)]
    let parts = state.parts(onPage: page)
    for (index, block) in content.blocks.enumerated() {
      lines.append("")
      if let part = parts.first(where: { $0.block == index }) {
        lines += self.lines(of: part)
      } else {
        lines += self.lines(of: block)
      }
    }
    return lines
  }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .paragraph(let text): wrapped(text)
    case .list(let items, let isNumbered):
      items.enumerated().flatMap { index, item in
        wrapped(item, first: isNumbered ? "\(index + 1). " : "- ")
      }
    case .table(let header, let rows):
      TextTable(
        columns: header.map { TextTable.Column($0.styled(capabilities: capabilities)) },
        rows: rows.map { row in row.map { $0.styled(capabilities: capabilities) } }
      ).lines(width: Self.width).map(\.string)
    case .formula(let formula):
      ["    " + formula.linearText(capabilities.isUnicode ? .unicode : .ascii)]
    case .code(let text):
      text.split(separator: "\n").map(String.init)
    case .figure, .derivation, .ask, .experiment: []
    }
  }

  private func lines(of part: LessonPart) -> [String] {
    switch part.content {
    case .figure(let figure): return lines(of: figure)
    case .derivation(let state):
      return DerivationDrawing(state: state, capabilities: capabilities).plainText
        .split(separator: "\n").map(String.init)
    case .question(let answer):
      let question = answer.question
      var lines = wrapped(question.prompt, first: "Question \(question.id): ")
      switch question.kind {
      case .choice(let choices), .twoTier(let choices):
        for (index, choice) in choices.enumerated() {
          lines += wrapped(choice, first: "  \(index + 1)  ")
        }
        if case .twoTier = question.kind {
          lines.append("  Say yes or no, then the number of the reason, as in: yes 2")
        }
      case .steps(let start, let rules):
        lines += wrapped(start, first: "  begin with ")
        if !rules.isEmpty { lines.append("  rules: " + rules.joined(separator: ", ")) }
      case .build: lines.append("  " + BuildWords.form)
      case .integer, .shape, .real, .formula, .cells, .rubric: break
      }
      return lines + ["Answer with: cnn-tutor answer \(question.id) ..."]
    case .experiment(let experiment):
      return experiment.cardLines(width: Self.width, capabilities: capabilities, hasFocus: false)
        .map(\.string) + ["  Run it with: cnn-tutor train-live \(experiment.id)"]
    }
  }

  private func folded(_ text: String) -> [String] {
    StyledText(text).wrapped(to: Self.width, indent: 2).map(\.string)
  }

  private func wrapped(_ text: RichText, first: String = "") -> [String] {
    (StyledText(first) + text.styled(capabilities: capabilities))
      .wrapped(to: Self.width, indent: first.count).map(\.string)
  }
}
