package import Canvas

// What the frame draws around a figure: settings, the moving part or its table or both, and a line for words.
extension FigureFrame {
  /// From this width on the table of steps stands beside the figure.
  private static var widthForTable: Int { 130 }

  /// Columns that a table beside the figure needs at least.
  private static var leastTable: Int { 40 }

  /// The column that how far the figure has come ends at, so that it stands beside the figure in a wide window, too.
  private static var progressEnd: Int { 80 }

  private var hasWordLine: Bool { figure.hasWordLine || guess != nil }

  private func area(width: Int, height: Int?, _ look: Look) -> FigureArea {
    var area = FigureArea(width: width, height: height, capabilities: look.capabilities)
    area.hasFocus = look.hasFocus
    (area.isSecret, area.isApart) = (isSecret, isApart)
    if case .knob = entry { area.isEdited = true }
    area.guess = guess
    return area
  }

  /// What is the same for all parts of a drawing.
  private struct Look {
    var capabilities = Capabilities()
    var hasFocus = false
  }

  package func height(width: Int) -> Int {
    1 + body(width: width, height: nil, Look()).size.height + wordRows(width: width)
  }

  /// One line is kept for words, so that nothing jumps; a number that is taken apart gets all that it needs.
  private func wordRows(width: Int) -> Int {
    let kept = hasWordLine ? 1 : 0
    guard isTakenApart else { return kept }
    let lines = words(area(width: width, height: nil, Look())).flatMap { $0.wrapped(to: width - 2) }
    return max(lines.count, kept)
  }

  /// Whether words say what a number is made of, below the figure.
  private var isTakenApart: Bool { figure.takesApart || (isApart && figure.anatomy != nil) }

  package func leastHeight(width: Int) -> Int {
    let figureWidth = widthBesideTable(of: width)
    let area = area(width: figureWidth ?? width, height: nil, Look())
    let least = showsTable ? nil : figure.leastRows(area)
    guard least != nil || figureWidth != nil else { return height(width: width) }
    return 1 + (least ?? figure.draw(area).size.height) + (hasWordLine ? 1 : 0)
  }

  /// Words that need more rows cover the last ones of the figure.
  package func draw(
    width: Int, room: Int, capabilities: Capabilities, hasFocus: Bool
  ) -> Grid {
    let look = Look(capabilities: capabilities, hasFocus: hasFocus)
    let words = words(area(width: width, height: room, look)).flatMap {
      $0.fitted(to: capabilities).wrapped(to: width - 2)
    }
    return Grid(
      heading: settings(area(width: width, height: room, look)), words: words, width: width,
      room: room, keepsWordLine: hasWordLine,
      reserved: isTakenApart ? words.count : 0
    ) { body(width: width, height: $0, look) }
  }

  /// Columns of the figure beside its table: one half, what it wants, or what a narrow table leaves.
  ///
  /// Nil where its table does not stand beside it: the figure takes the room first.
  private func widthBesideTable(of width: Int) -> Int? {
    guard !showsTable, width >= Self.widthForTable, figure.hasTableBeside else { return nil }
    let area = area(width: width, height: nil, Look())
    if let wanted = figure.wantedWidth(area), wanted > width / 2 {
      return width - wanted - 3 >= Self.leastTable ? wanted : nil
    }
    guard figure.hasNarrowTable else { return width / 2 }
    let table = tableLines(area).map(\.width).max() ?? 0
    return max(width / 2, width - table - 5)
  }

  private func body(width: Int, height: Int?, _ look: Look) -> Grid {
    guard let figureWidth = widthBesideTable(of: width) else {
      let area = area(width: width, height: height, look)
      return showsTable ? table(area) : figure.draw(area)
    }
    let left = figure.draw(area(width: figureWidth, height: height, look))
    let right = table(area(width: width - figureWidth - 3, height: height, look))
    return left.beside(right, width: width)
  }

