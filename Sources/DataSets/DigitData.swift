package import CNNEngine

/// What a run trains on, stops by and is judged by.
package struct DigitData: Sendable {
  package let training: any ImageSource
  package let validation: any ImageSource
  package let test: any ImageSource

  /// What the screen calls it: `mnist`, `generated` or the folder's name.
  package var name: String { training.name }

  /// Images at the end of the training set that are kept for validation.
  package static let validationCount = 1_024

  /// Splits the last 1,024 training images off; of a small set, a sixth, so that most stays to learn from.
  init(training: any ImageSource, test: any ImageSource) {
    let held = min(Self.validationCount, max(1, training.count / 6))
    let cut = training.count - held
    self.training = ImageRange(training, 0..<cut)
    validation = ImageRange(training, cut..<training.count)
    self.test = test
  }
}

extension DigitData {
  /// Reads the four MNIST files of a folder.
  package static func reading(_ folder: MNISTFolder) throws(DataSetError) -> DigitData {
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
    return DigitData(training: training, test: test)
  }
}
