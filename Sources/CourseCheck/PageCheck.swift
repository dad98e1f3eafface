internal import Canvas
internal import Checked
internal import ContentFormat
internal import Course
internal import Figures
internal import TerminalUI
internal import Tutor

/// Lays the pages of a lesson out as screens and pipes would.
struct PageCheck {
  /// Columns of prose on a page, and the lines that a page can hold.
  private static let columnCount = 72
  private static let lineCount = 18
  /// What is left of 40 columns beside the margins of a page.
  private static let narrowColumnCount = 37
  /// Screens on which no page may be folded: the usual one, and one that leaves room for everything.
  private static let screenSizes = [Size(width: 80, height: 24), Size(width: 200, height: 60)]
  /// A line of a pipe is read in a terminal of this width.
  private static let pipeColumnCount = 80

  let lesson: Lesson
  let figures: FigureCatalogue

  /// Pages whose prose is too long, formulas and tables that are too wide, pages that do not fit a screen.
  func problems() -> [ContentProblem] {
    let refused = lesson.pages.flatMap(figureProblems)
    guard refused.isEmpty else { return refused }
    let state = try? LessonState(
      lesson, sequel: nil, figures: figures, progress: ProgressSummary())
    let folds = state.map(foldFaults) ?? [:]
    let longLines = state.map(longLineFaults) ?? [:]
    return lesson.pages.indices.compactMap { index in
      let page = lesson.pages[index]
      return (fault(of: page) ?? narrowFault(of: page) ?? folds[index] ?? longLines[index])
        .map { ContentProblem(file: lesson.file, line: page.line, fault: $0) }
    }
  }

  /// Figures that cannot be drawn with the numbers that the author gave, each with the line of the setting.
  private func figureProblems(of page: Page) -> [ContentProblem] {
    page.blocks.compactMap { block -> ContentProblem? in
      switch block {
      case .figure(let request): return problem(of: request)
      case .derivation(let spec): return problem(of: spec.spread)
      case .paragraph, .list, .table, .formula, .code, .ask, .experiment: return nil
      }
    }
  }

  private func problem(of request: FigureRequest) -> ContentProblem? {
    do throws(FigureFault) {
      return refusal(of: request, in: try figures.open(request))
    } catch {
      return request.problem(error)
    }
  }

  /// A key that a figure offers and that would only say what is wrong.
  private func refusal(of request: FigureRequest, in part: any FigurePart) -> ContentProblem? {
    guard let first = part.refusals.first else { return nil }
    let name = first.setting.split(separator: ".").joined(separator: " ")
    return ContentProblem(
      file: lesson.file, line: request.place.line(of: [.setting(first.setting)]),
      fault: .wrongValue(name, reason: first.sentence))
  }

  /// What a screen of 40 columns would cut: code cannot be wrapped.
  private func narrowFault(of page: Page) -> ContentProblem.Fault? {
    let widths = page.blocks.compactMap { block in
      if case .code = block { size(of: block)?.width } else { nil }
    }
    guard let widest = widths.max(), widest > Self.narrowColumnCount else { return nil }
    return .rule(
      "the page \"\(page.title)\" holds code \(widest) columns wide, which a screen of 40 cuts",
      mend: "Keep code to \(Self.narrowColumnCount), or make it a table or a formula")
  }

  /// Pages that a screen folds: they have to be turned before the student has read it all.
  private func foldFaults(of state: LessonState) -> [Int: ContentProblem.Fault] {
    var faults: [Int: ContentProblem.Fault] = [:]
    for size in Self.screenSizes {
      var screen = LessonScreen(state)
      for page in lesson.pages.indices {
        screen.fit(size: size, capabilities: Capabilities())
        if screen.leafCount > 1, faults[page] == nil {
          faults[page] = .rule(
            "the page \"\(lesson.pages[page].title)\" does not fit a screen of \(size.width)x\(size.height)",
            mend: "Shorten it, or give the figure or the question a page of its own")
        }
        _ = screen.handle(.lesson(.turn(1)))
      }
    }
    return faults
  }

  /// Pages whose lines a terminal would break when the lesson is written into a pipe.
  private func longLineFaults(of state: LessonState) -> [Int: ContentProblem.Fault] {
    let capabilities = Capabilities(isUnicode: true, colorCount: 0, hasMotion: false)
    var faults: [Int: ContentProblem.Fault] = [:]
    var page = -1
    for line in LessonText(state: state, capabilities: capabilities).text.split(separator: "\n") {
      if line.hasPrefix("\(page + 2) of \(lesson.pages.count). ") { page += 1 }
      let width = String(line).cellWidth
      guard width > Self.pipeColumnCount, faults[page] == nil else { continue }
      faults[page] = .rule(
        "in a pipe the line \"\(line.prefix(atMost: 40))...\" takes \(width) columns",
        mend: "Keep it to \(Self.pipeColumnCount)")
    }
    return faults
  }

  private func fault(of page: Page) -> ContentProblem.Fault? {
    let sizes = page.blocks.compactMap(size)
    // An empty line stands between two blocks.
    let count = sizes.reduce(0) { $0 + $1.height } + max(0, sizes.count - 1)
    if count > Self.lineCount {
      return .rule(
        "the prose of the page \"\(page.title)\" takes \(count) lines of \(Self.columnCount) columns",
        mend: "Keep it to \(Self.lineCount): split the page, one idea each")
    }
    guard let widest = sizes.map(\.width).max(), widest > Self.columnCount else { return nil }
    return .rule(
      "the page \"\(page.title)\" holds something \(widest) columns wide",
      mend: "Keep formulas, tables and code to \(Self.columnCount)")
  }

  /// Size of a block of prose; nil for figures and questions, which have keys of their own.
  private func size(of block: Block) -> Size? {
    switch block {
    case .paragraph(let text): size(of: lines(text))
    case .list(let items, _):
      size(of: items.flatMap { lines($0, first: "  - ") })
    case .table(let header, let rows):
      size(
        of: TextTable(
          columns: header.map { TextTable.Column($0.styled(capabilities: Capabilities())) },
          rows: rows.map { row in row.map { $0.styled(capabilities: Capabilities()) } }
        ).lines(width: Self.columnCount))
    case .formula(let formula): FormulaLayout(formula).size
    case .code(let text):
      size(of: text.split(separator: "\n").map { StyledText(String($0)) })
    case .figure, .derivation, .ask, .experiment: nil
    }
  }

  private func lines(_ text: RichText, first: String = "") -> [StyledText] {
    text.lines(
      width: Self.columnCount, capabilities: Capabilities(), first: StyledText(first),
      indent: first.count)
  }

  private func size(of lines: [StyledText]) -> Size {
    Size(width: lines.map(\.width).max() ?? 0, height: lines.count)
  }
}
