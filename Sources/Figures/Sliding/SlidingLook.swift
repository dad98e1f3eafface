internal import CNNEngine
package import Canvas

// A window that slides over numbers, in as many variants as are asked for.
extension SlidingFigure {
  /// What slides over what, in words and numbers: `conv1d: x = (2, 0), w = (1), stride 1 ...`; large pictures in rows.
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let rows = { (grid: [[Double]]) in
      grid.map { $0.map(\.figureText).joined(separator: ", ") }.joined(separator: "; ")
    }
    let channels = { (grids: [[[Double]]]) in "(" + grids.map(rows).joined(separator: " | ") + ")" }
    let kernels = settings.kernels.map(channels).joined(separator: " / ")
    let kernel = settings.operation.isPooling ? "" : ", w = " + kernels
    let name = settings.operation.rawValue
    let line = "\(name): x = \(channels(settings.inputs))\(kernel)"
    let isLong = settings.operation.isPicture && line.count > 78
    let given = isLong ? ["\(name):"] + SlidingPlainGrids(figure: self).given : [line]
    return given + [fields(isShort: false, hasFocus: false).string]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let forms = [
      fields(isShort: false, hasFocus: area.hasFocus),
      fields(isShort: true, hasFocus: area.hasFocus),
      fields(isShort: true, hasMode: false, hasFocus: area.hasFocus),
    ]
    return forms.first { $0.width <= area.lineWidth } ?? forms[2].truncated(to: area.lineWidth)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    switch entry {
    case .none: []
    case .inspecting(let quantity): SlidingAnatomy(figure: self, quantity: quantity).lines
    case .editing: [StyledText(editWords(area), .focus)]
    }
  }

  private func editWords(_ area: FigureArea) -> String {
    switch focus {
    case .input, .kernel:
      if area.isNarrow { return "Type a number, + or x a cell." }
      return settings.operation.isPicture
        ? "Type a number. + adds a row and a column, x removes them."
        : "Type a number. ←→ move, + adds a cell, x removes one."
    case .variant: return "↑↓ change the mode."
    case .dilation: return area.isNarrow ? "1 leaves no gaps." : "A dilation of 1 leaves no gaps."
    case .paddingMode: return "↑↓ change what stands in the padding."
    case .size, .padding, .stride, .bias, .channels, .filters, .groups, nil:
      return "Type a number, or press ↑↓."
    }
  }

  /// Steps without a formula line need a line of their own for words.
  package var hasWordLine: Bool { takesApart || !show.contains(.sum) }

  package var takesApart: Bool { if case .inspecting = entry { true } else { false } }

  package var tableRow: Int? {
    SlidingTable(
      figure: self, area: FigureArea(width: 80, height: nil, capabilities: Capabilities())
    ).markedRow
  }

  /// A picture of very many outputs is never told in full: a row each, with all its taps, nobody could read.
  package func table(_ area: FigureArea) -> [StyledText] {
    let table = SlidingTable(figure: self, area: area)
    let isPicture = settings.operation.isPicture
    let most = area.isAbridged ? SlidingPlainGrids.leastOutputs - 1 : SlidingTable.outputLimit
    guard area.tellsAll, isPicture, stepCount > most,
      stepCount >= SlidingPlainGrids.leastOutputs
    else { return table.lines(width: area.width) }
    // A large map as numbers in rows, then the first output, the greatest and the last one taken apart.
    let maps = SlidingPlainGrids(figure: self).outputs.map { StyledText($0) }
    return maps + table.lines(width: area.width, outputs: tellingOutputs)
  }

  /// The first output, the greatest one and the last one, in their order.
  private var tellingOutputs: [Int] {
    let values = traces[0].values.map(abs)
    let greatest = values.indices.max { values[$0] < values[$1] } ?? 0
    return Set([0, greatest, values.count - 1]).sorted()
  }

  package func draw(_ area: FigureArea) -> Grid {
    guard !settings.operation.isPicture else { return SlidingPicture(self, area).draw() }
    var panel = area
    panel.width = area.width / traces.count
    let needed = 6 + (settings.slidAxes[0] + 2 * settings.windows[0].paddingBefore) * 4
    if traces.count == 1 || panel.width >= min(needed, 38) {
      return beside(rows(panel), panelWidth: panel.width, width: area.width)
    }
    return stacked(area)
  }

  /// All places of a line, or all of a picture's panels.
  package func wantedWidth(_ area: FigureArea) -> Int? {
    settings.operation.isPicture
      ? SlidingPicture(self, area).wantedWidth
      : traces.count * SlidingRow(self, variant: 0, area).wantedWidth
  }

  private func rows(_ area: FigureArea) -> [Grid] {
    traces.indices.map { SlidingRow(self, variant: $0, area).draw() }
  }

  private func beside(_ panels: [Grid], panelWidth: Int, width: Int) -> Grid {
    var grid = Grid(size: Size(width: width, height: panels.map(\.size.height).max() ?? 0))
    for (index, panel) in panels.enumerated() { grid.place(panel, x: index * panelWidth, y: 0) }
    return grid
  }

  /// One below the other where there is room; else the one that is typed into, or the first.
  private func stacked(_ area: FigureArea) -> Grid {
    let full = rows(area)
    let height = full.reduce(0) { $0 + $1.size.height }
    guard height <= area.height ?? .max else { return full[area.guess?.row ?? 0] }
    var grid = Grid(size: Size(width: area.width, height: height))
    var y = 0
    for panel in full {
      grid.place(panel, x: 0, y: y)
      y += panel.size.height
    }
    return grid
  }
}

