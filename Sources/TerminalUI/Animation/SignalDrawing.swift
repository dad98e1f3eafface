import Canvas
import Course
import Tutor

/// The numbers of a given network, layer by layer, and how large they are as a bar.
struct SignalDrawing: FigureView {
  let state: SignalState
  let capabilities: Capabilities

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let count = state.spec.weights.count
    return "signal: \(count) layers with ReLU, the weights of the first \(count - 1) times "
      + state.spec.scale.figureText
  }

  func settings(width: Int) -> StyledText {
    let knobs = KnobLine(knobs: state.knobs, entry: state.knobEntry).text(width: width - 32)
    let title = StyledText(width < 64 ? "" : "five numbers a layer  ", .output)
    return figureSettings(title + knobs, state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    let words = TrendWords(isNarrow: width < 64)
    if state.isPredicting { return [words.question("From the input to the last layer, it")] }
    if state.knobEntry != nil {
      let text = width < 64 ? "Type, or press ↑↓." : "Type a number, or press ↑↓ for tenfolds."
      return [StyledText(text, .focus)]
    }
    if let guess = state.guess, state.playback.position == state.frameCount - 1 {
      return [words.verdict(guess, trend: state.trend)]
    }
    let text = width < 64 ? "bar: root of mean square" : "the bar is the root of the mean square"
    return [StyledText(text, .quiet)]
  }

  func figure(width: Int, room: Int) -> Grid {
    let table = lines(isComplete: false, isNarrow: width < 64)
    let tableWidth = table.map(\.width).max() ?? 0
    let room = max(2, room)
    let barWidth = width - tableWidth - 5
    let sizes = state.rows.map(SignalState.size)
    let bar = DecadeBar(for: sizes, width: barWidth)
    let bars =
      [bar.scale]
      + sizes.indices.map { index in
        index <= state.playback.position ? bar.line(sizes[index]) : StyledText()
      }
    let start = min(
      max(0, state.playback.position + 2 - room), max(0, table.count - room))
    let chosen = [0] + Array(start + 1..<min(table.count, start + room))
    var grid = Grid(size: Size(width: width, height: min(room, chosen.count)))
    for (y, index) in chosen.enumerated() {
      grid.write(table[index], x: 1, y: y, width: width - 1)
      if barWidth >= 15 {
        grid.write(bars[index].fitted(to: capabilities), x: tableWidth + 4, y: y)
      }
    }
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    Array(lines(isComplete: false, isNarrow: width < 64).prefix(room))
  }

  func completeTable(width: Int) -> [StyledText] { lines(isComplete: true, isNarrow: false) }

  /// All numbers of each layer, or in a narrow window how large they are together.
  private func lines(isComplete: Bool, isNarrow: Bool) -> [StyledText] {
    let shown = isNarrow ? state.rows.map { [SignalState.size($0)] } : state.rows
    let names = isNarrow ? ["size"] : (1...(shown.map(\.count).max() ?? 1)).map(String.init)
    let columns = [TextTable.Column("layer")] + names.map { TextTable.Column($0, .right) }
    let rows = shown.indices.map { index in
      let isHere = index == state.playback.position && !isComplete
      let name = StyledText(index == 0 ? "input" : "z\(index)", Style(.text, isBold: isHere))
      guard isComplete || index <= state.playback.position else {
        return [name] + shown[index].map { _ in StyledText("·", .quiet) }
      }
      return [name]
        + shown[index].map { StyledText(text(of: $0), Style(.output, isBold: isHere)) }
    }
    return TextTable(columns: columns, rows: rows, gap: 2).lines().map {
      $0.fitted(to: capabilities)
    }
  }

  /// To the hundredth where numbers are large, to three digits that count where they are small.
  private func text(of number: Double) -> String {
    abs(number) >= 100 ? number.fixed(2) : number.significant(3)
  }
}
