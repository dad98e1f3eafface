package import CNNEngine

/// What an experiment makes of a data set before it trains: fewer images, other labels, pairs of digits.
package struct DataRecipe: Hashable, Sendable {
  /// Images to train on; nil takes all, and so does a set that holds fewer.
  package var trainingCount: Int?
  /// Images to validate on; nil takes all.
  package var validationCount: Int?
  /// Whether the training labels are dealt out anew, so that they mean nothing.
  package var hasShuffledLabels = false
  /// Whether the training images come class by class.
  package var isSortedByClass = false
  /// Pairs of digits to train on, for their sums; nil trains on single digits.
  package var pairCount: Int?
  /// What the network reads.
  package var imageShape: Shape
  /// Which images are taken, and which labels and pairs are drawn.
  package var seed: UInt64

  package init(imageShape: Shape, seed: UInt64) {
    self.imageShape = imageShape
    self.seed = seed
  }

  /// Streams of the seed beside those of a run.
  private enum Stream {
    static let selection: UInt64 = 1 << 48
    static let labels: UInt64 = 1 << 48 + 1
  }

  /// The data as the experiment wants it; validation and test images keep their labels.
  package func apply(to data: TrainingData) -> TrainingData {
    var training = data.training
    if let trainingCount, trainingCount < training.count {
      training = SelectedImages(training, selection(trainingCount, of: training.count))
    }
    if hasShuffledLabels {
      training = RelabelledImages(
        shufflingLabelsOf: training, seed: seed ^ Stream.labels)
    }
    if isSortedByClass {
      let labels = (0..<training.count).map(training.label)
      let sorted = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
      training = SelectedImages(training, sorted)
    }
    var validation = data.validation
    if let validationCount, validationCount < validation.count {
      validation = ImageRange(validation, 0..<validationCount)
    }
    return TrainingData(
      training: shaped(training, pairCount: pairCount, seed: seed),
      validation: shaped(validation, pairCount: pairCount.map { _ in validation.count }, seed: 0),
      test: shaped(data.test, pairCount: pairCount.map { _ in data.test.count }, seed: 1))
  }

  private func selection(_ count: Int, of total: Int) -> [Int] {
    var random = RandomSource(seed: seed, stream: Stream.selection)
    return Array(Array(0..<total).shuffled(using: &random).prefix(count))
  }

  /// Cropped where the network reads less, and paired where it adds.
  private func shaped(
    _ source: any ImageSource, pairCount: Int?, seed: UInt64
  ) -> any ImageSource {
    let halves = pairCount == nil ? 1 : 2
    var single = source
    let wanted: Shape = [source.imageShape[0], imageShape[1] / halves, imageShape[2]]
    if wanted != source.imageShape, wanted[1] <= source.imageShape[1],
      wanted[2] <= source.imageShape[2]
    {
      single = CroppedImages(source, to: wanted)
    }
    guard let pairCount else { return single }
    return DigitPairs(single, count: pairCount, seed: seed)
  }
}
