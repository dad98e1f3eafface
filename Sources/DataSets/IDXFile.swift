/// The magic numbers of the two kinds of IDX file that MNIST consists of.
///
/// Bytes 0 0, element type 8 (unsigned byte), number of axes; then one big-endian size an axis.
/// Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".
enum IDXHeader {
  static let imageMagicNumber: UInt32 = 0x0000_0803
  static let labelMagicNumber: UInt32 = 0x0000_0801
  /// Rows and columns of an MNIST picture.
  static let side = 28
  /// Most pictures or labels that are read: more than MNIST and its extensions have, and memory holds them.
  static let countLimit = 300_000
  /// Most bytes of a file, its head included.
  static let byteLimit = 16 + countLimit * side * side
}

/// Reads IDX files, plain or gzip, and believes nothing that their headers say before it has seen it.
enum IDXFile {
  /// Pixels of all pictures, `[N, 28, 28]`, 0 black to 255 white.
  static func images(path: String) throws(DataSetError) -> [UInt8] {
    var input = try GzipInput(path: path)
    let sizes = try header(of: &input, path, magic: IDXHeader.imageMagicNumber, axisCount: 3)
    guard sizes[1] == IDXHeader.side, sizes[2] == IDXHeader.side else {
      throw DataSetError(
        path: path, problem: .wrongPictureSize(rows: sizes[1], columns: sizes[2]))
    }
    return try body(of: &input, path, count: sizes[0] * sizes[1] * sizes[2], headerCount: 16)
  }

  /// Labels from 0 to 9.
  static func labels(path: String) throws(DataSetError) -> [UInt8] {
    var input = try GzipInput(path: path)
    let sizes = try header(of: &input, path, magic: IDXHeader.labelMagicNumber, axisCount: 1)
    let labels = try body(of: &input, path, count: sizes[0], headerCount: 8)
    if let index = labels.firstIndex(where: { $0 > 9 }) {
      throw DataSetError(
        path: path, problem: .labelOutOfRange(label: Int(labels[index]), index: index))
    }
    return labels
  }

  private static func header(
    of input: inout GzipInput, _ path: String, magic: UInt32, axisCount: Int
  ) throws(DataSetError) -> [Int] {
    let expected = 4 * (1 + axisCount)
    let bytes = try input.read(upTo: expected)
    if bytes.count >= 4, bigEndian(bytes[0..<4]) != magic {
      throw DataSetError(
        path: path, problem: .wrongMagicNumber(found: bigEndian(bytes[0..<4]), expected: magic))
    }
    guard bytes.count == expected else {
      throw DataSetError(
        path: path, problem: .truncated(found: bytes.count, expected: expected))
    }
    let sizes = (1...axisCount).map { Int(bigEndian(bytes[(4 * $0)..<(4 * $0 + 4)])) }
    guard sizes[0] > 0 else {
      throw DataSetError(path: path, problem: .tooFew(count: 0, least: 1))
    }
    guard sizes[0] <= IDXHeader.countLimit else {
      throw DataSetError(
        path: path, problem: .tooMany(count: sizes[0], most: IDXHeader.countLimit))
    }
    return sizes
  }

  private static func body(
    of input: inout GzipInput, _ path: String, count: Int, headerCount: Int
  ) throws(DataSetError) -> [UInt8] {
    let bytes = try input.read(upTo: count)
    guard bytes.count == count else {
      throw DataSetError(
        path: path,
        problem: .truncated(found: headerCount + bytes.count, expected: headerCount + count))
    }
    // Reading past the end also makes zlib compare its checksum.
    guard try input.read(upTo: 1).isEmpty else {
      throw DataSetError(path: path, problem: .trailingBytes(expected: headerCount + count))
    }
    return bytes
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
