internal import Course

/// A number of a sliding figure that can be taken apart: formula, numbers put in, source.
package enum AnimationQuantity: Hashable, Sendable, CaseIterable {
  /// The output that the window makes now.
  case output
  /// How many outputs there are along an axis.
  case outputSize
  /// Learned numbers.
  case weights
  /// Multiplications for all outputs.
  case products
}

extension AnimationState {
  /// The numbers that can be taken apart here: pooling learns and multiplies nothing.
  package var quantities: [AnimationQuantity] {
    settings.operation.isPooling ? [.output, .outputSize] : AnimationQuantity.allCases
  }

  mutating func inspect(_ quantity: AnimationQuantity, _ message: Message) {
    let step =
      switch message {
      case .nextGroup: 1
      case .previousGroup: -1
      default: 0
      }
    let index = quantities.firstIndex(of: quantity) ?? 0
    entry = .inspecting(quantities[(index + step + quantities.count) % quantities.count])
  }
}
