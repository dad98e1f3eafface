import Foundation
package import Tutor

/// The student's record as the running tutor uses it: it always works, and says once when nothing can be saved.
package struct ProgressStore: Sendable {
  /// What is known of the student, with what happened since the start, saved or not.
  package private(set) var summary = ProgressSummary()
  /// What the student should be told at the start; nil when all is well.
  package private(set) var notice: ProgressNotice?
  private let path: String
  private let limits: ProgressLimits
  private var database: ProgressDatabase?
  /// Why the record could not be opened; nil while it is open.
  private var failure: ProgressError?
  /// Records that could not be saved yet; they go with the next one.
  private var unsaved: [ProgressEntry] = []

  /// Where the record lies: `$XDG_STATE_HOME/cnn-tutor/progress.sqlite`, else under `~/.local/state`.
  package static func defaultPath(environment: [String: String]) -> String {
    let state =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? "\(environment["HOME"] ?? "")/.local/state"
    return "\(state)/cnn-tutor/progress.sqlite"
  }

  /// Opens or makes the record at a path; where that fails the tutor runs on without saving.
  package init(path: String, limits: ProgressLimits = ProgressLimits()) {
    self.path = path
    self.limits = limits
    do throws(ProgressError) {
      let setAsidePath = try open()
      notice = setAsidePath.map { .setAside(damaged: path, keptAs: $0) }
    } catch {
      notice = .notSaved(error)
      guard error.kind == .readOnly else { return }
      let old = (try? ProgressDatabase.readOnlyEntries(path: path)) ?? []
      for entry in old { summary.apply(entry.record, day: entry.day) }
    }
  }

  /// Takes a record in and saves it; the first failure in a row is returned, to be told once.
  package mutating func save(_ record: ProgressRecord, time: Double) -> ProgressError? {
    let entry = ProgressEntry(record, time: time)
    summary.apply(record, day: entry.day)
    let isFirstFailure = unsaved.isEmpty && failure == nil
    unsaved.append(entry)
    do throws(ProgressError) {
      if let failure, failure.isPassing { _ = try open() }
      guard let database else { return nil }
      try database.save(unsaved)
      unsaved = []
      return nil
    } catch {
      return isFirstFailure ? error : nil
    }
  }

  /// Forgets everything that was kept.
  package mutating func reset() throws(ProgressError) {
    if let failure { throw failure }
    try database?.reset()
    unsaved = []
    summary = ProgressSummary()
  }

  /// Opens the record and sums up what it holds and what waits; returns where a damaged one was put.
  private mutating func open() throws(ProgressError) -> String? {
    do throws(ProgressError) {
      let opened = try ProgressFile(path: path).open(limits: limits)
      var summary = ProgressSummary()
      for entry in try opened.database.entries() + unsaved {
        summary.apply(entry.record, day: entry.day)
      }
      self.summary = summary
      database = opened.database
      failure = nil
      return opened.setAsidePath
    } catch {
      failure = error
      throw error
    }
  }
}

/// What the student is told about the record when the tutor starts.
package enum ProgressNotice: Hashable, Sendable, CustomStringConvertible {
  /// A damaged file was kept under another name and a new one begun.
  case setAside(damaged: String, keptAs: String)
  case notSaved(ProgressError)

  package var description: String {
    switch self {
    case .setAside(let damaged, let keptAs):
      """
      Your progress file \(damaged) was damaged. \
      It is kept as \(keptAs), and a new record was begun.
      """
    case .notSaved(let error):
      error.description
    }
  }
}
