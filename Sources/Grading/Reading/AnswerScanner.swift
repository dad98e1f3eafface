internal import Checked
import MathNotation

/// Cuts an answer into calculations and words, in one pass.
struct AnswerScanner {
  let characters: [Character]
  let context: AnswerContext
  let style: NumberStyle
  var index = 0
  var tokens: [AnswerToken] = []
  /// The calculation that is being read.
  var maths = ""
  /// For each of its open brackets, whether commas part arguments in it.
  private var brackets: [Bool] = []
  /// Signs, numbers and words looked at, those of workings each time: what a reading costs.
  private(set) var stepCount = 0
  /// How deep this working stands inside others.
  private let level: Int

  private static let levelLimit = 4

  init(_ text: String, style: NumberStyle, context: AnswerContext) {
    let plain = AnswerText.plain(TeXLine.plain(AnswerText.plain(text)))
    self.init(Array(plain), style, context, level: 0)
  }

  private init(
    _ characters: [Character], _ style: NumberStyle, _ context: AnswerContext, level: Int
  ) {
    self.characters = characters
    self.style = style
    self.context = context
    self.level = level
  }

  /// All pieces, in the order typed.
  mutating func scan() throws(FormulaError) -> [AnswerToken] {
    guard characters.count <= FormulaLimits.length else {
      throw FormulaError(
        .tooLong(count: characters.count, limit: FormulaLimits.length), at: FormulaLimits.length)
    }
    while index < characters.count { try step() }
    finishMaths()
    if characters.last(where: { !$0.isWhitespace }) == "," {
      throw FormulaError(.ends(after: ","), at: characters.count)
    }
    return tokens.joined
  }

  private mutating func step() throws(FormulaError) {
    let character = characters[index]
    stepCount += 1
    if isDigit(0) || (character == "." && isDigit(1)) {
      try readNumber()
    } else if character.isLetter, !"ⁿⁱᵏᵐᵀᵗₙᵢₖ".contains(character) {
      readLetters()
    } else if character.isNewline, brackets.isEmpty {
      add(.clause, length: 1)
    } else if character.isWhitespace {
      if let last = maths.last, !last.isWhitespace { maths.append(" ") }
      index += 1
    } else if let (token, length) = betweenSign() {
      add(token, length: length)
    } else if try !readWorking() {
      readSign(character)
    }
  }

  // MARK: Looking around

  func character(_ offset: Int) -> Character? {
    characters.indices.contains(index + offset) ? characters[index + offset] : nil
  }

  func isDigit(_ offset: Int) -> Bool {
    character(offset).map { $0.isASCII && $0.isWholeNumber } ?? false
  }

  /// The next character that is no space, from an offset on.
  func nextVisible(_ offset: Int = 0) -> Character? {
    characters.dropFirst(atMost: index + offset).first { !$0.isWhitespace }
  }

  private var lastOfMaths: Character? { maths.last { !$0.isWhitespace } }

  /// Whether the calculation so far ends in a number.
  var endsInNumber: Bool { lastOfMaths.map { $0.isNumber || $0 == "%" } ?? false }

  /// Whether an operator may follow, perhaps behind a noun.
  var endsInOperand: Bool {
    if let last = lastOfMaths {
      return last.isNumber || last.isLetter || ")]}%⌋⌉".contains(last)
    }
    guard brackets.isEmpty, case .maths? = tokens.last(where: { !$0.isSilentWord }) else {
      return false
    }
    return true
  }

  var isInBrackets: Bool { !brackets.isEmpty }

  // MARK: Adding

  mutating func add(_ token: AnswerToken, length: Int) {
    if isInBrackets {
      maths.append(" ")
    } else {
      finishMaths()
    }
    tokens.append(token)
    index += length
  }

  private mutating func finishMaths() {
    let text = maths.trimmingSpaces
    if !text.isEmpty { tokens.append(.maths(text)) }
    maths = ""
    brackets = []
  }

  // MARK: Numbers and signs

  private mutating func readNumber() throws(FormulaError) {
    if brackets.isEmpty, endsInNumber, maths.last?.isWhitespace == true { finishMaths() }
    let isListed = brackets.last == true
    let literal = try NumberLiteral(
      characters, from: index, style: isListed ? .listed : hasScaleBehind ? .real : style)
    maths += literal.digits
    index += literal.length
    takeExponent()
    guard let letter = character(0), let power = Self.scaleLetters[letter],
      !(character(1).map { $0.isLetter || $0.isNumber } ?? false)
    else { return }
    guard context.letter(String(letter)) == nil else {
      // `7.2k` may be thousands or the exercise's K.
      if literal.digits.contains(".") { add(.word(String(letter), .hedge), length: 1) }
      return
    }
    maths += "*10^\(power)"
    index += 1
  }

  private static let scaleLetters: [Character: Int] = ["k": 3, "K": 3, "M": 6, "B": 9]

  private mutating func takeExponent() {
    guard character(0) == "e" || character(0) == "E" else { return }
    let hasSign = character(1) == "-" || character(1) == "+"
    guard isDigit(hasSign ? 2 : 1) else { return }
    maths += character(1) == "-" ? "e-" : "e"
    index += hasSign ? 2 : 1
    while isDigit(0), let digit = character(0) {
      maths.append(digit)
      index += 1
    }
  }

