import CNNEngine
import Testing

struct TrainingErrorTests {
  private static let images = NoiseImages(count: 50, imageShape: [1, 16, 16], classCount: 4)

  /// The sentence with which a run is refused.
  private func refusal(
    _ data: TrainingData? = nil, _ change: (inout TrainingConfiguration) -> Void = { _ in }
  ) -> String {
    var configuration = TrainingConfiguration(
      architecture: FastExecutorTests.lenet, batchSize: 16, threadCount: 1)
    change(&configuration)
    let images = Self.images
    let data = data ?? TrainingData(training: images, validation: images, test: images)
    do {
      _ = try Trainer(configuration, data: data)
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [0, -3])
  func `a batch of no images is refused, whatever the data`(batchSize: Int) {
    #expect(
      refusal { $0.batchSize = batchSize }
        == "the batch size is \(batchSize). Take at least 1.")
  }

  @Test func `a batch of more images than there are is refused`() {
    #expect(
      refusal { $0.batchSize = 51 }
        == "the batch size is 51, and there are 50 images. Take a batch of 1 to 50 images.")
  }

  @Test(arguments: [0, -0.1, .nan, .infinity] as [Double])
  func `a learning rate that is not a positive number is refused`(rate: Double) {
    #expect(
      refusal { $0.rule = .sgd(rate: rate) }
        == "the learning rate is \(rate). Take a number above 0, such as 0.1.")
  }

  @Test func `no epochs and no threads are refused`() {
    #expect(refusal { $0.epochCount = 0 } == "the number of epochs is 0. Take 1 to 10000000.")
    for count in [0, 257, 100_000] {
      #expect(
        refusal { $0.threadCount = count }
          == "the number of threads is \(count). Take 1 to 256; more than there are cores gain nothing."
      )
    }
  }

  @Test func `an empty set is refused with its purpose`() {
    var empty = Self.images
    empty.count = 0
    let data = TrainingData(training: Self.images, validation: empty, test: Self.images)
    #expect(
      refusal(data)
        == "the data \"noise\" holds no images to validate on. Take a set with at least one.")
  }

  @Test func `a label outside the classes is refused with its image`() {
    var wrong = Self.images
    wrong.wrongLabel = (17, 4)
    let data = TrainingData(training: wrong, validation: Self.images, test: Self.images)
    #expect(
      refusal(data)
        == "image 17 of \"noise\" has the label 4, expected 0 to 3. "
        + "Mend the label, or take data with more classes.")
  }

  @Test func `a network whose output is not the classes is refused`() {
    let refused = refusal { $0.architecture.layers.removeLast() }
    #expect(
      refused
        == "the network's output is 7, and the data has 4 classes. "
        + "End the network with a layer of 4 outputs.")
  }

  @Test func `images of another size than the input are refused`() {
    let images = NoiseImages(count: 50, imageShape: [1, 8, 8], classCount: 4)
    let data = TrainingData(training: images, validation: images, test: images)
    #expect(
      refusal(data)
        == "the images of \"noise\" are 1 x 8 x 8, and the network reads 1 x 16 x 16. "
        + "Take a network whose input is 1 x 8 x 8.")
  }

  @Test func `layers that do not fit are refused by name`() {
    let refused = refusal { $0.architecture.input = [1, 3, 3] }
    #expect(refused.contains("S2"))
  }

  @Test func `weights of another network are refused`() throws {
    let images = Self.images
    let other = try Network(
      Architecture(input: [2], layers: [NamedLayer("out", .linear(outputs: 2))]),
      initialiser: .he(), seed: 1)
    let error = #expect(throws: TrainingError.self) {
      try Trainer(
        TrainingConfiguration(architecture: FastExecutorTests.lenet, batchSize: 16),
        data: TrainingData(training: images, validation: images, test: images), network: other)
    }
    #expect(
      error?.description
        == "the weights to start from belong to another network. Load weights of the same layers.")
  }
}
