package import CNNEngine

extension TrainingData {
  /// Images at the end of the training set that are kept for validation.
  static let validationCount = 1_024

  /// Splits the last 1,024 training images off; of a small set, a sixth, so that most stay to learn from.
  init(splitting training: any ImageSource, test: any ImageSource) {
    let held = min(Self.validationCount, max(1, training.count / 6))
    let cut = training.count - held
    self.init(
      training: ImageRange(training, 0..<cut),
      validation: ImageRange(training, cut..<training.count),
      test: test)
  }

  /// Reads the four MNIST files of a folder.
  package static func reading(_ folder: MNISTFolder) throws(DataSetError) -> TrainingData {
    let training = try IDXImages(
      name: folder.name, imagePath: folder.path(of: .trainingImages),
      labelPath: folder.path(of: .trainingLabels))
    guard training.count >= 2 else {
      throw DataSetError(
        path: try folder.path(of: .trainingImages),
        problem: .tooFew(count: training.count, least: 2))
    }
    let test = try IDXImages(
      name: folder.name, imagePath: folder.path(of: .testImages),
      labelPath: folder.path(of: .testLabels))
    return TrainingData(splitting: training, test: test)
  }

  /// As many generated digits as MNIST has images: 60,000 to train and validate on, 10,000 to test.
  package static func generated(_ styles: DigitStyles) -> TrainingData {
    let digits = GeneratedDigits(styles: styles, count: 70_000)
    return TrainingData(
      splitting: ImageRange(digits, 0..<60_000), test: ImageRange(digits, 60_000..<70_000))
  }
}
