/// How the images of a batch fall into blocks: full ones, and perhaps a short one at the end.
struct BatchSize {
  let imageCount: Int
  let lanes: Int

  /// Blocks, the short one included.
  var blockCount: Int { (imageCount + lanes - 1) / lanes }

  /// Images in a block.
  func activeLanes(in block: Int) -> Int {
    min(lanes, imageCount - block * lanes)
  }
}
