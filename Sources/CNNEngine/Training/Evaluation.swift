/// What a network makes of a set of images.
public struct Evaluation: Hashable, Sendable {
  /// Mean cross-entropy, in nats.
  public var loss: Double
  /// The class that the network gives to each image, in order.
  public var predictions: [Int]
  /// The class that each image has.
  public var labels: [Int]
  /// Cross-entropy of each image, in nats and in order.
  public var losses: [Double]

  /// Collects the facts.
  public init(loss: Double, predictions: [Int], labels: [Int], losses: [Double] = []) {
    self.loss = loss
    self.predictions = predictions
    self.labels = labels
    self.losses = losses
  }

  /// Images classified wrongly.
  public var wrongCount: Int { zip(predictions, labels).count { $0 != $1 } }
}
