import RealModule

extension Activation {
  /// Applies the function to each element, softmax to the channels at each position.
  ///
  /// Any shape for the functions of one element, `[N, C, ...]` for softmax.
  public func forward(_ input: Tensor) -> Forward {
    switch self {
    case .relu: elementwise(input, { max($0, 0) }, slope: { x, _ in x > 0 ? 1 : 0 })
    case .leakyRelu(let slope):
      elementwise(input, { $0 > 0 ? $0 : slope * $0 }, slope: { x, _ in x > 0 ? 1 : slope })
    case .tanh: elementwise(input, { Double.tanh($0) }, slope: { _, y in 1 - y * y })
    case .sigmoid: elementwise(input, { CNNEngine.sigmoid($0) }, slope: { _, y in y * (1 - y) })
    case .softmax: softmax(input)
    case .logSoftmax: logSoftmax(input)
    }
  }

  private func elementwise(
    _ input: Tensor, _ function: (Double) -> Double,
    slope: @escaping @Sendable (_ x: Double, _ y: Double) -> Double
  ) -> Forward {
    let y = Tensor(input.shape, input.elements.map(function))
    return Forward(output: y) { dOutput in
      var dInput = dOutput
      for index in dInput.elements.indices {
        dInput.elements[index] *= slope(input.elements[index], y.elements[index])
      }
      return LayerGradient(dInput: dInput)
    }
  }

  /// `y[k] = exp(x[k]) / Σ_j exp(x[j])`.
  private func softmax(_ input: Tensor) -> Forward {
    let loop = ChannelLoop(input.shape)
    let logs = loop.logSoftmax(input)
    let y = Tensor(input.shape, logs.elements.map { Double.exp($0) })
    return Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      loop.forEachPosition { channels in
        let mean = channels.reduce(0) { $0 + dOutput.elements[$1] * y.elements[$1] }
        for k in channels {
          dInput.elements[k] = y.elements[k] * (dOutput.elements[k] - mean)
        }
      }
      return LayerGradient(dInput: dInput)
    }
  }

  /// `y[k] = x[k] - log Σ_j exp(x[j])`.
  private func logSoftmax(_ input: Tensor) -> Forward {
    let loop = ChannelLoop(input.shape)
    let y = loop.logSoftmax(input)
    return Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      loop.forEachPosition { channels in
        let sum = channels.reduce(0) { $0 + dOutput.elements[$1] }
        for k in channels {
          dInput.elements[k] = dOutput.elements[k] - Double.exp(y.elements[k]) * sum
        }
      }
      return LayerGradient(dInput: dInput)
    }
  }
}

/// `1 / (1 + exp(-x))`, without overflow on either side.
func sigmoid(_ x: Double) -> Double {
  let small = Double.exp(-abs(x))
  return x >= 0 ? 1 / (1 + small) : small / (1 + small)
}

/// The channels of each position of each image.
private struct ChannelLoop: Sendable {
  private let batch: Int
  private let channels: Int
  private let positions: Int

  init(_ shape: Shape) {
    batch = shape[0]
    channels = shape.rank > 1 ? shape[1] : 1
    positions = shape.dimensions.dropFirst(2).reduce(1, *)
  }

  /// Calls `body` with the indices of all channels at each position.
  func forEachPosition(_ body: (StrideTo<Int>) -> Void) {
    for n in 0..<batch {
      for position in 0..<positions {
        let first = n * channels * positions + position
        body(stride(from: first, to: first + channels * positions, by: positions))
      }
    }
  }

  /// The largest input is subtracted first, so that ±1000 stays finite.
  func logSoftmax(_ input: Tensor) -> Tensor {
    var y = Tensor(input.shape)
    forEachPosition { channels in
      let largest = channels.reduce(-Double.infinity) { max($0, input.elements[$1]) }
      let sum = channels.reduce(0) { $0 + Double.exp(input.elements[$1] - largest) }
      let logSum = Double.log(sum)
      for k in channels { y.elements[k] = input.elements[k] - largest - logSum }
    }
    return y
  }
}
