import Course
import Tutor

/// Figures that the tests of the state begin with.
func sampleFigure(_ change: (inout AnimationSpec) -> Void = { _ in }) throws -> AnimationState {
  var spec = AnimationSpec(
    operation: .conv1d, input: [[2, 0, -1, 3, 1, 4, 1, 5]], kernel: [[1, 0, 2]])
  change(&spec)
  return try AnimationState(spec)
}

/// The spike, in both modes, to be predicted.
func sampleFlip() throws -> AnimationState {
  try sampleFigure { spec in
    spec.inputs = [[[0, 0, 1, 0, 0]]]
    spec.kernels = [[[[1, 2, 3]]]]
    spec.modes = [.crossCorrelation, .convolution]
    spec.isPredicted = true
    spec.presets = [2: .kernel([[1, 2, 1]]), 9: .kernel([[1, 2, 3, 4, 5, 6]])]
  }
}

extension AnimationState {
  /// The outputs of a variant.
  func values(_ variant: Int = 0) -> [Double] { traces[variant].frames.map(\.value) }

  mutating func handle(all messages: Message...) {
    for message in messages { _ = handle(message) }
  }

  mutating func type(_ text: String) {
    for character in text { _ = handle(.type(character)) }
  }
}
