import CNNEngine
import Foundation
import Testing

@testable import DataSets

struct DigitTrainingDataTests {
  @Test func `images are padded by two and divided by 255`() throws {
    let set = try MadeSet()
    try set.writeAll(trainingCount: 60, testCount: 52)
    let test = try TrainingData.reading(set.folder).test
    let image = pixels(test, 51)
    #expect(test.imageShape == [1, 32, 32])
    #expect(image.count { $0 == 0.2 } == 784)
    #expect(image.count { $0 == 0 } == 1024 - 784)
    #expect(image[2 * 32 + 1] == 0 && image[2 * 32 + 2] == 0.2)
    #expect(image[29 * 32 + 29] == 0.2 && image[29 * 32 + 30] == 0)
  }

  @Test func `the last training images are kept for validation`() throws {
    let set = try MadeSet()
    try set.writeAll(trainingCount: 60, testCount: 10)
    let data = try TrainingData.reading(set.folder)
    #expect(data.training.count == 50)
    #expect(data.validation.count == 10)
    #expect(data.test.count == 10)
    #expect(pixels(data.validation, 0).max() == Float(50) / 255)
    #expect(data.validation.label(at: 3) == 3)
    #expect(data.training.name == "made")
  }

  @Test func `a large training set keeps 1,024 images for validation`() {
    let data = TrainingData(
      splitting: NumberedImages(count: 60_000), test: NumberedImages(count: 10))
    #expect(data.training.count == 58_976)
    #expect(data.validation.count == 1_024)
    #expect(data.validation.label(at: 0) == 58_976 % 10)
  }

  @Test(arguments: [
    "train-images-idx3-ubyte", "train-images.idx3-ubyte", "train-images-idx3-ubyte.gz",
    "train-images.idx3-ubyte.gz",
  ])
  func `files are found under each name in use`(name: String) throws {
    let set = try MadeSet()
    try set.writeAll(trainingCount: 12, testCount: 10)
    try FileManager.default.removeItem(atPath: set.path("train-images-idx3-ubyte"))
    if name.hasSuffix(".gz") {
      set.writeGzip(name, MadeSet.images(count: 12))
    } else {
      try set.write(name, MadeSet.images(count: 12))
    }
    #expect(try TrainingData.reading(set.folder).training.count == 10)
  }

  @Test func `a missing file is named with every name looked for`() throws {
    let set = try MadeSet()
    try set.writeAll(trainingCount: 12, testCount: 10)
    try FileManager.default.removeItem(atPath: set.path("t10k-labels-idx1-ubyte"))
    let error = #expect(throws: DataSetError.self) { try TrainingData.reading(set.folder) }
    #expect(
      error?.description == set.url.path
        + ": t10k-labels-idx1-ubyte is missing (looked for t10k-labels-idx1-ubyte, "
        + "t10k-labels.idx1-ubyte, t10k-labels-idx1-ubyte.gz, t10k-labels.idx1-ubyte.gz). "
        + "Put the file there, plain or as .gz, or use --data generated.")
  }

  @Test func `a missing folder is told as such`() throws {
    let folder = MNISTFolder(URL(fileURLWithPath: "/nowhere/digits"))
    let error = #expect(throws: DataSetError.self) { try TrainingData.reading(folder) }
    #expect(
      error?.description == "/nowhere/digits: there is no such folder. "
        + "Give the folder that holds the four MNIST files, or use --data generated.")
  }

  @Test func `labels and images must be as many`() throws {
    let set = try MadeSet()
    try set.writeAll(trainingCount: 12, testCount: 10)
    try set.write("t10k-labels-idx1-ubyte", MadeSet.labels(count: 9))
    let error = #expect(throws: DataSetError.self) { try TrainingData.reading(set.folder) }
    #expect(
      error?.description == set.path("t10k-labels-idx1-ubyte")
        + ": holds 9 labels, but t10k-images-idx3-ubyte holds 10 images. "
        + "Take images and labels from the same set.")
  }

  @Test func `one training image leaves nothing to learn from`() throws {
    let set = try MadeSet()
    try set.writeAll(trainingCount: 1, testCount: 10)
    let error = #expect(throws: DataSetError.self) { try TrainingData.reading(set.folder) }
    #expect(error?.problem == .tooFew(count: 1, least: 2))
  }
}

/// Blank images whose labels count from 0 to 9 over and over.
private struct NumberedImages: ImageSource {
  let name = "numbered"
  let count: Int
  let imageShape: Shape = [1, 1, 1]
  let classCount = 10

  func label(at index: Int) -> Int { index % 10 }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    pixels.update(repeating: 0)
  }
}
