internal import CNNEngine

extension TrainingCase {
  /// The same steps by the fast executor.
  func runFast(_ check: inout CaseCheck) throws {
    let network = try network()
    let batches = try RecordedBatches(record, imageShape: network.architecture.input)
    guard let first = record.batches.first else { throw CaseError.malformed("batches is empty") }
    let images = try Tensor(first.x, named: "batches[0].x")
    let pass = try FastPass(network, batch: images, isTraining: true)
    let logits = try Tensor(record.logitsStep1, named: "logits_step1")
    check.compare("logits_step1", pass.output, logits)
    let loss = try Loss.crossEntropy(logits: pass.output, classes: first.target)
    let gradients = pass.pullback(loss.dOutput).dParameters
    try compare("grads_step1", gradients, record.gradsStep1, &check)
    let trainer = try Trainer(
      TrainingConfiguration(
        architecture: network.architecture, rule: try rule(), batchSize: batches.batchSize,
        epochCount: 1, threadCount: 1, isShuffled: false),
      data: TrainingData(training: batches, validation: batches, test: batches),
      network: network)
    var losses: [Double] = []
    while let event = trainer.next() {
      if case .step(let step) = event { losses.append(step.trainLoss) }
    }
    check.compare("losses", losses, record.losses)
    try compare("final", trainer.network.parameters, record.final, &check)
  }
}

/// The batches of a case, one behind the other, as a source of images.
private struct RecordedBatches: ImageSource {
  let name = "batches"
  let imageShape: Shape
  let classCount: Int
  let batchSize: Int
  private let images: [[Double]]
  private let labels: [Int]

  init(_ record: TrainingCase.Record, imageShape: Shape) throws(CaseError) {
    self.imageShape = imageShape
    batchSize = record.batches.first?.target.count ?? 0
    classCount = record.logitsStep1.shape.last ?? 0
    let size = imageShape.elementCount
    var images: [[Double]] = []
    for (step, batch) in record.batches.enumerated() {
      let tensor = try Tensor(batch.x, named: "batches[\(step)].x")
      guard batch.target.count == batchSize, tensor.shape.elementCount == batchSize * size else {
        throw .malformed("batches[\(step)] has another size than the first")
      }
      images += (0..<batchSize).map { Array(tensor.elements[$0 * size..<($0 + 1) * size]) }
    }
    self.images = images
    labels = record.batches.flatMap(\.target)
  }

  var count: Int { labels.count }

  func label(at index: Int) -> Int { labels[index] }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    for (number, pixel) in images[index].enumerated() { pixels[number] = Float(pixel) }
  }
}
