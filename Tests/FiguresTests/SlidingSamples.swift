import Canvas
import CNNEngine
import Figures

/// Figures that the tests of the window begin with.
func sliding(
  _ name: String = "conv1d",
  _ body: String = "input: [2, 0, -1, 3, 1, 4, 1, 5]\nkernel: [1, 0, 2]"
) throws -> FigureFrame<SlidingFigure> {
  try frame(SlidingFigure.self, name, body)
}

/// The spike, in both modes, to be predicted.
func flip() throws -> FigureFrame<SlidingFigure> {
  try sliding(
    "conv1d",
    """
    input: [0, 0, 1, 0, 0]
    kernel: [1, 2, 3]
    compare: [cross-correlation, convolution]
    predict: true
    presets: {2: [1, 2, 1], 9: [1, 2, 3, 4, 5, 6]}
    """)
}

/// A figure as a command line asks for it.
func slidingTyped(
  _ name: String, _ settings: KeyValuePairs<String, String> = [:]
) throws -> FigureFrame<SlidingFigure> {
  guard let frame = try typed(name, settings) as? FigureFrame<SlidingFigure> else {
    throw OtherFigure()
  }
  return frame
}

extension FigureFrame<SlidingFigure> {
  /// The outputs of a variant.
  func values(_ variant: Int = 0) -> [Double] { figure.traces[variant].values }

  /// Presses keys one after the other.
  mutating func press(all keys: Key...) {
    for key in keys { _ = press(key) }
  }

  /// What is said to be wrong.
  var said: String? { notice ?? figure.refusal }
}
