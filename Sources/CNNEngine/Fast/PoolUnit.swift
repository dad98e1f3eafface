import CNNKernels

/// A pool that stands alone, or whose windows overlap.
struct PoolUnit {
  var input: LaneTensor
  var output: LaneTensor
  var loop: cnn_pool
  /// Bytes in the slot that tell which element won; nil for average pools.
  var winners: Int?

  func forward(_ place: BlockPlace) {
    withUnsafePointer(to: loop) { loop in
      if let winners {
        place.kernels.pointee.max_pool(
          loop, place.values(input), place.values(output), place.bytes(at: winners))
      } else {
        place.kernels.pointee.average_pool(loop, place.values(input), place.values(output))
      }
    }
  }

  func backward(_ place: BlockPlace) {
    guard let dInput = place.gradient(input), let dOutput = place.gradient(output) else { return }
    withUnsafePointer(to: loop) { loop in
      if let winners {
        place.kernels.pointee.max_pool_gradient(loop, place.bytes(at: winners), dOutput, dInput)
      } else {
        place.kernels.pointee.average_pool_gradient(loop, dOutput, dInput)
      }
    }
  }
}
