internal import Checked

/// The words behind the kind of a layer; each is taken once, and none may be left.
struct ShortFormOptions {
  private let kind: ShortFormWord
  private var words: [ShortFormWord]

  init(_ kind: ShortFormWord, _ words: ArraySlice<ShortFormWord>) {
    self.kind = kind
    self.words = Self.lettersForWords(in: Array(words))
  }

  private static let known = [
    "nobias", "bias", "same", "ceil", "nocount", "replicate", "reflect", "circular", "zeros",
    "stride", "padding", "dilation", "groups",
  ]

  /// The settings that carry a number, by their words.
  private static let letters = [
    "stride": "s", "padding": "p", "pad": "p", "dilation": "d", "groups": "g",
    "s": "s", "p": "p", "d": "d", "g": "g",
  ]

  /// `stride 2`, `stride=2` and `s=2` become `s2`.
  private static func lettersForWords(in words: [ShortFormWord]) -> [ShortFormWord] {
    var result: [ShortFormWord] = []
    var rest = words[...]
    while var word = rest.popFirst() {
      let parts = word.text.split(separator: "=", maxSplits: 1)
      if let letter = parts.first.flatMap({ letters[$0.lowercased()] }) {
        if parts.count == 2 {
          word.text = letter + parts[1]
        } else if let next = rest.first, next.text.first?.isNumber == true {
          word.text = letter + next.text
          rest.removeFirst()
        }
      }
      result.append(word)
    }
    return result
  }

  /// Refuses what was not taken.
  func finish() throws(ShortFormError) {
    guard let word = words.first else { return }
    throw ShortFormError(
      part: .layers, position: word.position, found: word.text,
      expected: settings.map { "a setting of \(kind.text), such as \($0)" }
        ?? "nothing more behind \(kind.text)",
      suggestion: Self.known.nearest(to: word.text))
  }

  /// What may stand behind this kind of layer.
  private var settings: String? {
    let kind = kind.text.lowercased()
    if kind.hasPrefix("conv") { return "stride 2 (or s2), padding 1, dilation 2, same, nobias" }
    if kind.contains("pool") { return "stride 2 (or s2), padding 1, ceil" }
    return kind == "fc" || kind == "linear" ? "nobias" : nil
  }

  /// Takes a word if it is there.
  mutating func take(_ text: String) -> Bool {
    guard let index = words.firstIndex(where: { $0.text.lowercased() == text }) else {
      return false
    }
    words.remove(at: index)
    return true
  }

  /// Whether there is a bias: `nobias` takes it away.
  mutating func bias() -> Bool {
    if take("nobias") { return false }
    _ = take("bias")
    return true
  }

  /// What stands in the padding.
  mutating func paddingMode() -> PaddingMode {
    PaddingMode.allCases.first { take($0.rawValue) } ?? .zeros
  }

  /// Takes a whole number.
  mutating func count(_ what: String) throws(ShortFormError) -> Int {
    guard let word = words.first, let value = Int(word.text) else {
      throw missing("a number of \(what), such as \(kind.text) 4")
    }
    words.removeFirst()
    return value
  }

  /// Takes a number if one is there.
  mutating func real() throws(ShortFormError) -> Double? {
    guard let word = words.first, let value = Double(word.text) else { return nil }
    guard value.isFinite else { throw missing("a finite number") }
    words.removeFirst()
    return value
  }

  /// Takes the size of a window: `2` or `2x3`.
  mutating func sizes(_ axes: Int) throws(ShortFormError) -> [Int] {
    guard let word = words.first, let sizes = Self.numbers(word.text, axes: axes) else {
      throw missing("a window such as \(axes == 1 ? "2" : "2 or 2x2")")
    }
    words.removeFirst()
    return sizes
  }

  /// Takes filters and kernel: `3@4x4`.
  mutating func filtersAndSizes(_ axes: Int) throws(ShortFormError) -> (Int, [Int]) {
    let form = axes == 1 ? "3@5" : "3@4x4"
    guard let word = words.first else { throw missing("filters and kernel such as \(form)") }
    let parts = word.text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let filters = Int(parts[0]),
      let sizes = Self.numbers(String(parts[1]), axes: axes)
    else { throw missing("filters and kernel such as \(form)") }
    words.removeFirst()
    return (filters, sizes)
  }

  /// Takes `s2`, `p1`, `d2` and the like: a letter, then one number or one an axis.
  mutating func number(_ letter: String, axes: Int) throws(ShortFormError) -> [Int]? {
    let index = words.firstIndex {
      $0.text.lowercased().hasPrefix(letter) && $0.text.dropFirst().first?.isNumber == true
    }
    guard let index else { return nil }
    let word = words[index]
    guard let sizes = Self.numbers(String(word.text.dropFirst()), axes: axes) else {
      throw ShortFormError(
        part: .layers, position: word.position, found: word.text,
        expected: "\(letter) and a number, such as \(letter)2")
    }
    words.remove(at: index)
    return sizes
  }

  /// Takes stride, padding and dilation.
  mutating func windows(
    sizes: [Int], touching: Bool, roundsUp: Bool
  ) throws(ShortFormError) -> [SlidingWindow] {
    let axes = sizes.count
    let strides = try number("s", axes: axes) ?? (touching ? sizes : sizes.map { _ in 1 })
    let paddings = try number("p", axes: axes) ?? sizes.map { _ in 0 }
    let dilations = try number("d", axes: axes) ?? sizes.map { _ in 1 }
    return sizes.indices.map { axis in
      SlidingWindow(
        size: sizes[axis], stride: strides[axis], dilation: dilations[axis],
        padding: paddings[axis], roundsUp: roundsUp)
    }
  }

  private func missing(_ expected: String) -> ShortFormError {
    let word = words.first
    return ShortFormError(
      part: .layers, position: word?.position ?? kind.position + kind.text.count,
      found: word?.text ?? "", expected: expected)
  }

  /// `4` for every axis, or `4x5`.
  private static func numbers(_ text: String, axes: Int) -> [Int]? {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    if numbers.count == axes { return numbers }
    return numbers.count == 1 ? Array(repeating: numbers[0], count: axes) : nil
  }
}
