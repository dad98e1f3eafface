/// Files of weights put together by hand, right and wrong.
enum MadeWeights {
  /// Length, header and numbers as a safetensors file has them.
  static func file(_ header: String, length: UInt64? = nil, numbers: [UInt8]) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return bytes(of: length.littleEndian) + Array(header.utf8) + numbers
  }

  static func bytes(of numbers: [Double]) -> [UInt8] {
    numbers.flatMap { bytes(of: $0.bitPattern.littleEndian) }
  }

  static func bytes(of numbers: [Float]) -> [UInt8] {
    numbers.flatMap { bytes(of: $0.bitPattern.littleEndian) }
  }

  private static func bytes<Value: FixedWidthInteger>(of value: Value) -> [UInt8] {
    withUnsafeBytes(of: value) { Array($0) }
  }
}
