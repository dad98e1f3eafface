/// The latest step losses, and the first ones, for what can be said about them.
package struct LossWindow: Hashable, Sendable {
  /// Long enough that its mean is calm, short enough that it speaks of now.
  static let length = 200
  /// Steps whose mean stands for where the run began.
  static let firstLength = 20

  /// The latest losses, oldest first.
  package private(set) var losses: [Double] = []
  private var firstSum = 0.0
  private var firstCount = 0

  package init() {}

  mutating func append(_ loss: Double) {
    guard loss.isFinite else { return }
    if losses.count == Self.length { losses.removeFirst() }
    losses.append(loss)
    guard firstCount < Self.firstLength else { return }
    firstSum += loss
    firstCount += 1
  }

  /// Mean of the first steps; nil until there are enough.
  var firstMean: Double? {
    firstCount == Self.firstLength ? firstSum / Double(firstCount) : nil
  }

  /// Mean of the latest `count` losses and its standard error; nil until there are as many.
  func mean(ofLast count: Int, before: Int = 0) -> (mean: Double, error: Double)? {
    guard losses.count >= count + before else { return nil }
    let part = losses.dropLast(before).suffix(count)
    let mean = part.reduce(0, +) / Double(count)
    let variance = part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, count - 1))
    return (mean, (variance / Double(count)).squareRoot())
  }

  /// How far single losses scatter around their mean, of the latest `count`.
  func spread(ofLast count: Int) -> Double? {
    mean(ofLast: count).map { $0.error * Double(count).squareRoot() }
  }
}