// MARK: - The line of settings

extension SlidingFigure {
  /// `kernel 3   padding 0   stride 1 ...`.
  private func fields(isShort: Bool, hasMode: Bool = true, hasFocus: Bool) -> StyledText {
    var text = StyledText()
    let counted: [(SlidingField, String, String)] =
      settings.operation.isPooling
      ? [
        (.size, "window", "K"), (.padding, "padding", "P"), (.stride, "stride", "s"),
        (.dilation, "dilation", "d"),
      ]
      : [
        (.padding, "padding", "P"), (.stride, "stride", "s"), (.dilation, "dilation", "d"),
        (.bias, "bias", "b"),
      ]
    if !settings.operation.isPooling { text = kernelSize(isShort: isShort) }
    let style = { (field: SlidingField) in
      hasFocus && focus == field ? Style(.focus, isReversed: true) : Style(.text)
    }
    for (field, name, letter) in counted {
      if !text.isEmpty { text.append("  ") }
      text.append((isShort ? letter : name) + " ", Style(.quiet))
      text.append(value(of: field), style(field))
    }
    let rare: [(SlidingField, Bool, String)] = [
      (.paddingMode, settings.paddingMode != .zeros, settings.paddingMode.rawValue),
      (.channels, settings.inputs.count > 1, "in " + value(of: .channels)),
      (.filters, settings.kernels.count > 1, "out " + value(of: .filters)),
      (.groups, settings.groups > 1, "groups " + value(of: .groups)),
    ]
    // What is as usual is not shown, unless it is being changed.
    for (field, isWorthShowing, words) in rare
    where isWorthShowing || hasFocus && focus == field {
      text.append("  ")
      text.append(words, style(field))
    }
    if hasMode && traces.count == 1 || hasFocus && focus == .variant {
      text.append("  ")
      text.append(settings.variants.map(\.name).joined(separator: " + "), style(.variant))
    }
    return text
  }

  private func kernelSize(isShort: Bool) -> StyledText {
    let size = settings.windows.map { String($0.size) }.joined(separator: "x")
    return StyledText((isShort ? "K " : "kernel ") + size, .kernel)
  }

  /// What is being typed stands in the field's place.
  private func value(of field: SlidingField) -> String {
    if case .editing(let editor) = entry, editor.field == field, let draft = editor.draft {
      return draft.isEmpty ? "_" : draft
    }
    return settings.number(in: field)?.figureText ?? ""
  }
}
