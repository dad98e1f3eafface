import MathNotation

/// Sizes as a student wrote them: `10x10x3`, `(10, 10, 3)`, `C=3, H=10, W=10`, `10x10x3 (HxWxC)`.
struct ShapeReading {
  /// In the order written.
  let sizes: [Int]
  /// Axes in the order written, where the student named them.
  private let named: [Axis]?

  init(_ text: String) throws {
    var body = Self.withoutMarks(text)
    var named = Self.takeOrder(&body) ?? Self.takeLeadingOrder(&body)
    body = Self.withoutBrackets(body)
    let pieces = Self.pieces(body)
    guard !pieces.isEmpty else { throw EvaluationError.failed(Self.request) }
    var sizes: [Int] = []
    var axes: [Axis] = []
    for piece in pieces {
      let (axis, number) = Self.split(piece)
      sizes.append(try Self.size(number))
      if let axis { axes.append(axis) }
    }
    if axes.count == sizes.count { named = axes }
    self.sizes = sizes
    self.named = named
  }

  private static let request = "Write the sizes with x between them, one for each axis."

  /// The orders to try: the one that was named, if any, else all that are understood.
  func orders(among understood: [[Axis]]) -> [[Axis]] {
    guard let named, let declared = understood.first, Set(named) == Set(declared),
      named.count == declared.count
    else { return understood }
    return [named]
  }

  private static func withoutMarks(_ text: String) -> String {
    var body = PlainWords.normalised(AnswerText.plain(text))
    for cross in [#"\times"#, #"\cdot"#, "×", "·", "✕", "⋅"] {
      body = body.replacing(cross, with: "x")
    }
    for ignored in [#"\left"#, #"\right"#, #"\,"#, #"\;"#, #"\!"#] {
      body = body.replacing(ignored, with: "")
    }
    return body.replacing("<", with: "(").replacing(">", with: ")")
  }

  /// Takes `(hxwxc)` or `hwc` from the end of the text.
  private static func takeOrder(_ text: inout String) -> [Axis]? {
    let bare = text.reversed().drop { $0 == ")" || $0 == "]" || $0 == " " }
    let tail = String(bare.prefix { $0.isLetter || $0 == "," || $0 == " " }.reversed())
    guard tail.allSatisfy({ !$0.isNumber }), let axes = axes(tail), axes.count > 1 else {
      return nil
    }
    let end = text.count - (text.count - bare.count) - tail.count
    var rest = String(text.prefix(end))
    while let last = rest.last, last == " " || last == "(" || last == "[" { rest.removeLast() }
    guard rest.contains(where: \.isNumber) else { return nil }
    text = rest
    return axes
  }

  /// Takes `hwc` or `cxhxw =` from the start of the text, and words such as `torch.size`.
  private static func takeLeadingOrder(_ text: inout String) -> [Axis]? {
    let head = text.prefix { !$0.isNumber && $0 != "(" && $0 != "[" && $0 != "=" }
    let rest = text.dropFirst(head.count).drop { $0 == "=" || $0 == " " }
    guard rest.first?.isNumber == true || rest.first == "(" || rest.first == "[" else { return nil }
    let words = head.filter { !$0.isWhitespace }
    if ["torch.size", "size", "shape"].contains(words) {
      text = String(rest)
      return nil
    }
    guard let axes = axes(words), axes.count > 1 else { return nil }
    text = String(rest)
    return axes
  }

  /// The axes of `hxwxc`; nil when a letter stands for none, or an axis comes twice.
  private static func axes(_ words: some StringProtocol) -> [Axis]? {
    let letters = words.filter { $0.isLetter && $0 != "x" }
    let axes = letters.compactMap { letter in
      Axis.allCases.first { $0.words.contains(String(letter)) }
    }
    return axes.count == letters.count && Set(axes).count == axes.count ? axes : nil
  }

  private static func withoutBrackets(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    let pairs: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
    guard let close = pairs[first] else { return text }
    if last != close { return text.contains(close) ? text : String(text.dropFirst()) }
    let inner = text.dropFirst().dropLast()
    return inner.contains(first) ? text : withoutBrackets(String(inner))
  }

  /// Parts between separators that stand outside of brackets: commas if there are any, else x, else `*`,
  /// else spaces.
  private static func pieces(_ text: String) -> [String] {
    for separators in [",;", "x", "*", " "] {
      let pieces = split(text, at: separators)
      if pieces.count > 1 { return pieces }
    }
    let whole = text.filter { !$0.isWhitespace }
    return whole.isEmpty ? [] : [text]
  }

  private static func split(_ text: String, at separators: String) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, separators.contains(character) {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty || separators != " " }
  }

  /// `c=3`, `3c` or `3channels`: an axis and its size.
  private static func split(_ piece: String) -> (Axis?, String) {
    let letters = piece.filter(\.isLetter)
    guard let axis = Axis.allCases.first(where: { $0.words.contains(letters) }) else {
      return (nil, piece)
    }
    return (axis, piece.filter { !$0.isLetter && $0 != "=" && $0 != ":" })
  }

  private static func size(_ text: String) throws -> Int {
    guard !text.isEmpty else { throw EvaluationError.failed(request) }
    let formula = try Formula(answer: text)
    guard let size = try Evaluator().value(of: formula).integer, size >= 0 else {
      throw EvaluationError.failed("\"\(text)\" is no size: a size is a whole number. \(request)")
    }
    return size
  }
}
