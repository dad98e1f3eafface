import Foundation
import Testing

@testable import DataSets

/// What the reader says about a file; the file's path is replaced by `FILE`.
struct IDXFileTests {
  private func complaint(aboutImages bytes: [UInt8], gzip: Bool = false) throws -> String {
    let set = try MadeSet()
    let path = set.path("images")
    if gzip { set.writeGzip("images", bytes) } else { try set.write("images", bytes) }
    return complaint(path) { () throws(DataSetError) in _ = try IDXFile.images(path: path) }
  }

  private func complaint(aboutLabels bytes: [UInt8]) throws -> String {
    let set = try MadeSet()
    let path = set.path("labels")
    try set.write("labels", bytes)
    return complaint(path) { () throws(DataSetError) in _ = try IDXFile.labels(path: path) }
  }

  private func complaint(_ path: String, of read: () throws(DataSetError) -> Void) -> String {
    do throws(DataSetError) {
      try read()
      return "nothing"
    } catch {
      return error.description.replacing(path, with: "FILE")
    }
  }

  @Test func `a good file gives its pixels and labels`() throws {
    let set = try MadeSet()
    try set.write("images", MadeSet.images(count: 3))
    try set.write("labels", MadeSet.labels(count: 12))
    let pixels = try IDXFile.images(path: set.path("images"))
    #expect(pixels.count == 3 * 784)
    #expect(pixels[783] == 0 && pixels[784] == 1 && pixels[2 * 784] == 2)
    #expect(try IDXFile.labels(path: set.path("labels")) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
  }

  @Test func `a gzip file gives the same as a plain one`() throws {
    let set = try MadeSet()
    try set.write("plain", MadeSet.images(count: 20))
    set.writeGzip("packed.gz", MadeSet.images(count: 20))
    #expect(
      try IDXFile.images(path: set.path("plain")) == IDXFile.images(path: set.path("packed.gz")))
  }

  @Test func `a file that is no IDX is told by its first bytes`() throws {
    #expect(
      try complaint(aboutImages: Array("<!DOCTYPE html>".utf8))
        == "FILE: begins with 0x3c21444f, not with the magic number 0x00000803 of IDX images. "
        + "Fetch or copy the file again.")
  }

  /// A few kilobytes of gzip can announce and hold gigabytes: the head alone is read.
  @Test func `more pictures or labels than any set has are refused by the head`() throws {
    let head = MadeSet.size(0xFFFF_FFFF)
    #expect(
      try complaint(aboutImages: [0, 0, 8, 3] + head + MadeSet.size(28) + MadeSet.size(28))
        == "FILE: announces 4294967295 of them, and at most 300000 are read. "
        + "Use MNIST or a set of the same form.")
    #expect(
      try complaint(aboutLabels: [0, 0, 8, 1] + head)
        == "FILE: announces 4294967295 of them, and at most 300000 are read. "
        + "Use MNIST or a set of the same form.")
  }

  @Test func `what is no file is not waited for`() throws {
    let set = try MadeSet()
    #expect(mkfifo(set.path("pipe"), 0o600) == 0)
    #expect(
      complaint(set.path("pipe")) { () throws(DataSetError) in
        _ = try IDXFile.labels(path: set.path("pipe"))
      }
        == "FILE: cannot be read: it is not a file. Check the permissions, or use --data generated."
    )
  }

  @Test func `labels in the place of images are recognised`() throws {
    #expect(
      try complaint(aboutImages: MadeSet.labels(count: 3))
        == "FILE: begins with 0x00000801, not with the magic number 0x00000803 of IDX images. "
        + "These are labels: exchange the two files.")
  }

  @Test func `images in the place of labels are recognised`() throws {
    #expect(
      try complaint(aboutLabels: MadeSet.images(count: 1))
        == "FILE: begins with 0x00000803, not with the magic number 0x00000801 of IDX labels. "
        + "These are images: exchange the two files.")
  }

  @Test func `pictures of another size are refused`() throws {
    let header = [0, 0, 8, 3] + MadeSet.size(1) + MadeSet.size(32) + MadeSet.size(28)
    #expect(
      try complaint(aboutImages: header)
        == "FILE: holds pictures of 32 x 28 pixels, not 28 x 28. "
        + "Use MNIST or a set of the same form.")
  }

  @Test func `a file that ends early is told with both lengths`() throws {
    #expect(
      try complaint(aboutImages: Array(MadeSet.images(count: 2).dropLast(5)))
        == "FILE: ends after 1579 bytes; its header announces 1584. Fetch or copy the file again.")
  }

  @Test func `a file without a whole header is truncated`() throws {
    #expect(
      try complaint(aboutLabels: [0, 0, 8])
        == "FILE: ends after 3 bytes; its header announces 8. Fetch or copy the file again.")
  }

  @Test func `a file that goes on is refused`() throws {
    #expect(
      try complaint(aboutLabels: MadeSet.labels(count: 4) + [0])
        == "FILE: goes on after the 12 bytes that its header announces. "
        + "Fetch or copy the file again.")
  }

  @Test func `a label that is no digit is counted from one`() throws {
    var labels = MadeSet.labels(count: 4)
    labels[10] = 17
    #expect(
      try complaint(aboutLabels: labels)
        == "FILE: label 3 is 17, not a digit from 0 to 9. Fetch or copy the file again.")
  }

  @Test func `a set without images is refused`() throws {
    #expect(
      try complaint(aboutLabels: MadeSet.labels(count: 0))
        == "FILE: holds 0 of them, but at least 1 are needed. Use MNIST or a set of the same form.")
  }

  @Test func `a gzip file that was cut off is damaged`() throws {
    let set = try MadeSet()
    set.writeGzip("whole.gz", MadeSet.images(count: 50))
    let bytes = try set.bytes("whole.gz")
    #expect(
      try complaint(aboutImages: Array(bytes.dropLast(60)))
        == "FILE: the compressed data is damaged (unexpected end of file). "
        + "Fetch or copy the file again.")
  }

  @Test func `a gzip file with a wrong checksum is damaged`() throws {
    let set = try MadeSet()
    set.writeGzip("whole.gz", MadeSet.images(count: 50))
    var bytes = try set.bytes("whole.gz")
    // The last eight bytes are CRC and length.
    bytes[bytes.count - 8] ^= 1
    #expect(
      try complaint(aboutImages: bytes)
        == "FILE: the compressed data is damaged (incorrect data check). "
        + "Fetch or copy the file again.")
  }

  @Test func `a folder in the place of a file cannot be read`() throws {
    let set = try MadeSet()
    let path = set.url.path
    #expect(
      complaint(path) { () throws(DataSetError) in _ = try IDXFile.images(path: path) }
        == "FILE: cannot be read: it is not a file. Check the permissions, or use --data generated."
    )
  }
}
