import CNNKernels

/// A function of each element that could not be fused, or dropout.
struct ElementUnit {
  enum Function {
    case activation(kind: Int32, slope: Float)
    /// Elements stay when 32 random bits are below the threshold, and are scaled then.
    case dropout(threshold: UInt32, scale: Float, key: UInt32)
  }

  var input: LaneTensor
  var output: LaneTensor
  var function: Function

  func forward(_ place: BlockPlace) {
    forEachRow { row, count, inputAt, outputAt in
      let x = place.values(input) + inputAt
      let y = place.values(output) + outputAt
      switch function {
      case .activation(let kind, let slope):
        place.kernels.pointee.activate(kind, slope, count, x, y)
      case .dropout(let threshold, let scale, let key):
        guard place.isTraining else {
          y.update(from: x, count: Int(count) * input.lanes)
          return
        }
        place.kernels.pointee.dropout(
          dropoutKey(key, place, row: row), UInt32(place.firstImage), threshold, scale, count, x, y)
      }
    }
  }

  func backward(_ place: BlockPlace) {
    guard let dInput = place.gradient(input), let dOutput = place.gradient(output) else { return }
    forEachRow { row, count, inputAt, outputAt in
      switch function {
      case .activation(let kind, let slope):
        place.kernels.pointee.activate_gradient(
          kind, slope, count, place.values(output) + outputAt, dOutput + outputAt, dInput + inputAt)
      case .dropout(let threshold, let scale, let key):
        place.kernels.pointee.dropout(
          dropoutKey(key, place, row: row), UInt32(place.firstImage), threshold, scale, count,
          dOutput + outputAt, dInput + inputAt)
      }
    }
  }

  private func dropoutKey(_ key: UInt32, _ place: BlockPlace, row: Int) -> UInt32 {
    (place.dropoutKey ^ key) &+ UInt32(truncatingIfNeeded: row) &* 0x85EB_CA77
  }

  /// Calls `body` with row number, vectors and the places of the row in floats; all at once without padding.
  @inline(__always)
  private func forEachRow(_ body: (Int, Int64, Int, Int) -> Void) {
    if input.isPacked, output.isPacked {
      body(0, Int64(input.elementCount), 0, 0)
      return
    }
    for channel in 0..<input.channels {
      for y in 0..<input.height {
        body(
          channel * input.height + y, Int64(input.width),
          (channel * input.channelStride + y * input.rowStride) * input.lanes,
          (channel * output.channelStride + y * output.rowStride) * input.lanes)
      }
    }
  }
}
