internal import CNNEngine
internal import DataSets
internal import Tutor

/// A trainer with its images, and what the dashboard shows of both.
struct TrainingRun {
  let trainer: Trainer
  let data: TrainingData
  /// Where the weights are kept when the run is finished; nil does not keep them.
  let savedFile: WeightFile?
  /// Where pictures for a lesson are written when the run is finished; nil writes none.
  let recorder: PictureRecorder?
  let plan: TrainingPlan
  /// Such as `0.1` of a sweep; empty when there is only one.
  let variant: String
  let log: RunLog?

  /// Does the work up to the next event; nil when the run is over.
  ///
  /// - Throws: `WeightFileError` when the weights of a finished run cannot be kept, `UnwritableFile` for its log.
  func next() throws -> TrainingEvent? {
    guard let event = trainer.next() else { return nil }
    if case .finished(let result) = event {
      try savedFile?.write(trainer.network)
      try recorder?.write { pictures(of: result, origin: $0) }
    }
    try log?.take(event, of: plan, variant: variant)
    return event
  }

  /// The first convolution's kernels, one a filter, over its first input channel.
  var kernels: [KernelPicture] {
    let network = trainer.network
    guard
      let spec = network.specs.first(where: { $0.role == .weight && $0.shape.rank == 4 }),
      let weights = network[spec.name]
    else { return [] }
    let (height, width) = (spec.shape[2], spec.shape[3])
    let filterSize = spec.shape[1] * height * width
    return (0..<spec.shape[0]).map { filter in
      let start = filter * filterSize
      return KernelPicture(
        width: width, height: height,
        weights: Array(weights.elements[start..<(start + height * width)]))
    }
  }

  /// The first test images, and the worst misses of all.
  func digits(of result: TrainingResult) -> [TestDigit] {
    let all = result.labels.indices
    let loss = { (index: Int) in result.losses.indices.contains(index) ? result.losses[index] : 0 }
    let misses = all.filter { result.labels[$0] != result.predictions[$0] }
      .sorted { (loss($1), $0) < (loss($0), $1) }.prefix(Self.missLimit)
    return Set(all.prefix(Self.firstDigitCount)).union(misses).sorted().map { index in
      TestDigit(
        index: index, label: result.labels[index], prediction: result.predictions[index],
        side: data.test.imageShape[2], pixels: data.test.image(at: index), loss: loss(index))
    }
  }

  /// What one can page through without getting tired of it.
  private static let firstDigitCount = 100
  private static let missLimit = 300
}
