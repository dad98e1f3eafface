internal import CNNEngine
internal import Canvas

/// A 2-D figure: input with its window, kernel and output side by side, the current sum below.
struct SlidingPicture {
  let figure: SlidingFigure
  let area: FigureArea
  private let cells: SlidingCells
  private let cellWidth: Int

  init(_ figure: SlidingFigure, _ area: FigureArea) {
    self.figure = figure
    self.area = area
    cells = SlidingCells(figure: figure, area: area)
    let guess = area.isSecret ? 4 : 0
    cellWidth = max(cells.numberWidth, cells.placeWidth, guess)
  }

  /// Labels, grids, formula; the formula has two rows where there is room.
  func draw() -> Grid {
    let gridRoom = max(1, room - 2)
    var panels = [inputPanel(rows: gridRoom)]
    var used = panels[0].size.width
    for variant in figure.traces.indices {
      let output = outputPanel(variant, rows: gridRoom)
      let kernel = kernelPanel(variant, rows: gridRoom)
      if let kernel, fits(kernel, used: used, before: isKernelEdited ? nil : output) {
        panels.append(kernel)
        used += kernel.size.width + gap
      }
      guard used + output.size.width + gap <= width else { break }
      panels.append(output)
      used += output.size.width + gap
    }
    return compose(panels)
  }

  private let gap = 3
  private var width: Int { area.width }
  /// Rows that there is room for; larger pictures are panned.
  private var room: Int { area.height ?? .max / 2 }

  /// While the kernel is edited it must be seen, even where the output then is not.
  private var isKernelEdited: Bool {
    if case .kernel = figure.focus { true } else { false }
  }

  private func fits(_ panel: Grid, used: Int, before next: Grid?) -> Bool {
    used + gap + panel.size.width + (next.map { gap + $0.size.width } ?? 0) <= width
  }

  private func compose(_ panels: [Grid]) -> Grid {
    let height = panels.map(\.size.height).max() ?? 0
    let formulas = figure.traces.flatMap { trace -> [StyledText] in
      let formula = SlidingFormula(
        frame: trace.frames[figure.step], trace: trace, isUnicode: area.capabilities.isUnicode)
      let isRoomy = height + 2 * figure.traces.count <= room
      let text = StyledText(formula.line(width: isRoomy ? 2 * width - 12 : width - 2))
      let lines = text.wrapped(to: width - 1, indent: 2)
      return isRoomy && lines.count < 2 ? lines + [""] : lines
    }
    let rows = min(room, height + formulas.count)
    var grid = Grid(size: Size(width: width, height: rows))
    var x = 1
    for panel in panels {
      grid.place(panel, x: x, y: 0)
      x += panel.size.width + gap
    }
    grid.write(formulas, x: 1, y: height, width: width - 1)
    return grid
  }

  private func inputPanel(rows: Int) -> Grid {
    let settings = figure.settings
    let padding = settings.windows.map(\.paddingBefore)
    let frame = figure.traces[0].frames[figure.step]
    let taps = Dictionary(
      uniqueKeysWithValues: frame.taps(of: tappedChannel).map { ($0.position, $0) })
    let roomWidth = max(1, (width * 3 / 5 - 1) / (cellWidth + 1))
    let play = inputInPlay(frame, padding: padding)
    return panel(
      title: StyledText("x", .input)
        + StyledText(" \(settings.axes[0]) x \(settings.axes[1])" + channelNote, .quiet),
      size: settings.slidAxes.indices.map { settings.slidAxes[$0] + 2 * padding[$0] },
      play: play, room: [rows, max(roomWidth, play[1].count)]
    ) { row, column in
      let position = [row - padding[0], column - padding[1]]
      let tap = taps[position]
      return PanelCell(
        text: cells.place(position, channel: settings.channel, tap: tap),
        begins: tap != nil && tap?.position[1] == frame.start[1],
        ends: tap != nil && position[1] == frame.start[1] + settings.windows[1].extent - 1)
    }
  }

  /// Rows and columns that must be seen: the window, or the number that is edited.
  private func inputInPlay(_ frame: SlidingTrace.Frame, padding: [Int]) -> [Range<Int>] {
    let settings = figure.settings
    if case .input(let row, let column) = figure.focus {
      let step = settings.operation.isTransposed ? settings.stride : 1
      let places = [row * step + padding[0], column * step + padding[1]]
      return places.map { $0..<$0 + 1 }
    }
    return frame.start.indices.map { axis in
      let start = frame.start[axis] + padding[axis]
      return start..<start + settings.windows[axis].extent
    }
  }

