package import CNNEngine
package import ContentFormat

/// What an `animate` fence says of a window that slides.
package struct AnimationSpec: Hashable, Sendable {
  /// What slides.
  package enum Operation: String, Hashable, Sendable, CaseIterable {
    case conv1d
    case conv2d
    case pool1d
    case pool2d
    case convTranspose1d = "conv-transpose1d"
    case convTranspose2d = "conv-transpose2d"
  }

  /// How a kernel is read, or what pooling takes of a window.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    case crossCorrelation = "cross-correlation"
    case convolution
    case maximum = "max"
    case average
  }

  /// A part of the figure that an author can ask for.
  package enum Show: String, Hashable, Sendable, CaseIterable {
    case window
    case products
    case sum
    case padding
    case ruler
  }

  /// What a digit key puts into the figure.
  package enum Preset: Hashable, Sendable {
    case kernel([[Double]])
    case setting(Setting)
  }

  /// Sides and steps, without numbers.
  package struct Setting: Hashable, Sendable {
    package var input: Int
    package var kernel: Int
    package var padding = 0
    package var stride = 1
    package var dilation = 1

    package init(input: Int, kernel: Int, padding: Int = 0, stride: Int = 1, dilation: Int = 1) {
      self.input = input
      self.kernel = kernel
      self.padding = padding
      self.stride = stride
      self.dilation = dilation
    }
  }

  package var operation: Operation
  /// A grid of numbers a channel; one row each for 1-D.
  package var inputs: [[[Double]]]
  /// For each filter a grid of weights a channel; empty for pooling.
  package var kernels: [[[[Double]]]]
  package var bias: Double = 0
  /// Taps of a pooling window; the kernel's own size otherwise.
  package var size: Int = 2
  package var stride: Int = 1
  package var padding: Int = 0
  package var dilation: Int = 1
  package var paddingMode = PaddingMode.zeros
  /// More than one stands side by side; empty means the usual one.
  package var modes: [Mode] = []
  package var show: [Show] = [.window, .products, .sum]
  /// Whether the student fills the output in before it moves.
  package var isPredicted: Bool = false
  /// What the keys 1 to 9 bring.
  package var presets: [Int: Preset] = [:]
  /// Where its fence stands.
  package var place: FencePlace = 0

  package init(operation: Operation, inputs: [[[Double]]], kernels: [[[[Double]]]]) {
    self.operation = operation
    self.inputs = inputs
    self.kernels = kernels
  }

  /// One channel and one filter; no kernel for pooling.
  package init(operation: Operation, input: [[Double]], kernel: [[Double]]) {
    self.init(operation: operation, inputs: [input], kernels: kernel.isEmpty ? [] : [[kernel]])
  }
}

extension AnimationSpec.Operation {
  /// Whether input and output are two-dimensional.
  package var isPicture: Bool {
    switch self {
    case .conv2d, .pool2d, .convTranspose2d: true
    case .conv1d, .pool1d, .convTranspose1d: false
    }
  }

  /// Whether there is no kernel.
  package var isPooling: Bool { self == .pool1d || self == .pool2d }

  /// Whether each input stamps the kernel, rather than each output reading through it.
  package var isTransposed: Bool { self == .convTranspose1d || self == .convTranspose2d }

  /// The ways that it can be shown in, the usual one first.
  package var modes: [AnimationSpec.Mode] {
    isPooling ? [.maximum, .average] : isTransposed ? [] : [.crossCorrelation, .convolution]
  }
}

extension AnimationSpec {
  /// The signal that runs through the course.
  package static let signal: [Double] = [2, 0, -1, 3, 1, 4, 1, 5]

  /// Begins like the course's kernel; five of them, so that the rows of a picture's kernel differ.
  package static let weights: [Double] = [1, 0, 2, -1, 1]

  /// A grid filled with numbers that repeat, from the one with index `first` on.
  package static func grid(
    _ rows: Int, _ columns: Int, of numbers: [Double], from first: Int = 0
  ) -> [[Double]] {
    (0..<rows).map { row in
      (0..<columns).map { numbers[(first + row * columns + $0) % numbers.count] }
    }
  }

  /// The eight settings of two axes that the course shows, on the keys 1 to 8.
  package static let eightSettings: [Int: Preset] = [
    1: .setting(Setting(input: 4, kernel: 3)),
    2: .setting(Setting(input: 5, kernel: 4, padding: 2)),
    3: .setting(Setting(input: 5, kernel: 3, padding: 1)),
    4: .setting(Setting(input: 5, kernel: 3, padding: 2)),
    5: .setting(Setting(input: 5, kernel: 3, stride: 2)),
    6: .setting(Setting(input: 5, kernel: 3, padding: 1, stride: 2)),
    7: .setting(Setting(input: 6, kernel: 3, padding: 1, stride: 2)),
    8: .setting(Setting(input: 7, kernel: 3, dilation: 2)),
  ]
}
