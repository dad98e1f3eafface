package import Foundation

/// A folder in which the four MNIST files lie under one of the names in use.
package struct MNISTFolder: Hashable, Sendable {
  /// The four files of the set.
  package enum Part: String, CaseIterable, Sendable {
    case trainingImages = "train-images"
    case trainingLabels = "train-labels"
    case testImages = "t10k-images"
    case testLabels = "t10k-labels"

    /// Every name the file may have, the official one first.
    package var fileNames: [String] {
      let kind =
        switch self {
        case .trainingImages, .testImages: "idx3-ubyte"
        case .trainingLabels, .testLabels: "idx1-ubyte"
        }
      return ["", ".gz"].flatMap { ["\(rawValue)-\(kind)\($0)", "\(rawValue).\(kind)\($0)"] }
    }
  }

  /// The folder itself.
  package let path: String
  /// What the screen calls the data.
  package let name: String

  /// The folder's own name unless another is given.
  package init(_ url: URL, name: String? = nil) {
    path = url.path
    self.name = name ?? url.standardizedFileURL.lastPathComponent
  }

  /// The file of a part, plain before compressed.
  package func path(of part: Part) throws(DataSetError) -> String {
    if let path = existingPath(of: part) { return path }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let isMissing = !exists || !isFolder.boolValue
    throw DataSetError(
      path: path, problem: isMissing ? .folderMissing : .fileMissing(names: part.fileNames))
  }

  /// Whether any of the files lies here: then the set was meant to be used, even if it is not complete.
  package var holdsAnyPart: Bool {
    Part.allCases.contains { existingPath(of: $0) != nil }
  }

  private func existingPath(of part: Part) -> String? {
    part.fileNames.map { "\(path)/\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }
}

extension MNISTFolder {
  /// Makes sure that all four files are there, before any of them is read.
  package func check() throws(DataSetError) {
    for part in Part.allCases { _ = try path(of: part) }
  }
}
