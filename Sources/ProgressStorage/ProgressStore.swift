import Foundation
package import Tutor

/// The student's record as the running tutor uses it: it always works, and says once when nothing can be saved.
package struct ProgressStore: Sendable {
  /// What is known of the student, with what happened since the start, saved or not.
  package private(set) var summary = ProgressSummary()
  /// What the student should be told at the start; nil when all is well.
  package private(set) var notice: ProgressNotice?
  private var database: ProgressDatabase?
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
    do throws(ProgressError) {
      let opened = try ProgressFile(path: path).open(limits: limits)
      database = opened.database
      notice = opened.setAsidePath.map { .setAside(damaged: path, keptAs: $0) }
      for entry in try opened.database.entries() { summary.apply(entry.record, day: entry.day) }
    } catch {
      notice = .notSaved(error)
      database = nil
      guard error.kind == .readOnly else { return }
      let old = (try? ProgressDatabase.readOnlyEntries(path: path)) ?? []
      for entry in old { summary.apply(entry.record, day: entry.day) }
    }
  }

  /// Takes a record in and saves it; the first failure in a row is returned, to be told once.
  package mutating func save(_ record: ProgressRecord, time: Double) -> ProgressError? {
    let entry = ProgressEntry(record, time: time)
    summary.apply(record, day: entry.day)
    guard let database else { return nil }
    let isFirstFailure = unsaved.isEmpty
    unsaved.append(entry)
    do throws(ProgressError) {
      try database.save(unsaved)
      unsaved = []
      return nil
    } catch {
      return isFirstFailure ? error : nil
    }
  }

  /// Forgets everything that was kept.
  package mutating func reset() throws(ProgressError) {
    if case .notSaved(let error) = notice { throw error }
    try database?.reset()
    unsaved = []
    summary = ProgressSummary()
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
