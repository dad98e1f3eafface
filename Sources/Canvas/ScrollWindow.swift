/// Which of many rows are shown in a few, with one of them always in sight.
public struct ScrollWindow: Hashable, Sendable {
  /// The rows that are shown.
  public let range: Range<Int>
  /// Rows that are left out above.
  public let above: Int
  /// Rows that are left out below.
  public let below: Int

  /// Of `count` rows in `height`, around `index`; a row each is kept free to say how many are left out.
  ///
  /// `ScrollWindow(count: 10, height: 5, around: 0)` shows rows 0 to 3 and says that 6 are below.
  public init(count: Int, height: Int, around index: Int) {
    guard count > height else {
      range = 0..<max(0, count)
      (above, below) = (0, 0)
      return
    }
    if index < height - 1 {
      range = 0..<max(0, height - 1)
    } else if index >= count - (height - 1) {
      range = min(count, count - (height - 1))..<count
    } else {
      let room = max(1, height - 2)
      let start = min(max(1, index - room / 2), count - 1 - room)
      range = start..<start + room
    }
    above = range.lowerBound
    below = count - range.upperBound
  }
}
