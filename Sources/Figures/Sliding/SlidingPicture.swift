internal import CNNEngine
internal import Canvas

/// A 2-D figure: input with its window, kernel and output, the current sum below.
///
/// Several channels lie below each other where there is room; of a grouped convolution each with its own map.
struct SlidingPicture {
  let figure: SlidingFigure
  let area: FigureArea
  private let cells: SlidingCells
  private let widths: [CellWidths]
  /// The same numbers as shades, which large ones have beside them where there is room.
  private let shades: SlidingShades?

  init(_ figure: SlidingFigure, _ area: FigureArea) {
    self.figure = figure
    self.area = area
    cells = SlidingCells(figure: figure, area: area)
    widths = Self.widths(cells, area)
    shades = SlidingShades(figure, area)
  }

  /// Grids, then the formula; it has two rows where there is room.
  func draw() -> Grid {
    let layouts = layouts
    let room = Size(width: area.width - 1, height: gridRoom)
    let besideShades = Size(width: room.width - (shades?.width ?? 0), height: gridRoom)
    return compose(
      layouts.first { $0.fits(besideShades) } ?? layouts.first { $0.fits(room) }
        ?? layouts.compactMap { $0.cut(to: room) }.max { $0.seenCount < $1.seenCount }
        ?? narrow.lazy.compactMap { $0.cut(to: room) }.first ?? SlidingPanels([]))
  }

  /// Columns of the narrowest arrangement with all panels, and a blank at each side.
  var wantedWidth: Int { 2 + (layouts.map(\.size.width).min() ?? 0) + (shades?.width ?? 0) }

  /// Rows that there is room for; larger pictures are panned.
  private var room: Int { area.height ?? .max / 2 }

  /// Rows of the panels: the others are for the formula.
  private var gridRoom: Int { max(2, room - 1) }

  private func compose(_ panels: SlidingPanels) -> Grid {
    let height = panels.size.height
    let width = area.width
    let formulas = figure.traces.flatMap { trace -> [StyledText] in
      let formula = SlidingFormula(
        frame: trace.frames[figure.step], trace: trace, isUnicode: area.capabilities.isUnicode)
      let isRoomy = height + 2 * figure.traces.count <= room
      let text = StyledText(formula.line(width: isRoomy ? 2 * width - 12 : width - 2))
      let lines = text.wrapped(to: width - 1, indent: 2)
      return isRoomy && lines.count < 2 ? lines + [""] : lines
    }
    var grid = Grid(size: Size(width: width, height: min(room, height + formulas.count)))
    panels.draw(on: &grid, x: 1)
    if let shades, 1 + panels.size.width + shades.width <= width {
      shades.draw(on: &grid, x: 1 + panels.size.width, rows: height)
    }
    grid.write(formulas, x: 1, y: height, width: width - 1)
    return grid
  }

  // MARK: - Which panels, and where

  /// The arrangements with all panels, the best one first.
  private var layouts: [SlidingPanels] {
    let settings = figure.settings
    let isStacked = settings.inputs.count > 1 && !settings.operation.isPooling
    let stacked = isStacked ? widths.map { bands($0) } : []
    let (x, y) = (settings.channel, figure.traces.indices)
    guard !settings.operation.isPooling else {
      return widths.map { width in
        SlidingPanels([[input(x, width)]] + y.map { [output($0, width)] })
      }
    }
    let beside = widths.map { width in
      SlidingPanels(
        [[input(x, width)]]
          + y.flatMap { [[kernel($0, x, width)], [output($0, width)]] })
    }
    let below = widths.map { width in
      SlidingPanels([[input(x, width)]] + y.map { [output($0, width), kernel($0, x, width)] })
    }
    return stacked + beside + below
  }

  /// What is left where not even the kernel has room.
  private var narrow: [SlidingPanels] {
    let width = widths[1]
    let x = input(figure.settings.channel, width)
    let isKernelEdited = if case .kernel = figure.focus { true } else { false }
    guard !isKernelEdited else {
      return [SlidingPanels([[x], [kernel(0, figure.settings.channel, width)]])]
    }
    let outputs = figure.traces.indices.map { [output($0, width)] }
    return [
      SlidingPanels([[x]] + outputs), SlidingPanels([[x], outputs[0]]), SlidingPanels([[x]]),
    ]
  }

  /// A row of panels for each channel; one output beside the first, or each group's own.
  private func bands(_ width: CellWidths) -> SlidingPanels {
    let channels = Array(figure.settings.inputs.indices)
    let isGrouped = figure.settings.groups > 1
    let columns = figure.traces.indices.flatMap { variant in
      [
        channels.map { kernel(variant, $0, width) },
        isGrouped
          ? channels.map { output(variant, width, filter: figure.settings.filter(reading: $0)) }
          : [output(variant, width)],
      ]
    }
    return SlidingPanels([channels.map { input($0, width) }] + columns, isInBands: true)
  }