  /// A figure that draws itself taken apart covers its table.
  private var showsTable: Bool { isTable && !(isApart && figure.hasApartView) }

  /// The figure's table in signs that the terminal has.
  private func tableLines(_ area: FigureArea) -> [StyledText] {
    figure.table(area).map { $0.fitted(to: area.capabilities) }
  }

  /// The heading, and the rows around the one that has to be seen.
  private func table(_ area: FigureArea) -> Grid {
    var inner = area
    inner.width = area.width - 2
    var lines = tableLines(inner)
    if let row = figure.tableRow { lines = area.scrolled(lines, around: row + 1) }
    return Grid(lines: lines, width: area.width, room: area.height)
  }

  /// What went wrong, what is asked, what was said, or what the figure says.
  private func words(_ area: FigureArea) -> [StyledText] {
    if area.isApart, let anatomy = figure.anatomy { return anatomy.lines }
    if let notice = notice ?? figure.refusal { return [StyledText(notice, .wrong)] }
    switch entry {
    case .knob: return [StyledText(figure.editWords.text(area), .focus)]
    case .prompt(let prompt, let draft):
      return [StyledText("\(prompt.words.text(area))\(draft)_", .focus)]
    case .question(let draft):
      if let guess, guess.isChecked { return [guess.scoreText(area)] }
      guard let question = figure.question else { return [] }
      let typed = if case .typed = question.form { "[\(draft)_]" } else { "" }
      return [StyledText(question.words.text(area) + typed, .focus)]
    case .none: break
    }
    if let guess, figure.question?.isTold(figure) ?? true { return [guess.scoreText(area)] }
    if let verdict {
      if figure.question?.isTold(figure) ?? true { return [verdict.text(area)] }
      if let untold = verdict.untold { return [StyledText(untold, .quiet)] }
    }
    return figure.words(area)
  }

  /// The settings as far as they fit, and how far the figure has come.
  private func settings(_ area: FigureArea) -> StyledText {
    let progress = progress
    var area = area
    area.lineWidth = max(0, area.width - 4 - progress.width)
    return figure.heading(knobLine, area).truncated(to: area.lineWidth)
      .padded(to: min(area.width, Self.progressEnd) - 4 - progress.width) + "  " + progress
  }

  /// Room is kept for the sign of motion, so that nothing jumps when it plays.
  private var progress: StyledText {
    let place = StyledText("\(step + 1)/\(stepCount)")
    guard figure.plays else { return place }
    let sign = ["▸", "▶", "▶▶", "▶▶▶"][playback.speed]
    let motion = isPlaying ? sign : String(repeating: " ", count: sign.count)
    return StyledText(motion + " ", .focus) + place
  }

  private var knobLine: KnobLine {
    let texts = knobs.map { KnobLine.Knob(name: $0.label ?? "", text: $0.text(figure)) }
    guard case .knob(let index, let draft) = entry else { return KnobLine(knobs: texts) }
    return KnobLine(knobs: texts, focus: index, draft: draft)
  }

  package func plainText(isUnicode: Bool, isOnPage: Bool) -> String {
    let width = 78
    let capabilities = Capabilities(isUnicode: isUnicode, colorCount: 0, hasMotion: false)
    var area = area(width: width, height: nil, Look(capabilities: capabilities))
    (area.isPlain, area.tellsAll, area.isAbridged) = (true, !isSecret, isOnPage)
    let asked = isSecret ? figure.question.map { [$0.plainText] } ?? [] : []
    let settings = (figure.plainLines(knobLine, area) + asked).flatMap { line in
      let text = StyledText(line)
      return text.width <= width + 2 ? [text] : text.wrapped(to: width, indent: 2)
    }
    let lines = (settings + tableLines(area)).map(\.string.withoutTrailingBlanks)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Figure {
  /// Whether it can move by itself.
  fileprivate var plays: Bool {
    bindings.contains { if case .frame(.play) = $0.action { true } else { false } }
  }
}
