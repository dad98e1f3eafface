package import MathNotation

/// A piece of a page.
package enum Block: Sendable {
  case paragraph(RichText)
  case list(items: [RichText], isNumbered: Bool)
  case table(header: [RichText], rows: [[RichText]])
  /// Between `$$` signs, on lines of its own.
  case formula(Formula)
  /// Set as written.
  case code(String)
  /// A figure that moves.
  case animation(FigureSpec)
  /// A derivation that is made line by line, of a question of this lesson.
  case derivation(DerivationSpec)
  /// A question of this lesson, by id.
  case ask(String)
}

/// What an `animate` fence says of a window that slides.
package struct AnimationSpec: Hashable, Sendable {
  /// What slides.
  package enum Operation: String, Hashable, Sendable, CaseIterable {
    case conv1d
    case conv2d
    case pool1d
    case pool2d
  }

  /// Whether the kernel is read forwards or backwards.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    case crossCorrelation = "cross-correlation"
    case convolution
  }

  /// A part of the figure that an author can ask for.
  package enum Show: String, Hashable, Sendable, CaseIterable {
    case window
    case products
    case sum
    case padding
    case ruler
  }

  package var operation: Operation
  /// One row for 1-D.
  package var input: [[Double]]
  /// One row for 1-D; empty for pooling.
  package var kernel: [[Double]]
  package var bias: Double = 0
  /// Taps of a pooling window; the kernel's own size otherwise.
  package var size: Int = 2
  package var stride: Int = 1
  package var padding: Int = 0
  package var dilation: Int = 1
  /// More than one stands side by side.
  package var modes: [Mode] = [.crossCorrelation]
  package var show: [Show] = [.window, .products, .sum]
  /// Whether the student fills the output in before it moves.
  package var isPredicted: Bool = false
  /// Kernels on the keys 1 to 9.
  package var presets: [Int: [[Double]]] = [:]
  /// Line of the fence, from 1.
  package var line: Int = 0

  package init(operation: Operation, input: [[Double]], kernel: [[Double]]) {
    self.operation = operation
    self.input = input
    self.kernel = kernel
  }
}
