internal import Checked
import CNNEngine
import Canvas
import Tutor

/// The numbers beside the plot: errors as counts with their error, speed, the kernels, the last epochs.
struct TrainingPanel {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  func draw(on grid: inout Grid, in rect: Rect, capabilities: Capabilities) {
    let lines = numbers(width: rect.width).flatMap {
      $0.fitted(to: capabilities).wrapped(to: rect.width)
    }
    var y = grid.write(lines, x: rect.x, y: rect.y, width: rect.width, limit: rect.height)
    let end = rect.y + rect.height
    y = drawKernels(on: &grid, x: rect.x, y: y, width: rect.width, end: end, capabilities)
    drawEpochs(on: &grid, x: rect.x, y: y, width: rect.width, end: end)
  }

  private func numbers(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    if let test = state.outcome?.test {
      lines += [
        StyledText("test", .heading), StyledText(test.countWords),
        StyledText(test.percentWords, Style(.text, isBold: true)), "",
      ]
    }
    lines.append(StyledText("validation", state.outcome == nil ? .heading : .quiet))
    if let epoch = state.epochs.last {
      lines.append(StyledText(epoch.validation.countWords))
      lines.append(StyledText(epoch.validation.percentWords))
      lines += bestLines(epoch)
    } else {
      lines.append(StyledText("after the first epoch", .quiet))
    }
    let signals = TrainingSignalsText(state).lines(width: width)
    lines += signals.isEmpty ? silentLines(width: width) : [""] + signals
    lines.append("")
    if let start = state.start {
      lines.append(StyledText("\(start.parameterCount.grouped) parameters", .quiet))
    }
    if let speed = state.speed.imagesPerSecond {
      lines.append(StyledText("\(speedWords(speed)) images/s", .quiet))
    }
    return lines
  }

  /// Silent filters of each layer, with the number of images that were looked at; a layer's numbers stay together.
  private func silentLines(width: Int) -> [StyledText] {
    guard let first = state.silence.layers.first else { return [] }
    var rows: [String] = []
    for layer in state.silence.layers {
      let words =
        "\(layer.layer) \(layer.silentCount)/\(layer.filterCount)"
        + (layer.deadCount > 0 ? " (\(layer.deadCount) dead)" : "")
      if let last = rows.last, last.count + 2 + words.count <= width {
        rows[rows.count - 1] = last + "  " + words
      } else {
        rows.append(words)
      }
    }
    return ["", StyledText("silent on \(first.imageCount) images", .quiet)]
      + rows.map { StyledText($0) }
  }

  private func bestLines(_ last: TrainingEpoch) -> [StyledText] {
    guard let best = state.bestEpoch else { return [] }
    guard best.epoch != last.epoch else { return [StyledText("the best so far", .quiet)] }
    let share = (best.validation.share * 100).fixed(1)
    let isNews = !best.validation.isWithinError(of: last.validation)
    return [
      StyledText(
        "best \(share) in epoch \(best.epoch): " + (isNews ? "better" : "within the error"), .quiet)
    ]
  }

  private func drawKernels(
    on grid: inout Grid, x: Int, y: Int, width: Int, end: Int, _ capabilities: Capabilities
  ) -> Int {
    let pictures = state.kernels.map {
      Picture(weights: $0.weights, width: $0.width, height: $0.height)
    }
    guard let first = pictures.first else { return y }
    let scale: Picture.Scale = width >= 36 && end - y > 30 ? .large : .small
    let size = first.size(scale, capabilities: capabilities)
    let columns = max(1, (width + 2) / (size.width + 2))
    let rows = (pictures.count + columns - 1) / columns
    guard y + 2 + rows * (size.height + 1) <= end + 1 else { return y }
    grid.write(StyledText("kernels of C1", .quiet), x: x, y: y + 1)
    for (index, picture) in pictures.enumerated() {
      picture.draw(
        on: &grid, x: x + index % columns * (size.width + 2),
        y: y + 2 + index / columns * (size.height + 1), scale: scale, capabilities: capabilities)
    }
    return y + 2 + rows * (size.height + 1)
  }

  /// The latest epochs as a table, where there is room for at least three.
  private func drawEpochs(on grid: inout Grid, x: Int, y: Int, width: Int, end: Int) {
    let room = end - y - 2
    guard width >= 36, room >= 3, !state.epochs.isEmpty else { return }
    let rows = state.epochs.suffix(atMost: room).map { epoch in
      [
        StyledText("\(epoch.epoch)"), StyledText(lossWords(epoch.trainLoss)),
        StyledText(lossWords(epoch.validationLoss)), StyledText("\(epoch.validation.wrong)"),
      ]
    }
    let table = TextTable(
      columns: [
        .init("epoch", .right), .init("training", .right), .init("validation", .right),
        .init("wrong", .right),
      ], rows: rows, gap: 2)
    grid.write(table.lines(width: width), x: x, y: y + 1, width: width, limit: end - y - 1)
  }
}
