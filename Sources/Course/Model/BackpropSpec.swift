package import ContentFormat

/// The way back through a 1-D convolution: signal, kernel, and the slopes of the loss at the outputs.
package struct BackpropSpec: Hashable, Sendable {
  /// Which gradient the ledger adds up.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case weights
    case input
  }

  package var input: [Double]
  package var kernel: [Double]
  /// dLoss/dOutput, one for each output.
  package var slopes: [Double]
  /// The gradient that the figure is about; nil for both, the weights first.
  package var part: Part?
  /// Whether the student fills the sums in before the rows are seen.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  package init(input: [Double], kernel: [Double], slopes: [Double]) {
    self.input = input
    self.kernel = kernel
    self.slopes = slopes
  }

  /// Five readings, an edge kernel and three slopes: small enough to be followed by hand.
  package static let course = BackpropSpec(
    input: [2, 0, -1, 3, 1], kernel: [1, 0, -1], slopes: [1, -1, 2])
}
