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
  ///
  /// `now` is in seconds since 1970; what was written later than that was written by a clock that was wrong.
  package init(
    path: String, now: Double = .infinity, limits: ProgressLimits = ProgressLimits()
  ) {
    self.path = path
    self.limits = limits
    do throws(ProgressError) {
      notice = try open(now: now)
    } catch {
      notice = .notSaved(error)
      guard error.kind == .readOnly || error.kind == .diskFull else { return }
      summary = ProgressSummary(ProgressDatabase.readOnlyEntries(path: path), now: now)
    }
  }

  /// Takes a record in and saves it; the first failure in a row is returned, to be told once.
  package mutating func save(_ record: ProgressRecord, time: Double) -> ProgressError? {
    let entry = ProgressEntry(record, time: time)
    summary.apply(record, day: entry.day)
    let isFirstFailure = unsaved.isEmpty && failure == nil
    unsaved.append(entry)
    do throws(ProgressError) {
      if let failure, failure.isPassing { _ = try open(now: time) }
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

  /// Opens the record and sums up what it holds and what waits; returns what the student should be told.
  private mutating func open(now: Double) throws(ProgressError) -> ProgressNotice? {
    do throws(ProgressError) {
      let opened = try ProgressFile(path: path).open(limits: limits)
      summary = ProgressSummary(opened.entries + unsaved, now: now)
      database = opened.database
      failure = nil
      return opened.notice
    } catch {
      failure = error
      throw error
    }
  }
}

extension ProgressSummary {
  /// What records say that were kept, in the order in which they were.
  ///
  /// An attempt from the future was made while the clock was wrong; it counts as made just before the next one that
  /// was not, or else now, so that it postpones no review by years.
  init(_ entries: [ProgressEntry], now: Double) {
    self.init()
    var days = entries.map(\.day)
    var next = now
    for index in entries.indices.reversed() {
      guard case .attempt = entries[index].record else { continue }
      if entries[index].time > now {
        days[index] = StudyDay.containing(next)
      } else {
        next = entries[index].time
      }
    }
    for (entry, day) in zip(entries, days) { apply(entry.record, day: day) }
  }
}

/// What the student is told about the record when the tutor starts.
package enum ProgressNotice: Hashable, Sendable, CustomStringConvertible {
  /// A damaged file was kept under another name and a new one begun.
  case setAside(damaged: String, keptAs: String, savedCount: Int)
  /// Rows that cannot be read were taken out; the file as it was is kept under another name.
  case mended(path: String, keptAs: String, rowCount: Int, first: EventFault)
  case notSaved(ProgressError)

  package var description: String {
    switch self {
    case .setAside(let damaged, let keptAs, let savedCount):
      """
      Your progress file \(damaged) was damaged. \
      It is kept as \(keptAs), and a new record was begun\(Self.saved(savedCount)).
      """
    case .mended(let path, let keptAs, let rowCount, let first):
      """
      Your progress file \(path) held \(rowCount) \(rowCount == 1 ? "event" : "events") that cannot be read, \
      the first is number \(first.id), \(first.kind), for its \(first.field). \
      The file as it was is kept as \(keptAs); all other events stay.
      """
    case .notSaved(let error):
      error.description
    }
  }

  private static func saved(_ count: Int) -> String {
    switch count {
    case 0: ""
    case 1: " with the one entry of it that can be read"
    default: " with the \(count) entries of it that can be read"
    }
  }
}
