/// Streams of one seed, so that shuffles, dropout and weights do not disturb each other.
///
/// Weights take the streams from 0 on, one a parameter.
enum RandomStream {
  /// The order of the images in an epoch.
  static func shuffle(_ epoch: Int) -> UInt64 { 1 << 32 + UInt64(epoch) }

  /// What dropout drops in a step.
  static func dropout(step: Int) -> UInt64 { 1 << 40 + UInt64(step) }
}
