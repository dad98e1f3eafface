package import CNNEngine
package import ContentFormat

/// Which input feeds which output of a small layer, and what its wires cost, as an `animate wires` fence asks for it.
package struct WiresSpec: Hashable, Sendable {
  /// How the outputs are wired, and which of their weights are the same.
  package enum Wiring: String, Hashable, Sendable, CaseIterable {
    /// Every output reads every input.
    case dense
    /// Every output reads its window, with weights of its own.
    case local
    /// Every output reads its window, all with the same weights.
    case shared
  }

  /// The part of the figure that is shown.
  package enum Show: String, Hashable, Sendable, CaseIterable {
    /// Inputs, outputs and the wires between them.
    case wires
    /// The output that is looked at as one neuron.
    case neuron
    /// No wires, only the bar of what three wirings learn.
    case cost
  }

  package var input: [Double] = AnimationSpec.signal
  package var kernel: [Double] = [1, 0, 2]
  package var bias = 0.0
  package var stride = 1
  /// What stands behind each sum.
  package var activation = VarianceSpec.Nonlinearity.linear
  package var wiring = Wiring.shared
  /// What it begins with.
  package var show = Show.wires
  /// The layer of the bar, such as `1x13x13` and `conv 3@4x4 nobias`; nil for the layer that is drawn.
  package internal(set) var counted: Counted?
  /// Whether the student counts the weights before they are told.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// More wires than of so many inputs cannot be followed by eye.
  package static let inputCounts = 2...12
  package static let strides = 1...4
  private static let limit = 999.0

  package init() {}

  /// The convolution that is drawn.
  package var convolution: Convolution {
    Convolution(
      filters: 1, windows: [SlidingWindow(size: kernel.count, stride: stride)],
      hasBias: bias != 0)
  }

  /// Throws what is outside of its range.
  package func check() throws(FigureFault) {
    let ranges = [
      ("number of inputs", input.count, Self.inputCounts),
      (
        "number of weights", kernel.count, 1...max(1, min(input.count, Self.inputCounts.upperBound))
      ),
      ("stride", stride, Self.strides),
    ]
    for (name, value, range) in ranges where !range.contains(value) {
      throw .outOfRange(name, value, range)
    }
    if show == .cost, isPredicted { throw .nothingToPredict }
    for number in input + kernel + [bias] where !(abs(number) <= Self.limit) {
      throw .tooLarge(Self.limit)
    }
  }
}
