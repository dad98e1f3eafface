extension TrainingConfiguration {
  /// The threads that a run may have: each costs memory, and more than there are cores gain nothing.
  static let threadCounts = 1...256
  /// The epochs that a run may have: a year of them, and products with steps still hold.
  static let epochCounts = 1...10_000_000

  /// Finds settings that would stop a run on any data.
  public func check() throws(TrainingError) {
    guard rule.rate.isFinite, rule.rate > 0 else { throw .learningRate(rule.rate) }
    guard Self.epochCounts.contains(epochCount) else { throw .epochCount(epochCount) }
    if let stepLimit, stepLimit < 1 { throw .stepLimit(stepLimit) }
    guard batchSize >= 1 else { throw .batchSize(got: batchSize, imageCount: nil) }
    if let threadCount, !Self.threadCounts.contains(threadCount) {
      throw .threadCount(threadCount)
    }
  }

  /// Finds what would stop a run, before any work is done.
  func check(_ data: TrainingData) throws(TrainingError) {
    try check()
    for (source, purpose) in data.purposes {
      guard source.count > 0 else { throw .noImages(source: source.name, purpose: purpose) }
    }
    guard (1...data.training.count).contains(batchSize) else {
      throw .batchSize(got: batchSize, imageCount: data.training.count)
    }
    let output: Shape
    do {
      output = try architecture.outputShape()
    } catch {
      throw .shape(error)
    }
    guard output == [data.training.classCount] else {
      throw .outputShape(got: output, classCount: data.training.classCount)
    }
    for (source, _) in data.purposes { try check(source, classCount: output[0]) }
  }

  private func check(
    _ source: any ImageSource, classCount: Int
  ) throws(TrainingError) {
    guard source.imageShape == architecture.input else {
      throw .imageShape(
        source: source.name, got: source.imageShape, expected: architecture.input)
    }
    for index in 0..<source.count {
      let label = source.label(at: index)
      guard (0..<classCount).contains(label) else {
        throw .label(label, image: index, source: source.name, classCount: classCount)
      }
    }
  }
}
