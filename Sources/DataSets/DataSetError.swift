import Foundation

/// Why a set of images cannot be used: the file, what was found there and how to mend it.
package struct DataSetError: Error, Hashable, Sendable {
  /// What was wrong; the facts only.
  package enum Problem: Hashable, Sendable {
    /// No such folder.
    case folderMissing
    /// None of the names under which a file may lie in the folder.
    case fileMissing(names: [String])
    /// The system refuses to open or read it.
    case unreadable(reason: String)
    /// The gzip stream is damaged.
    case damagedCompression(reason: String)
    /// The first four bytes are not those of the format.
    case wrongMagicNumber(found: UInt32, expected: UInt32)
    /// Pictures of another size than MNIST's.
    case wrongPictureSize(rows: Int, columns: Int)
    /// The header announces no element, or too few to train and validate on.
    case tooFew(count: Int, least: Int)
    /// The header announces more elements than any set of digits has.
    case tooMany(count: Int, most: Int)
    /// The file ends before its header says.
    case truncated(found: Int, expected: Int)
    /// The file goes on after its header says.
    case trailingBytes(expected: Int)
    /// A label that is no digit, at an index from 0.
    case labelOutOfRange(label: Int, index: Int)
    /// Another number of labels than of images.
    case countsDiffer(labels: Int, images: Int, imageFile: String)
  }

  /// The file or folder.
  package var path: String
  package var problem: Problem

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }
}

extension DataSetError: CustomStringConvertible, LocalizedError {
  package var errorDescription: String? { description }

  package var description: String { "\(path): \(found). \(remedy)" }

  private var found: String {
    switch problem {
    case .folderMissing:
      "there is no such folder"
    case .fileMissing(let names):
      "\(names[0]) is missing (looked for \(names.joined(separator: ", ")))"
    case .unreadable(let reason):
      "cannot be read: \(reason)"
    case .damagedCompression(let reason):
      "the compressed data is damaged (\(reason))"
    case .wrongMagicNumber(let found, let expected):
      "begins with 0x\(hexadecimal(found)), not with the magic number 0x\(hexadecimal(expected)) of "
        + (expected == IDXHeader.imageMagicNumber ? "IDX images" : "IDX labels")
    case .wrongPictureSize(let rows, let columns):
      "holds pictures of \(rows) x \(columns) pixels, not 28 x 28"
    case .tooFew(let count, let least):
      "holds \(count) of them, but at least \(least) are needed"
    case .tooMany(let count, let most):
      "announces \(count) of them, and at most \(most) are read"
    case .truncated(let found, let expected):
      "ends after \(found) bytes; its header announces \(expected)"
    case .trailingBytes(let expected):
      "goes on after the \(expected) bytes that its header announces"
    case .labelOutOfRange(let label, let index):
      "label \(index + 1) is \(label), not a digit from 0 to 9"
    case .countsDiffer(let labels, let images, let imageFile):
      "holds \(labels) labels, but \(imageFile) holds \(images) images"
    }
  }

  private var remedy: String {
    switch problem {
    case .folderMissing:
      "Give the folder that holds the four MNIST files, or use --data generated."
    case .fileMissing:
      "Put the file there, plain or as .gz, or use --data generated."
    case .unreadable:
      "Check the permissions, or use --data generated."
    case .wrongMagicNumber(let found, _) where found == IDXHeader.labelMagicNumber:
      "These are labels: exchange the two files."
    case .wrongMagicNumber(let found, _) where found == IDXHeader.imageMagicNumber:
      "These are images: exchange the two files."
    case .wrongMagicNumber, .truncated, .trailingBytes, .damagedCompression, .labelOutOfRange:
      "Fetch or copy the file again."
    case .wrongPictureSize, .tooFew, .tooMany:
      "Use MNIST or a set of the same form."
    case .countsDiffer:
      "Take images and labels from the same set."
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
