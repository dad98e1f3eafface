/// How long the student has been at a lesson or a quiz since that was last written into the record.
package struct TimeSheet: Hashable, Sendable {
  /// Milliseconds that a pause between two keys counts at most: after that the student has left the desk.
  private static let longestPause = 120_000
  /// Milliseconds after which time is written, so that a killed program loses little.
  private static let longestUnwritten = 60_000

  /// Id of a lesson or a quiz; nil elsewhere.
  private var place: String?
  private var milliseconds = 0

  package init() {}

  /// Takes in the time that has passed at a place since the key before; gives what is to be recorded now.
  package mutating func pass(milliseconds passed: Int, at place: String?) -> [ProgressRecord] {
    var records: [ProgressRecord] = []
    if place != self.place {
      records = close()
      self.place = place
    }
    milliseconds += min(max(0, passed), Self.longestPause)
    if milliseconds >= Self.longestUnwritten { records += close() }
    return records
  }

  /// Gives what is not written yet, and begins anew.
  package mutating func close() -> [ProgressRecord] {
    defer { milliseconds = 0 }
    guard let place, milliseconds > 0 else { return [] }
    return [.timeSpent(place: place, milliseconds: milliseconds)]
  }
}
