internal import Checked
import Canvas
import Course
import Figures
import MathNotation
import Tutor

/// The blocks of a page as drawn pieces: prose wrapped, formulas and tables laid out, figures and questions.
struct LessonPage {
  let state: LessonState
  let capabilities: Capabilities
  /// Where the page stands between header and footer.
  let area: Rect

  /// The page folded into leaves.
  var layout: LessonLayout { LessonLayout(items, height: area.height) }

  private var items: [LessonItem] {
    guard !state.isAtEnd else {
      return LessonEnd(state: state, capabilities: capabilities).items(width: proseWidth)
    }
    let blocks = state.lesson.pages[state.page].blocks
    var items = blocks.indices.map { prose(blocks[$0]) ?? LessonItem(body: .lines([])) }
    let others = items.reduce(0) { $0 + $1.height } + items.count - 1
    for (index, part) in state.partsOnPage.enumerated() {
      items[part.block] = item(of: part, index: index, besides: others)
    }
    return items
  }

  private var proseWidth: Int { min(LessonLayout.measure, area.width - 4) }

  /// Everything that keys do not go to; nil for the rest.
  private func prose(_ block: Block) -> LessonItem? {
    switch block {
    case .paragraph(let text):
      LessonItem(
        body: .lines(text.lines(width: proseWidth, capabilities: capabilities)), isBreakable: true)
    case .list(let items, let isNumbered):
      LessonItem(body: .lines(list(items, isNumbered: isNumbered)), isBreakable: true)
    case .table(let header, let rows):
      LessonItem(body: .lines(table(header, rows)), isBreakable: true)
    case .formula(let formula):
      LessonItem(body: .lines(display(formula)))
    case .code(let text):
      LessonItem(body: .lines(code(text)), isBreakable: true)
    case .figure, .derivation, .ask, .experiment:
      nil
    }
  }

  private func list(_ items: [RichText], isNumbered: Bool) -> [StyledText] {
    items.enumerated().flatMap { index, item in
      let sign = StyledText(isNumbered ? "\(index + 1). " : "• ", .quiet)
      return item.lines(
        width: proseWidth, capabilities: capabilities, first: sign, indent: sign.width)
    }
  }

  /// Columns where they fit; else each row as a little list, so that no word is torn.
  private func table(_ header: [RichText], _ rows: [[RichText]]) -> [StyledText] {
    let headings = header.map { $0.styled(capabilities: capabilities, style: Style(.quiet)) }
    let cells = rows.map { row in row.map { $0.styled(capabilities: capabilities) } }
    let columns = headings.map { TextTable.Column($0) }
    for gap in [3, 2] {
      let lines = TextTable(columns: columns, rows: cells, gap: gap).lines()
      if lines.allSatisfy({ $0.width <= proseWidth }) { return lines }
    }
    let isNarrow = proseWidth < 60
    guard isNarrow else {
      return TextTable(columns: columns, rows: cells, gap: 2).lines(width: proseWidth)
    }
    return cells.flatMap { row in
      zip(headings, row).enumerated().flatMap { index, pair in
        let line = index == 0 ? pair.1 : StyledText("  ") + pair.0 + StyledText(": ") + pair.1
        return line.wrapped(to: proseWidth, indent: 4)
      }
    }
  }

  /// A formula on lines of its own, a little set in.
  private func display(_ formula: Formula) -> [StyledText] {
    let indent = area.width >= 60 ? 4 : 1
    let layout = FormulaLayout(
      formula, isUnicode: capabilities.isUnicode, maxWidth: proseWidth - indent)
    return layout.lines().map { StyledText(String(repeating: " ", count: indent)) + $0 }
  }

  /// As written; what is wider than the page is cut with a sign.
  private func code(_ text: String) -> [StyledText] {
    text.split(separator: "\n", omittingEmptySubsequences: false).reversed()
      .drop { $0.isEmpty }.reversed()
      .map { line in
        StyledText(String(line)).fitted(to: capabilities).truncated(to: area.width - 3)
      }
  }

  private func item(of part: LessonPart, index: Int, besides others: Int) -> LessonItem {
    let hasFocus = state.focus == index
    switch part.content {
    case .figure(let figure):
      let room = room(
        besides: others, natural: figure.height(width: area.width),
        least: figure.leastHeight(width: area.width))
      let grid = figure.draw(
        width: area.width, room: room, capabilities: capabilities, hasFocus: hasFocus)
      return LessonItem(body: .figure(grid), part: index)
    case .derivation(let state):
      let drawing = DerivationDrawing(state: state, capabilities: capabilities)
      let room = room(
        besides: others, natural: drawing.height(width: area.width),
        least: drawing.leastHeight(width: area.width))
      return LessonItem(
        body: .figure(drawing.draw(width: area.width, room: room)), part: index)
    case .question(let answer):
      let drawing = AnswerDrawing(
        answer, capabilities: capabilities, width: proseWidth, hasFocus: hasFocus
      ).draw()
      return LessonItem(body: .question(drawing), part: index)
    case .experiment(let experiment):
      let lines = experiment.cardLines(
        width: proseWidth, capabilities: capabilities, hasFocus: hasFocus)
      return LessonItem(body: .lines(lines), part: index)
    }
  }

  /// A figure gives up a few rows, and a table beside it as many, where that keeps the page on one screen.
  private func room(besides others: Int, natural: Int, least: Int) -> Int {
    let left = area.height - others
    let most = 3
    return min(left >= least - most ? min(left, natural) : natural, area.height)
  }

  /// Draws one leaf; a question that is higher than the page is scrolled to what matters.
  func draw(_ leaf: [LessonLayout.Placed], on grid: inout Grid) {
    for placed in leaf {
      let y = area.y + placed.y
      switch placed.content.body {
      case .lines(let lines):
        grid.write(lines, x: 2, y: y, width: area.width - 2, limit: area.height - placed.y)
      case .figure(let figure):
        grid.place(figure, x: 0, y: y)
      case .question(let drawing):
        draw(drawing, y: y, room: area.height - placed.y, on: &grid)
      }
    }
  }

  private func draw(_ drawing: AnswerDrawing.Result, y: Int, room: Int, on grid: inout Grid) {
    let overflow = max(0, drawing.lines.count - room)
    var top = min(overflow, max(0, min(drawing.focus.lowerBound, drawing.lines.count - room)))
    if let cursor = drawing.cursor, cursor.y < top { top = cursor.y }
    grid.write(
      Array(drawing.lines.dropFirst(atMost: top)), x: 2, y: y, width: area.width - 3, limit: room)
    if top > 0 { grid.write("▴", x: area.width - 1, y: y, Style(.key)) }
    if top < overflow { grid.write("▾", x: area.width - 1, y: y + room - 1, Style(.key)) }
    if let cursor = drawing.cursor, (top..<top + room).contains(cursor.y) {
      grid.cursor = Point(x: cursor.x + 2, y: y + cursor.y - top)
    }
  }
}
