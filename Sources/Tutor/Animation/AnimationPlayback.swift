internal import Figures

/// Steps that are made by hand or by themselves: the same for every figure.
package struct AnimationPlayback: Hashable, Sendable {
  /// The step that is shown, from 0.
  package internal(set) var position = 0
  package internal(set) var isPlaying = false
  /// Whether the number that is looked at is taken apart, in a figure that does so without a view of its own.
  package private(set) var isApart = false
  /// Index into the intervals, from slow to fast.
  package private(set) var speed = 1

  init() {}

  /// Where a figure of the frame stands, and how fast it moves.
  init(_ part: any FigurePart) {
    (position, isPlaying) = (part.step, part.isPlaying)
    speed = Self.intervalsMilliseconds.firstIndex(of: part.intervalMilliseconds ?? 0) ?? 1
  }

  /// Milliseconds between steps, from slow to fast.
  package static let intervalsMilliseconds = [1600, 800, 400, 150]

  /// Milliseconds until the next step; nil while nothing moves.
  package var intervalMilliseconds: Int? {
    isPlaying ? Self.intervalsMilliseconds[speed] : nil
  }

  /// Stands still at a step of `count`, the nearest that there is.
  mutating func go(to place: Int, of count: Int) {
    isPlaying = false
    position = min(max(place, 0), count - 1)
  }

  /// Takes what moves a figure of `count` steps; other messages mean nothing here.
  mutating func handle(_ message: AnimationState.Message, count: Int) {
    switch message {
    case .stepForward: go(to: position + 1, of: count)
    case .stepBack: go(to: position - 1, of: count)
    case .toStart: go(to: 0, of: count)
    case .toEnd: go(to: count - 1, of: count)
    case .playOrPause: playOrPause(count)
    case .tick: tick(count)
    case .faster: speed = min(speed + 1, Self.intervalsMilliseconds.count - 1)
    case .commit: isApart.toggle()
    case .cancel: isApart = false
    case .slower: speed = max(speed - 1, 0)
    default: break
    }
  }

  /// From the first step on, if there is more than one.
  mutating func playFromStart(_ count: Int) {
    position = 0
    isPlaying = count > 1
  }

  /// At the end, playing begins anew.
  private mutating func playOrPause(_ count: Int) {
    if !isPlaying, position == count - 1 { position = 0 }
    isPlaying = !isPlaying && count > 1
  }

  private mutating func tick(_ count: Int) {
    guard isPlaying else { return }
    position = min(position + 1, count - 1)
    if position == count - 1 { isPlaying = false }
  }
}

/// The index in row-major order of `4`, or of row and column `1,2` in a picture; nil where there is none.
func placeIndex(named text: String, sizes: [Int]) -> Int? {
  let indices = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  guard indices.count == sizes.count else { return nil }
  var place = 0
  for (index, size) in zip(indices, sizes) {
    guard let index, (0..<size).contains(index) else { return nil }
    place = place * size + index
  }
  return place
}
