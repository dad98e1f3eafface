/// Days as the schedule of reviews counts them: whole ones since 1970, in UTC.
package enum StudyDay {
  /// The day of a moment in seconds since 1970; 0 for one that no calendar has.
  package static func containing(_ seconds: Double) -> Int {
    Int(exactly: (seconds / 86_400).rounded(.down)) ?? 0
  }
}
