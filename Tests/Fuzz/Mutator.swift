import CNNEngine

/// Makes bad inputs out of good ones: the same seed and number give the same input on every machine.
struct Mutator {
  /// Good inputs to begin with.
  let corpus: [[UInt8]]
  /// Pieces that mean something to the reader.
  let tokens: [[UInt8]]
  /// The longest input that is made, in bytes.
  var limit = 200_000

  /// Numbers that readers trip over: ends of ranges, powers, fractions, what is no number.
  static let numbers = [
    "0", "-0", "1", "-1", "2", "3", "7", "255", "256", "65535", "65536", "2147483647", "2147483648",
    "4294967296", "4611686018427387904", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "18446744073709551615", "99999999999", "1e-304", "1e-320", "1e300",
    "1e308", "-1e19", "1e9", "0.1", "1/3", "nan", "inf", "-inf", "0x10", "1_000", "1,000", "٣",
  ].map { Array($0.utf8) }
  /// Signs that no text should hold, and some that it may.
  static let signs = [
    "\u{1B}]52;c;QQ==\u{7}", "\u{1B}[31m", "\u{9B}31m", "\u{202E}", "\u{2066}", "\0", "\u{7F}",
    "\r",
    "\t", "\u{FEFF}", "\u{301}", "é", "ש", "😀", "\u{200D}", "\u{FFFF}",
  ].map { Array($0.utf8) }

  /// The input of one number: a good one, changed in one to four places.
  func input(seed: UInt64, number: UInt64) -> [UInt8] {
    var random = RandomSource(seed: seed, stream: number)
    var bytes = corpus.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes, &random) }
    return Array(bytes.prefix(limit))
  }

  private func change(_ bytes: inout [UInt8], _ random: inout RandomSource) {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes.removeSubrange(span(bytes, &random))
    case 1: insert(Array(bytes[span(bytes, &random)]), &bytes, &random)
    case 2, 3: insert(tokens.randomElement(using: &random) ?? [], &bytes, &random)
    case 4, 5: replaceNumber(&bytes, &random)
    case 6: flip(&bytes, &random)
    case 7: bytes.removeSubrange(Int.random(in: 0...bytes.count, using: &random)...)
    case 8: splice(&bytes, &random)
    case 9: swapLines(&bytes, &random)
    case 10: insert(Self.signs.randomElement(using: &random) ?? [], &bytes, &random)
    default: repeatToken(&bytes, &random)
    }
  }

  /// Up to forty bytes somewhere.
  private func span(_ bytes: [UInt8], _ random: inout RandomSource) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    return start..<min(bytes.count, start + Int.random(in: 0...40, using: &random))
  }

  private func insert(
    _ piece: [UInt8], _ bytes: inout [UInt8], _ random: inout RandomSource
  ) {
    bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
  }

  private func replaceNumber(_ bytes: inout [UInt8], _ random: inout RandomSource) {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    let starts = bytes.indices.filter { isDigit(bytes[$0]) && ($0 == 0 || !isDigit(bytes[$0 - 1])) }
    guard let start = starts.randomElement(using: &random) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(start..<end, with: Self.numbers.randomElement(using: &random) ?? [])
  }

  private func flip(_ bytes: inout [UInt8], _ random: inout RandomSource) {
    guard let place = bytes.indices.randomElement(using: &random) else { return }
    bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
  }

  /// The beginning of one good input and the end of another.
  private func splice(_ bytes: inout [UInt8], _ random: inout RandomSource) {
    guard let other = corpus.randomElement(using: &random) else { return }
    let cut = Int.random(in: 0...bytes.count, using: &random)
    let from = Int.random(in: 0...other.count, using: &random)
    bytes = Array(bytes.prefix(cut) + other.dropFirst(from))
  }

  private func swapLines(_ bytes: inout [UInt8], _ random: inout RandomSource) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard let first = lines.indices.randomElement(using: &random),
      let second = lines.indices.randomElement(using: &random)
    else { return }
    lines.swapAt(first, second)
    bytes = Array(lines.joined(separator: [10]))
  }

  private func repeatToken(_ bytes: inout [UInt8], _ random: inout RandomSource) {
    let token = tokens.randomElement(using: &random) ?? [UInt8(ascii: "(")]
    let count = [3, 20, 200, 1500].randomElement(using: &random) ?? 3
    insert(Array(repeatElement(token, count: count).joined()), &bytes, &random)
  }
}

extension Mutator {
  /// A mutator over texts.
  init(_ corpus: [String], tokens: [String]) {
    self.init(corpus: corpus.map { Array($0.utf8) }, tokens: tokens.map { Array($0.utf8) })
  }
}
