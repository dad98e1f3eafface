/// Why a run cannot begin: found before any work is done.
public enum TrainingError: Error, Hashable, Sendable {
  /// The layers do not fit together.
  case shape(ShapeError)
  /// Weights that were given are of another network.
  case otherNetwork
  /// The batch has no image, or more than there are.
  case batchSize(got: Int, imageCount: Int?)
  /// The learning rate is not a positive number.
  case learningRate(Double)
  /// There is no pass to make.
  case epochCount(Int)
  /// The last step comes before the first.
  case stepLimit(Int)
  /// There is no thread to work, or far more than any machine has cores.
  case threadCount(Int)
  /// A source holds no images; `purpose` is what it was meant for.
  case noImages(source: String, purpose: String)
  /// Images have other sizes than the network's input.
  case imageShape(source: String, got: Shape, expected: Shape)
  /// A label that is no class.
  case label(Int, image: Int, source: String, classCount: Int)
  /// The network's last layer does not give one number a class.
  case outputShape(got: Shape, classCount: Int)
  /// The system has no memory for a batch of this size.
  case memory(batchSize: Int)
}

extension TrainingError: CustomStringConvertible {
  /// What happened, where, and how to mend it.
  public var description: String {
    switch self {
    case .shape(let error): error.description
    case .otherNetwork:
      "the weights to start from belong to another network. Load weights of the same layers."
    case .batchSize(let got, nil):
      "the batch size is \(got). Take at least 1."
    case .batchSize(let got, let imageCount?):
      "the batch size is \(got), and there are \(imageCount) images. "
        + "Take a batch of 1 to \(imageCount) images."
    case .learningRate(let rate):
      "the learning rate is \(rate). Take a number above 0, such as 0.1."
    case .epochCount(let count):
      "the number of epochs is \(count). Take \(TrainingConfiguration.epochCounts.lowerBound) to "
        + "\(TrainingConfiguration.epochCounts.upperBound)."
    case .stepLimit(let count):
      "the number of steps is \(count). Take at least 1."
    case .threadCount(let count):
      "the number of threads is \(count). Take \(TrainingConfiguration.threadCounts.lowerBound) to "
        + "\(TrainingConfiguration.threadCounts.upperBound); more than there are cores gain nothing."
    case .noImages(let source, let purpose):
      "the data \"\(source)\" holds no images to \(purpose). Take a set with at least one."
    case .imageShape(let source, let got, let expected):
      "the images of \"\(source)\" are \(got), and the network reads \(expected). "
        + "Take a network whose input is \(got)."
    case .label(let label, let image, let source, let classCount):
      "image \(image) of \"\(source)\" has the label \(label), expected 0 to \(classCount - 1). "
        + "Mend the label, or take data with more classes."
    case .outputShape(let got, let classCount):
      "the network's output is \(got), and the data has \(classCount) classes. "
        + "End the network with a layer of \(classCount) outputs."
    case .memory(let batchSize):
      "there is no memory for a batch of \(batchSize) images. Take a smaller batch or network."
    }
  }
}
