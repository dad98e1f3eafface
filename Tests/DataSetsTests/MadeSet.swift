import CZlib
import Foundation

@testable import DataSets

/// A folder with a small set in MNIST's form, made for one test and gone with it.
final class MadeSet: Sendable {
  // A class because the folder goes with the last reference.
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("digits-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var folder: MNISTFolder { MNISTFolder(url, name: "made") }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func writeGzip(_ name: String, _ bytes: [UInt8]) {
    let file = gzopen(path(name), "wb")
    gzwrite(file, bytes, UInt32(bytes.count))
    gzclose(file)
  }

  /// All four files, plain, with `trainingCount` and `testCount` images.
  func writeAll(trainingCount: Int, testCount: Int) throws {
    try write("train-images-idx3-ubyte", Self.images(count: trainingCount))
    try write("train-labels-idx1-ubyte", Self.labels(count: trainingCount))
    try write("t10k-images-idx3-ubyte", Self.images(count: testCount))
    try write("t10k-labels-idx1-ubyte", Self.labels(count: testCount))
  }

  /// An image file in which every pixel of image n is n.
  static func images(count: Int) -> [UInt8] {
    [0, 0, 8, 3] + size(count) + size(28) + size(28)
      + (0..<count).flatMap { Array(repeating: UInt8($0), count: 784) }
  }

  /// A label file in which image n has label n mod 10.
  static func labels(count: Int) -> [UInt8] {
    [0, 0, 8, 1] + size(count) + (0..<count).map { UInt8($0 % 10) }
  }

  static func size(_ count: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
  }
}
