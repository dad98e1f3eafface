internal import CNNEngine
internal import DataSets
internal import Foundation
internal import Synchronization
internal import TerminalUI
internal import Tutor

/// Writes down what runs do: each event as a line of CSV, the curves as SVG, and each finished run in the data folder.
///
/// A class because the runs of an experiment share it, on whatever thread they are.
final class RunLog: Sendable {
  private struct Contents {
    var csv: FileHandle?
    var lines = RunTable.header + "\n"
    var state: TrainingState?
    /// Whether the run that the state shows is kept already.
    var isKept = false
    var records: [RunRecord] = []
    var runNumber = 0
    var complaint: String?
  }

  private let csv: OutputFile?
  private let svg: OutputFile?
  private let folder: RunFolder
  private let contents = Mutex(Contents())

  /// Lines are written when there are so many bytes of them, and at the end of a run.
  private static let byteLimit = 1 << 16

  /// Refuses files that cannot be written.
  init(csv: OutputFile? = nil, svg: OutputFile? = nil, folder: RunFolder = RunFolder()) throws {
    try csv?.check()
    try svg?.check()
    self.csv = csv
    self.svg = svg
    self.folder = folder
  }

  /// Why a run could not be kept in the data folder; nil when it could.
  var complaint: String? { contents.withLock { $0.complaint } }

  /// Takes in an event of a run; the first one begins it.
  func take(_ event: TrainingEvent, of plan: TrainingPlan, variant: String) throws {
    try contents.withLock { contents in
      if case .started = event {
        contents.state = TrainingState(plan: plan)
        contents.isKept = false
        contents.runNumber += 1
      }
      guard contents.state != nil, !contents.isKept else { return }
      _ = contents.state?.handle(.report(.events([event], elapsedMilliseconds: nil)))
      guard let state = contents.state else { return }
      if csv != nil {
        let table = RunTable(run: contents.runNumber, variant: variant, state: state)
        if let line = table.line(for: event) { contents.lines += line + "\n" }
      }
      let record = RunRecord(state, variant: variant)
      if let record { try keep(record, &contents) }
      if record != nil || contents.lines.utf8.count > Self.byteLimit { try flush(&contents) }
    }
  }

  /// The run goes on from an earlier step; one that had diverged is kept once more when it ends.
  func goBack(to step: Int) {
    contents.withLock { contents in
      _ = contents.state?.handle(.report(.wentBack(step: step)))
      contents.isKept = false
    }
  }

  private func keep(_ record: RunRecord, _ contents: inout Contents) throws {
    contents.isKept = true
    contents.records.append(record)
    try svg?.write(RunPlot(contents.records).svg)
    do {
      try folder.add(record)
    } catch {
      contents.complaint = "\(error)"
    }
  }

  private func flush(_ contents: inout Contents) throws {
    guard let csv else { return }
    do {
      if contents.csv == nil {
        try Data().write(to: csv.url)
        contents.csv = try FileHandle(forWritingTo: csv.url)
      }
      try contents.csv?.write(contentsOf: Data(contents.lines.utf8))
      contents.lines = ""
    } catch {
      throw UnwritableFile(path: csv.path, reason: error.reason)
    }
  }
}
