package import Canvas
package import Tutor

/// Kept runs on one plot: training as a line, validation as dashes, a colour a run.
package struct RunPlot {
  private let records: [RunRecord]

  package init(_ records: [RunRecord]) {
    self.records = records
  }

  package var plot: LinePlot {
    let longest = records.map(\.planned).max() ?? 1
    return LinePlot(
      series: records.enumerated().flatMap { series(of: $1, number: $0) },
      horizontal: Axis("epochs", range: 0...max(1, longest)),
      vertical: Axis("loss", isLogarithmic: true))
  }

  private func series(of record: RunRecord, number: Int) -> [LinePlot.Series] {
    let scale = 1 / Double(max(1, record.stepsPerEpoch))
    let training = record.training.map { LinePlot.Value(x: $0.step * scale, y: $0.loss) }
    let validation = record.epochs.map {
      LinePlot.Value(x: Double($0.step) * scale, y: $0.validationLoss ?? .nan)
    }
    let isAlone = records.count == 1
    let name = isAlone ? "training" : "\(number + 1) \(record.title)"
    return [
      .init(
        name, training, style: Style(isAlone ? .kernel : .series(number)),
        mark: Self.marks[number % Self.marks.count]),
      .init(
        isAlone ? "validation" : "", validation, style: Style(isAlone ? .output : .series(number)),
        stroke: .dashed, mark: "o"),
    ]
  }

  private static let marks: [Character] = ["*", "+", "x", "#", "%", "="]

  /// The plot as a drawing for a page, with what came out below.
  package var svg: String {
    let title = records.count == 1 ? records[0].title : "\(records.count) runs compared"
    return plot.svg(title: title, notes: records.enumerated().map { notes($1, number: $0) })
  }

  private func notes(_ record: RunRecord, number: Int) -> String {
    let name = records.count == 1 ? "" : "\(number + 1) \(record.title): "
    return name + "\(record.parameterCount.grouped) parameters on \(record.data), "
      + record.resultWords
  }
}

extension RunRecord {
  /// Epochs that were planned, or made.
  fileprivate var planned: Double {
    max(Double(epochs.count), Double(stepCount) / Double(max(1, stepsPerEpoch)))
  }

  /// What came out: `test error 1.0 ± 0.10 %`.
  package var resultWords: String {
    test.map { "test error \($0.percentWords)" } ?? "diverged in step \(stepCount.grouped)"
  }
}