  /// Whether a power of ten follows the digits, in signs or words: a point before it parts decimals.
  private var hasScaleBehind: Bool {
    let rest = characters[index...].prefix(40).drop { $0.isNumber || $0 == "." || $0 == "," }
    if let first = rest.first,
      Self.scaleLetters[first] != nil
        || "eE".contains(first) && context.letter(String(first)) == nil
    {
      return true
    }
    let visible = String(rest.filter { !$0.isWhitespace }.prefix(16))
    if visible.dropFirst().hasPrefix("10^") || visible.hasPrefix("**10") { return true }
    if case .scale? = AnswerLexicon.ownRole(visible.prefix(while: \.isLetter).lowercased()) {
      return true
    }
    return visible.dropFirst().hasPrefix("10")
      && "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(visible.dropFirst(3).first ?? " ")
  }

  private mutating func readSign(_ character: Character) {
    index += 1
    switch character {
    case "(", "[": brackets.append(character == "[" || lastOfMaths?.isLetter == true)
    case "{", "⌊", "⌈": brackets.append(false)
    case ")", "]", "}", "⌋", "⌉":
      // The bracket of a list, as in `a) 48`, was never opened.
      if brackets.popLast() == nil, lastOfMaths == nil { return }
    case "'" where lastOfMaths?.isLetter != true: return
    case "#", "\"", "“", "”", "„", "«", "»": return
    default: break
    }
    maths.append(character)
  }

  /// A sign that stands between two calculations, or says something about one, and its length.
  private func betweenSign() -> (AnswerToken, Int)? {
    for (text, token) in Self.betweenSigns
    where character(0) == text.first && characters[index...].starts(with: text) {
      let isAnywhere = token == .word("?", .hedge)
      return isInBrackets && !isAnywhere ? nil : (token, text.count)
    }
    guard character(0) == "-", !isInBrackets, character(1)?.isWhitespace == true else { return nil }
    // A dash between words and a number is no minus sign.
    if lastOfMaths == nil, case .word? = tokens.last { return (.colon, 1) }
    let isBeforeWord = nextVisible(1)?.isLetter == true && lastOfMaths != nil
    return isBeforeWord && !nextIsLetterWithValue(from: 1) ? (.clause, 1) : nil
  }

  private static let betweenSigns: [(String, AnswerToken)] = [
    ("=/=", .word("=/=", .negation)), ("!=", .word("!=", .negation)),
    ("<>", .word("<>", .negation)),
    ("≠", .word("≠", .negation)), ("+/-", .word("+/-", .hedge)),
    ("+-", .word("+-", .hedge)), ("±", .word("±", .hedge)),
    ("...", .word("...", .hedge)), ("…", .word("…", .hedge)), ("?", .word("?", .hedge)),
    ("~=", .approximately("~=")), ("=~", .approximately("=~")), ("≈", .approximately("≈")),
    ("≃", .approximately("≃")), ("≅", .approximately("≅")), ("~", .approximately("~")),
    ("∼", .approximately("∼")), ("<=", .word("<=", .comparison)), (">=", .word(">=", .comparison)),
    ("<", .word("<", .comparison)), ("≤", .word("≤", .comparison)), ("≥", .word("≥", .comparison)),
    ("==", .equals), ("=>", .equals), ("-->", .equals), ("->", .equals), (":=", .equals),
    ("=", .equals), (">", .word(">", .comparison)), ("→", .equals), ("⇒", .equals), ("⟹", .equals),
    ("≡", .equals), ("≔", .equals), (":", .colon), (",", .clause), (";", .clause), ("&", .clause),
    (".", .clause),
  ]

  // MARK: Workings

  /// Takes a bracket that stands behind a complete number, or holds nothing but words; false where it is a factor.
  private mutating func readWorking() throws(FormulaError) -> Bool {
    guard !isInBrackets, level < Self.levelLimit, let open = character(0),
      let close = ["(": ")" as Character, "[": "]"][open], let end = partner(open, close)
    else { return false }
    let content = Array(characters[(index + 1)..<end])
    var inner = AnswerScanner(content, style, context, level: level + 1)
    let read = try? inner.scan()
    stepCount += inner.stepCount
    guard let pieces = read else { return false }
    if pieces.calculations.isEmpty {
      add(.working(pieces), length: end + 1 - index)
      return true
    }
    guard isWorking(pieces, content) else { return false }
    finishMaths()
    tokens.append(.working(pieces))
    index = end + 1
    return true
  }

  private func isWorking(_ pieces: [AnswerToken], _ content: [Character]) -> Bool {
    if case .equals? = pieces.first { return true }
    if case .approximately? = pieces.first { return true }
    guard lastOfMaths != nil else {
      if case .maths? = tokens.last(where: { !$0.isSilentWord }) { return true }
      return false
    }
    if maths.last?.isWhitespace == true {
      return endsInNumber || endsInOperand && content.allSatisfy { $0.isNumber || $0 == "," }
    }
    // Without a space it is a factor, unless both are the same number.
    guard endsInNumber, pieces.count == 1, case .maths(let working) = pieces[0],
      let own = Calculation(maths.trimmingSpaces, context), own.isPlain
    else { return false }
    return Calculation(working, context)?.agrees(with: own) == true
  }

  private func partner(_ open: Character, _ close: Character) -> Int? {
    var depth = 0
    for place in index..<characters.count {
      if characters[place] == open { depth += 1 }
      if characters[place] == close { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}

extension String {
  var trimmingSpaces: String {
    var kept = drop { $0.isWhitespace }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return String(kept)
  }
}