  /// Pooling traces the channel that is looked at alone.
  private var tappedChannel: Int {
    figure.settings.operation.isPooling ? 0 : figure.settings.channel
  }

  private var channelNote: String {
    let settings = figure.settings
    return settings.inputs.count > 1
      ? ", channel \(settings.channel + 1)/\(settings.inputs.count)" : ""
  }

  private var filterNote: String {
    figure.maps.count > 1 ? ", filter \(figure.settings.filter + 1)/\(figure.maps.count)" : ""
  }

  private func kernelPanel(_ variant: Int, rows: Int) -> Grid? {
    let settings = figure.settings
    guard !settings.operation.isPooling else { return nil }
    let trace = figure.traces[variant]
    let taps = trace.frames[figure.step].taps(of: settings.channel)
    let columns = settings.kernel[0].count
    let size = [settings.kernel.count, columns]
    let note = trace.variant.isFlipped ? " turned round" : " \(size[0]) x \(size[1])"
    return panel(
      title: StyledText("w", .kernel) + StyledText(note + filterNote, .quiet), size: size,
      play: size.map { 0..<$0 }, room: [rows, columns]
    ) { row, column in
      let index = taps[row * columns + column].kernelIndex
      return PanelCell(
        text: cells.weight(row: index[0], column: index[1], channel: settings.channel))
    }
  }

  private func outputPanel(_ variant: Int, rows: Int) -> Grid {
    let trace = figure.traces[variant]
    let size = trace.outputSizes
    let current = trace.frames[figure.step].output
    let name =
      figure.traces.count > 1 ? " " + trace.variant.name : " \(size[0]) x \(size[1])" + filterNote
    return panel(
      title: StyledText("y", .output) + StyledText(name, .quiet), size: size,
      play: current.map { $0..<$0 + 1 }, room: [rows, max(3, (width / 3) / (cellWidth + 1))]
    ) { row, column in
      let index = row * size[1] + column
      return PanelCell(text: outputCell(index, variant: variant))
    }
  }

  /// The guess while it is made, the engine's number afterwards, with the sign of the guess.
  private func outputCell(_ index: Int, variant: Int) -> StyledText {
    let trace = figure.traces[variant]
    guard let prediction = area.guess, index > 0 else {
      return cells.output(index, of: trace)
    }
    if area.isSecret {
      return cells.guess(index, variant: variant, width: cellWidth)
    }
    let isRight = prediction.cells[variant][index].isRight
    guard figure.isRevealed(index), let isRight else { return cells.output(index, of: trace) }
    return cells.output(index, of: trace)
      + StyledText(isRight ? "✓" : "✗", isRight ? .right : .wrong)
  }

  /// One cell of a panel, and whether the window's edge stands before or behind it.
  private struct PanelCell {
    var text: StyledText
    var begins = false
    var ends = false
  }

  /// A titled grid of numbers; where it is larger than its room, the part in play is seen.
  private func panel(
    title: StyledText, size: [Int], play: [Range<Int>], room: [Int],
    cell: (_ row: Int, _ column: Int) -> PanelCell
  ) -> Grid {
    let rows = visiblePlaces(of: size[0], around: play[0], room: room[0])
    let columns = visiblePlaces(of: size[1], around: play[1], room: room[1])
    let step = cellWidth + 1
    let panelWidth = max(columns.count * step + 1, title.width)
    var grid = Grid(size: Size(width: panelWidth, height: rows.count + 1))
    let isPanned = rows.count < size[0] || columns.count < size[1]
    grid.write(title + StyledText(isPanned ? " ◂▸" : "", .focus), x: 0, y: 0)
    for (y, row) in rows.enumerated() {
      for (index, column) in columns.enumerated() {
        let shown = cell(row, column)
        let x = index * step
        let text = shown.text.padded(to: cellWidth, .right)
        grid.write(text, x: x + 1 + max(0, cellWidth - text.width), y: y + 1)
        let edge = Style(.kernel, isBold: true)
        if let background = shown.text.runs.first?.style.background, background != .none {
          grid.paint(Rect(x: x + 1, y: y + 1, width: cellWidth, height: 1), background)
        }
        if shown.begins { grid.write("[", x: x, y: y + 1, edge) }
        if shown.ends { grid.write("]", x: x + step, y: y + 1, edge) }
      }
    }
    return grid
  }
}
