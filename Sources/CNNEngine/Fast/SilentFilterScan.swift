import CNNKernels

extension FastExecutor {
  /// Block by block: each leaves its values in the first slot.
  func silentFilters(on source: any ImageSource, imageCount: Int) -> [SilentFilters] {
    var greatest: [Int: [Float]] = [:]
    let all = Array(0..<imageCount)
    for first in stride(from: 0, to: imageCount, by: plan.lanes) {
      let images = all[first..<min(first + plan.lanes, imageCount)]
      _ = evaluate(images, of: source)
      for (number, unit) in plan.units.enumerated() where unit.endsInReLU {
        greatest[number] = maxima(
          of: unit.output, lanes: images.count, and: greatest[number])
      }
    }
    return greatest.keys.sorted().compactMap { number in
      greatest[number].map { maxima in
        SilentFilters(
          layer: plan.unitNames[number], silent: maxima.indices.filter { maxima[$0] <= 0 },
          filterCount: maxima.count, imageCount: imageCount)
      }
    }
  }

  /// The largest value of each channel in the first slot, together with what was largest before.
  private func maxima(of tensor: LaneTensor, lanes: Int, and before: [Float]?) -> [Float] {
    let values = machine.pointee.place(block: 0, worker: 0).values(tensor)
    var maxima = before ?? Array(repeating: 0, count: tensor.channels)
    for channel in 0..<tensor.channels {
      for y in 0..<tensor.height {
        for x in 0..<tensor.width {
          let vector = channel * tensor.channelStride + y * tensor.rowStride + x
          for lane in 0..<lanes {
            maxima[channel] = max(maxima[channel], values[vector * tensor.lanes + lane])
          }
        }
      }
    }
    return maxima
  }
}

extension FastUnit {
  /// Whether a ReLU is fused behind the unit.
  fileprivate var endsInReLU: Bool {
    switch self {
    case .convolution(let unit): unit.loop.activation == FusedFunction.relu.kind
    case .linear(let unit): unit.loop.activation == FusedFunction.relu.kind
    case .pool, .element, .normalization, .readable: false
    }
  }
}
