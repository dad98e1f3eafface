/// Filters of a layer that give nothing on any of some images, at no position.
///
/// A filter that stays silent for many steps is called dead; how many is up to the observer. Where a
/// max pool is fused behind the layer, positions that the pool leaves out are not looked at.
public struct SilentFilters: Hashable, Sendable {
  /// Name of the convolution or fully connected layer in front of the ReLU.
  public var layer: String
  /// Numbers of the silent filters, or units, in order.
  public var silent: [Int]
  /// Filters, or units, of the layer.
  public var filterCount: Int
  /// Images that were looked at.
  public var imageCount: Int

  /// Collects the facts.
  public init(layer: String, silent: [Int], filterCount: Int, imageCount: Int) {
    self.layer = layer
    self.silent = silent
    self.filterCount = filterCount
    self.imageCount = imageCount
  }
}
