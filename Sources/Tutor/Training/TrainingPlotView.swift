/// How the plot of a run is seen: what part, on what axis, and where its cursor stands.
package struct TrainingPlotView: Hashable, Sendable {
  /// The last fifth only.
  package private(set) var isRecent = false
  package private(set) var isSmoothed = true
  package private(set) var isLogarithmic = true
  /// Place of the cursor, from 0 to `places`; nil when there is none.
  package private(set) var cursor: Int?

  /// Steps that the cursor takes from one end to the other.
  package static let places = 64

  package init() {}

  mutating func toggle(_ part: TrainingState.Switch) {
    switch part {
    case .recent: isRecent.toggle()
    case .smoothing: isSmoothed.toggle()
    case .logarithm: isLogarithmic.toggle()
    case .pin: break
    }
  }

  /// The first move brings the cursor; beyond the left end it goes away.
  mutating func moveCursor(_ count: Int) {
    let next = (cursor ?? (count > 0 ? -1 : Self.places + 1)) + count
    cursor = next < 0 ? nil : min(next, Self.places)
  }
}
