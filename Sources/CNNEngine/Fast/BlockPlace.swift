import CNNKernels

/// One block of images at its place: what a unit needs to work on it.
///
/// Trivial, all pointers: it is made anew for each block of each step.
struct BlockPlace {
  let kernels: UnsafePointer<cnn_kernels>
  /// The tensors of this block.
  let slot: UnsafeMutablePointer<Float>
  /// Working memory of the thread.
  let scratch: UnsafeMutablePointer<Float>
  /// All parameters.
  let parameters: UnsafeMutablePointer<Float>
  /// This block's share of the gradient.
  let gradients: UnsafeMutablePointer<Float>
  /// Rows of images for the weight gradients of linear units, of the whole batch.
  let rows: UnsafeMutablePointer<Float>
  /// Number of the block in its batch, and of its first image.
  let block: Int
  let firstImage: Int
  /// Lanes that hold an image; those behind are padding.
  let activeLanes: Int
  /// Whether weights are being learned, so that dropout drops.
  let isTraining: Bool
  /// Changes with every step.
  let dropoutKey: UInt32

  /// Whether lane 0 holds the only image and nothing is learned from it: then lanes share that image.
  var isOneImageToRead: Bool { activeLanes == 1 && !isTraining }

  /// First element of a tensor's values.
  func values(_ tensor: LaneTensor) -> UnsafeMutablePointer<Float> {
    slot + tensor.values + tensor.interior
  }

  /// Corner of the padding of a tensor's values.
  func paddedValues(_ tensor: LaneTensor) -> UnsafeMutablePointer<Float> {
    slot + tensor.values
  }

  /// First element of a tensor's gradient.
  func gradient(_ tensor: LaneTensor) -> UnsafeMutablePointer<Float>? {
    tensor.gradient.map { slot + $0 + tensor.interior }
  }

  /// Corner of the padding of a tensor's gradient.
  func paddedGradient(_ tensor: LaneTensor) -> UnsafeMutablePointer<Float>? {
    tensor.gradient.map { slot + $0 }
  }

  /// Bytes at a place of the slot.
  func bytes(at offset: Int) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(slot + offset).assumingMemoryBound(to: UInt8.self)
  }
}
