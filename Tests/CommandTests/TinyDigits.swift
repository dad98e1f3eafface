extension ProgramHome {
  /// A home with four files in MNIST's form, in `tiny`: 20 training and 10 test images of invented pixels.
  static func withTinyDigits() throws -> ProgramHome {
    let home = try ProgramHome()
    for (name, count) in [("train", 20), ("t10k", 10)] {
      let images = (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 * 37) }
      let labels = (0..<count).map { UInt8($0 % 10) }
      let size: [UInt8] = [0, 0, 0, UInt8(count)]
      let side: [UInt8] = [0, 0, 0, 28]
      try home.write("tiny/\(name)-images-idx3-ubyte", [0, 0, 8, 3] + size + side + side + images)
      try home.write("tiny/\(name)-labels-idx1-ubyte", [0, 0, 8, 1] + size + labels)
    }
    return home
  }
}