  /// Columns of a number in each panel.
  private struct CellWidths {
    var input: Int
    var kernel: Int
    var output: Int
  }

  /// The same for all panels where that fits; else what each needs for itself.
  private static func widths(_ cells: SlidingCells, _ area: FigureArea) -> [CellWidths] {
    let guess = area.isSecret ? 4 : 0
    let common = max(cells.widths.number, cells.widths.place, guess)
    let own = CellWidths(
      input: max(cells.widths.input, cells.widths.place), kernel: cells.widths.kernel,
      // The sign of a guess stands behind the number.
      output: max(cells.widths.output + (area.guess == nil ? 0 : 1), guess))
    return [CellWidths(input: common, kernel: common, output: common), own]
  }

  // MARK: - The panels

  private func input(_ channel: Int, _ width: CellWidths) -> SlidingPanel {
    let settings = figure.settings
    let padding = settings.windows.map(\.paddingBefore)
    let frame = figure.maps[settings.filter(reading: channel)].frames[figure.step]
    let taps = Dictionary(
      uniqueKeysWithValues: frame.taps(of: settings.operation.isPooling ? 0 : channel).map {
        ($0.position, $0)
      })
    let note = settings.inputs.count > 1 ? ", channel \(channel + 1)/\(settings.inputs.count)" : ""
    return SlidingPanel(
      title: StyledText("x", .input)
        + StyledText(" \(settings.axes[0]) x \(settings.axes[1])" + note, .quiet),
      size: settings.slidAxes.indices.map { settings.slidAxes[$0] + 2 * padding[$0] },
      play: inPlay(frame, padding: padding), cellWidth: width.input
    ) { row, column in
      let position = [row - padding[0], column - padding[1]]
      let tap = taps[position]
      return SlidingPanel.PanelCell(
        text: cells.place(position, channel: channel, tap: tap),
        begins: tap != nil && tap?.position[1] == frame.start[1],
        ends: tap != nil && position[1] == frame.start[1] + settings.windows[1].extent - 1)
    }
  }

  /// Rows and columns that must be seen: the window, or the number that is edited.
  private func inPlay(_ frame: SlidingTrace.Frame, padding: [Int]) -> [Range<Int>] {
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

  private func kernel(_ variant: Int, _ channel: Int, _ width: CellWidths) -> SlidingPanel {
    let settings = figure.settings
    let filter = settings.filter(reading: channel)
    let trace = figure.traces[variant]
    let size = settings.sides
    let note = trace.variant.isFlipped ? " turned round" : " \(size[0]) x \(size[1])"
    return SlidingPanel(
      title: StyledText("w", .kernel) + StyledText(note + filterNote(filter), .quiet), size: size,
      play: size.map { 0..<$0 }, cellWidth: width.kernel
    ) { row, column in
      let places =
        trace.variant.isFlipped ? [size[0] - 1 - row, size[1] - 1 - column] : [row, column]
      return SlidingPanel.PanelCell(
        text: cells.weight(row: places[0], column: places[1], channel: channel))
    }
  }

  private func filterNote(_ filter: Int) -> String {
    figure.maps.count > 1 ? ", filter \(filter + 1)/\(figure.maps.count)" : ""
  }

  /// The outputs of a variant, or of another filter than the one that is looked at.
  private func output(_ variant: Int, _ width: CellWidths, filter: Int? = nil) -> SlidingPanel {
    let settings = figure.settings
    let isOther = filter.map { $0 != settings.filter } ?? false
    let trace = isOther ? figure.maps[filter ?? 0] : figure.traces[variant]
    let size = trace.outputSizes
    let name =
      figure.traces.count > 1
      ? " " + trace.variant.name
      : " \(size[0]) x \(size[1])" + filterNote(filter ?? settings.filter)
    return SlidingPanel(
      title: StyledText("y", .output) + StyledText(name, .quiet), size: size,
      play: trace.frames[figure.step].output.map { $0..<$0 + 1 }, cellWidth: width.output
    ) { row, column in
      let index = row * size[1] + column
      return SlidingPanel.PanelCell(
        text: isOther
          ? cells.output(index, of: trace) : outputCell(index, variant, width: width.output))
    }
  }

  /// The guess while it is made, the engine's number afterwards, with the sign of the guess.
  private func outputCell(_ index: Int, _ variant: Int, width: Int) -> StyledText {
    let output = cells.output(index, of: figure.traces[variant])
    guard let prediction = area.guess, index > 0 else { return output }
    if area.isSecret { return cells.guess(index, variant: variant, width: width) }
    guard figure.isRevealed(index), let isRight = prediction.cells[variant][index].isRight else {
      return output
    }
    return output + StyledText(isRight ? "✓" : "✗", isRight ? .right : .wrong)
  }
}
