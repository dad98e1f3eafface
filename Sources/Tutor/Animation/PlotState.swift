package import Course

/// A plot and the cursor that reads its values.
package struct PlotState: StateMachine {
  package typealias Message = AnimationState.Message

  /// What the cursor reads of one series.
  package struct Reading: Hashable, Sendable {
    package let name: String
    /// Nil where the series has no value there.
    package let value: PlotSpec.Value?
    package let isBest: Bool
  }

  package let spec: PlotSpec
  /// Every x of every series; for bars their indices.
  package let stops: [Double]
  /// Where the cursor stands.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false

  /// The cursor begins where there is most to see: at the marked value, in the middle of functions.
  package init(_ spec: PlotSpec) {
    self.spec = spec
    stops = spec.stops
    let best = spec.series.lazy.compactMap { series in
      series.best.map { series.values[$0].x }
    }.first
    if let best, let index = stops.firstIndex(of: best) {
      playback.go(to: index, of: frameCount)
    } else if spec.kind == .functions {
      playback.go(to: stops.count / 2, of: frameCount)
    }
  }

  /// One step a stop.
  package var frameCount: Int { stops.count }

  /// The place of the cursor on the horizontal axis.
  package var place: Double { stops[playback.position] }

  /// What every series says at a stop.
  package func readings(at stop: Int) -> [Reading] {
    if spec.kind == .bars {
      return [
        Reading(name: spec.series[stop].name, value: spec.series[stop].values[0], isBest: false)
      ]
    }
    return spec.series.map { series in
      let index = series.values.firstIndex { $0.x == stops[stop] }
      return Reading(
        name: series.name, value: index.map { series.values[$0] },
        isBest: index != nil && index == series.best)
    }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message == .showTable {
      isTable.toggle()
    } else {
      playback.handle(message, count: frameCount)
    }
    return []
  }
}
