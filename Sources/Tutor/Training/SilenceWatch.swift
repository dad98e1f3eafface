import CNNEngine

/// How many filters of a layer give nothing on any of some images, and how many did so for long.
package struct SilentLayer: Hashable, Sendable {
  package var layer: String
  /// Filters, or units, with no positive value at any position on any image.
  package var silentCount: Int
  /// Those that were silent in every look for at least `SilenceWatch.deadSteps` steps.
  package var deadCount: Int
  package var filterCount: Int
  /// Images that were looked at.
  package var imageCount: Int
}

/// Many filters of a layer falling silent between two looks.
package struct SilenceOnset: Hashable, Sendable {
  package var layer: String
  /// The step with the largest gradient between the two looks.
  package var step: Int
  package var gradientNorm: Double
}

/// Follows which filters are silent from look to look, and since when.
package struct SilenceWatch: Hashable, Sendable {
  /// A filter that is silent for so many steps is called dead: about a tenth of an epoch of MNIST.
  package static let deadSteps = 100

  /// In the order of the layers, as the last look found them.
  package private(set) var layers: [SilentLayer] = []
  /// The latest time that a tenth of a layer's filters, and two at least, fell silent at once.
  package private(set) var onset: SilenceOnset?
  /// Layer and filter, and the step of the look that found it silent first.
  private var firstSilent: [String: [Int: Int]] = [:]
  /// The step with the largest gradient since the last look.
  private var steepest = Steepest()

  private struct Steepest: Hashable {
    var step = 0
    var norm = 0.0
  }

  package init() {}

  /// Filters and silent ones of all layers together.
  package var filterCount: Int { layers.reduce(0) { $0 + $1.filterCount } }
  package var silentCount: Int { layers.reduce(0) { $0 + $1.silentCount } }

  mutating func take(gradientNorm: Double, step: Int) {
    if gradientNorm > steepest.norm { steepest = Steepest(step: step, norm: gradientNorm) }
  }

  mutating func take(_ found: [SilentFilters], step: Int) {
    guard !found.isEmpty else { return }
    layers = found.map { layer in
      let old = firstSilent[layer.layer]
      var now: [Int: Int] = [:]
      for filter in layer.silent { now[filter] = old?[filter] ?? step }
      firstSilent[layer.layer] = now
      noteOnset(layer, newCount: layer.silent.count - (old?.count ?? 0))
      return SilentLayer(
        layer: layer.layer, silentCount: layer.silent.count,
        deadCount: now.values.count { step - $0 >= Self.deadSteps },
        filterCount: layer.filterCount, imageCount: layer.imageCount)
    }
    steepest = Steepest()
  }

  private mutating func noteOnset(_ layer: SilentFilters, newCount: Int) {
    guard steepest.norm > 0, newCount >= max(2, layer.filterCount / 10) else { return }
    onset = SilenceOnset(layer: layer.layer, step: steepest.step, gradientNorm: steepest.norm)
  }
}
