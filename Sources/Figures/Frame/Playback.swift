/// Whether a figure plays by itself, and how fast.
package struct Playback: Hashable, Sendable {
  package internal(set) var isPlaying = false
  /// Index into the intervals, from slow to fast.
  package internal(set) var speed = 1

  /// Milliseconds between steps, from slow to fast.
  package static let intervalsMilliseconds = [1600, 800, 400, 150]

  /// Milliseconds until the next step; nil while nothing moves.
  package var intervalMilliseconds: Int? {
    isPlaying ? Self.intervalsMilliseconds[speed] : nil
  }

  mutating func changeSpeed(by step: Int) {
    speed = min(max(0, speed + step), Self.intervalsMilliseconds.count - 1)
  }
}
