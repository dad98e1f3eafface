import CNNKernels

/// Elements around a picture that its reader needs and its writer does not touch.
struct LanePadding: Hashable {
  var top = 0
  var left = 0
  var bottom = 0
  var right = 0
}

/// Where the pictures of one block stand in a slot: `[C][H + padding][W + padding][lanes]` floats.
///
/// The padding stays zero, since nobody writes there: a convolution then needs no edge cases.
struct LaneTensor {
  /// `C`, `H`, `W` without padding; 1 for axes that the layer does not have.
  var channels: Int
  var height: Int
  var width: Int
  var padding = LanePadding()
  /// Floats in a vector.
  var lanes: Int
  /// First float of the values in the slot.
  var values = 0
  /// First float of the gradient in the slot, where one is computed.
  var gradient: Int?

  /// Reads `[C, H, W]`, `[C, L]` as one row of pictures, and `[I]` as I channels of one element.
  init(_ shape: Shape, lanes: Int) {
    channels = shape[0]
    height = shape.rank == 3 ? shape[1] : 1
    width = shape.rank == 1 ? 1 : shape[shape.rank - 1]
    self.lanes = lanes
  }

  /// Vectors from one row to the next.
  var rowStride: Int { padding.left + width + padding.right }
  /// Vectors from one channel to the next.
  var channelStride: Int { (padding.top + height + padding.bottom) * rowStride }
  /// Vectors with padding.
  var vectorCount: Int { channels * channelStride }
  /// Elements of one image without padding.
  var elementCount: Int { channels * height * width }
  /// Floats from the corner of the padding to the first element.
  var interior: Int { (padding.top * rowStride + padding.left) * lanes }
  /// Whether elements follow each other without gaps.
  var isPacked: Bool { padding == LanePadding() }

  /// The pictures as the loops see them, without padding.
  var planes: cnn_planes {
    cnn_planes(
      channels: Int32(channels), height: Int32(height), width: Int32(width),
      row_stride: Int32(rowStride), channel_stride: Int32(channelStride))
  }

  /// The pictures with their padding, from the corner of the padding on.
  var paddedPlanes: cnn_planes {
    cnn_planes(
      channels: Int32(channels), height: Int32(padding.top + height + padding.bottom),
      width: Int32(rowStride), row_stride: Int32(rowStride), channel_stride: Int32(channelStride))
  }
}

/// Hands out the floats of a slot, one tensor after the other.
struct SlotLayout {
  let lanes: Int
  private(set) var floatCount = 0

  init(lanes: Int) {
    self.lanes = lanes
  }

  /// First float of so many vectors.
  mutating func reserve(vectors: Int) -> Int {
    defer { floatCount += vectors * lanes }
    return floatCount
  }

  /// First float of as many bytes as so many vectors have lanes.
  mutating func reserveBytes(vectors: Int) -> Int {
    reserve(vectors: (vectors + 3) / 4)
  }

  /// Gives a tensor its place, and one to its gradient when it is wanted.
  mutating func place(_ tensor: inout LaneTensor, withGradient: Bool) {
    tensor.values = reserve(vectors: tensor.vectorCount)
    tensor.gradient = withGradient ? reserve(vectors: tensor.vectorCount) : nil
  }
}
