internal import CNNEngine
internal import DataSets
internal import Tutor

/// The runs of an experiment one after the other, as reports; it knows no clock and no thread of its own.
///
/// A class because it owns the trainer of the run that is under way.
final class ExperimentWork {
  /// What is reported beside the events.
  enum Detail: Sendable {
    /// What the table needs.
    case figures
    /// Also what a dashboard shows, and moments to come back to.
    case pictures
  }

  private let requests: [TrainingRequest]
  private let asksForSignals: Bool
  private let detail: Detail
  /// The images as they were read, kept for the next run.
  private var images: LoadedImages?
  /// The run that is under way, or was last.
  private var driver: TrainingDriver?
  private var index = -1
  /// Whether all runs are over; a run that begins again is under way again.
  private var isOver = false

  init(_ requests: [TrainingRequest], asksForSignals: Bool, detail: Detail) {
    self.requests = requests
    self.asksForSignals = asksForSignals
    self.detail = detail
  }

  deinit { cancel() }

  /// Training images that are read once more after the last step, at most.
  private static let trainErrorCount = 1_024

  /// Ends the run that is under way.
  func cancel() {
    driver?.cancel()
    isOver = true
  }

  /// Does the work up to the next event; nothing when all runs are over.
  ///
  /// `keepsMark` says whether one can come back to the moment before.
  func next(keepsMark: Bool = false) throws -> [ExperimentReport] {
    guard !isOver else { return [] }
    guard let driver else { return try beginNextRun() }
    let reports = try driver.next(keepsMark: keepsMark)
    return reports.isEmpty ? try beginNextRun() : try told(reports)
  }

  /// Carries out what the student wants of the run that is under way or was last.
  func carryOut(_ change: TrainingChange) throws -> [ExperimentReport] {
    guard let driver else { return [] }
    switch change {
    case .restart, .goBack: isOver = false
    case .oneStep, .learningRate, .restoreBest, .save, .pace, .look, .read: break
    }
    return try told(driver.carryOut(change))
  }

  /// Reports of the run with what is measured at its end.
  private func told(_ reports: [TrainingReport]) throws -> [ExperimentReport] {
    var told = reports.map(ExperimentReport.training)
    switch reports.compactMap(\.lastEvent).last {
    case .finished?:
      told.append(.ended(trainError: try driver?.trainError(imageCount: Self.trainErrorCount)))
    case .diverged?: told.append(.ended(trainError: nil))
    case .started?, .step?, .epoch?, nil: break
    }
    return told
  }

  private func beginNextRun() throws -> [ExperimentReport] {
    guard requests.indices.contains(index + 1) else {
      isOver = true
      return [.finished]
    }
    index += 1
    driver?.cancel()
    let images = try images ?? requests[index].load()
    self.images = images
    driver = TrainingDriver(
      requests[index], images: images, asksForSignals: asksForSignals,
      showsPictures: detail == .pictures, lookedAt: driver?.lookedAt)
    return [.began(run: index)]
  }
}

extension TrainingReport {
  /// The last event of a report of events.
  fileprivate var lastEvent: TrainingEvent? {
    guard case .events(let events, _) = self else { return nil }
    return events.last
  }
}
