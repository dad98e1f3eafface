/// Cuts what students type, and the expressions of content, into tokens.
struct PlainLexer {
  let syntax: FormulaSyntax
  let style: NumberStyle
  let characters: [Character]
  var index = 0
  var tokens: [FormulaToken] = []
  /// Made for the first word, and shared with the lexers of scripts.
  var splitter: NameSplitter?
  /// For each open bracket, whether commas part arguments in it.
  var commaParts: [Bool] = []

  init(_ text: String, syntax: FormulaSyntax, style: NumberStyle = .plain) {
    self.syntax = syntax
    self.style = style
    characters = Self.visible(text)
  }

  /// All tokens, the end included.
  mutating func tokenize() throws(FormulaError) -> [FormulaToken] {
    try Self.checkLength(characters)
    while index < characters.count {
      let character = characters[index]
      if character.isWhitespace {
        index += 1
      } else if Self.isDigit(character) || (character == "." && hasDigit(1)) {
        try readNumber()
      } else if isNameStart(character) {
        readWord()
      } else if character == "\"" {
        try readQuoted()
      } else if let value = UnicodeSigns.fractions[character] {
        readVulgarFraction(value)
      } else if UnicodeSigns.raised[character] != nil {
        try readScript(UnicodeSigns.raised, sign: .power)
      } else if UnicodeSigns.lowered[character] != nil {
        try readScript(UnicodeSigns.lowered, sign: .lowered)
      } else {
        try readSign()
      }
    }
    add(.end, "", from: characters.count)
    return tokens
  }

  /// The characters that are seen.
  static func visible(_ text: String) -> [Character] {
    let seen = text.unicodeScalars.filter { !UnicodeSigns.invisible.contains($0) }
    return Array(String(String.UnicodeScalarView(seen)))
  }

  static func checkLength(_ characters: [Character]) throws(FormulaError) {
    guard characters.count <= FormulaLimits.length else {
      throw FormulaError(
        .tooLong(count: characters.count, limit: FormulaLimits.length), at: FormulaLimits.length)
    }
  }

  mutating func add(_ kind: FormulaToken.Kind, _ written: String, from start: Int) {
    let isAdjacent = start > 0 && !characters[start - 1].isWhitespace
    tokens.append(
      FormulaToken(kind: kind, written: written, position: start, isAdjacent: isAdjacent))
  }

  func peek(_ offset: Int) -> Character? {
    index + offset < characters.count ? characters[index + offset] : nil
  }

  func hasDigit(_ offset: Int) -> Bool {
    peek(offset).map(Self.isDigit) ?? false
  }

  static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isWholeNumber
  }

  private func isNameStart(_ character: Character) -> Bool {
    (character.isASCII && character.isLetter) || GreekLetters.byLetter[character] != nil
  }

  private mutating func readWord() {
    let start = index
    if let name = GreekLetters.byLetter[characters[index]] {
      index += 1
      return add(.word(name), String(characters[start]), from: start)
    }
    var run = ""
    while let next = peek(0), next.isASCII, next.isLetter || isNamePart(next) {
      run.append(next)
      index += 1
    }
    if run == "mod" { return add(.sign(.remainder), run, from: start) }
    if run == "in", syntax == .expression { return add(.relation(.element), run, from: start) }
    guard case .answer(let vocabulary) = syntax else {
      return add(.word(run), run, from: start)
    }
    if run.lowercased() == "x", standsForTimes(vocabulary) {
      return add(.sign(.cross), run, from: start)
    }
    if FormulaToken.isScript(after: tokens), Vocabulary.scripts.contains(run.lowercased()) {
      return add(.word(run.lowercased()), run, from: start)
    }
    var splitter = splitter ?? NameSplitter(vocabulary)
    let names = splitter.names(in: run)
    self.splitter = splitter
    for name in names { add(.word(called(name, vocabulary)), run, from: start) }
  }

  /// The capital of a function before its bracket: `e[x]` is `E[x]` where that is declared.
  private func called(_ name: String, _ vocabulary: Vocabulary) -> String {
    guard name.count == 1, !vocabulary.isDeclared(name), peek(0) == "[" || peek(0) == "(",
      vocabulary.functions.contains(name.uppercased())
    else { return name }
    return name.uppercased()
  }

  /// Whether the letter x that was just read is a sign, as in `3x4x4`.
  private func standsForTimes(_ vocabulary: Vocabulary) -> Bool {
    guard !vocabulary.symbols.contains("x"), let last = tokens.last?.kind,
      let following = characters[index...].first(where: { !$0.isWhitespace })
    else { return false }
    guard Self.isDigit(following) || following == "(" else { return false }
    switch last {
    case .number, .close: return true
    default: return false
    }
  }

  private func isNamePart(_ character: Character) -> Bool {
    syntax == .expression && (character.isNumber || character == "_")
  }

  private mutating func readQuoted() throws(FormulaError) {
    let start = index
    guard let end = characters[(start + 1)...].firstIndex(of: "\"") else {
      throw FormulaError(.unclosedText, at: start)
    }
    index = end + 1
    add(.text(String(characters[(start + 1)..<end])), String(characters[start...end]), from: start)
  }
}
