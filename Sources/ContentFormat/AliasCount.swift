/// Uses of anchors in a YAML text, counted before it is read.
///
/// The reader hashes a key that is an alias with all that it stands for, so that nine levels of ten would take it
/// hours before `ContentNode` could count a value.
enum AliasCount {
  /// Most uses in a file: even if each doubled what is before it, they come to some million values.
  static let limit = 20

  /// The line of the use that is one too many, from 1; nil where there are few.
  static func excessLine(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "&")) else { return nil }
    let names = Set(marks(UInt8(ascii: "&"), in: bytes).map(\.name))
    let uses = marks(UInt8(ascii: "*"), in: bytes).filter { names.contains($0.name) }
    guard uses.count > limit else { return nil }
    return 1 + bytes[..<uses[limit].offset].count { $0 == UInt8(ascii: "\n") }
  }

  /// Names behind a sign that begins a word.
  private static func marks(
    _ sign: UInt8, in bytes: [UInt8]
  ) -> [(offset: Int, name: ArraySlice<UInt8>)] {
    bytes.indices.compactMap { index in
      guard bytes[index] == sign, index == 0 || " \n\t[{,:-?".utf8.contains(bytes[index - 1]) else {
        return nil
      }
      let name = bytes[(index + 1)...].prefix { !" \n\t\r]},:".utf8.contains($0) }
      return name.isEmpty ? nil : (index, name)
    }
  }
}
