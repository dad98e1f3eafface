/// Numbers, scripts and signs of what is typed.
extension PlainLexer {
  mutating func readNumber() throws(FormulaError) {
    let start = index
    let literal = try NumberLiteral(
      characters, from: start, style: commaParts.last == true && style != .plain ? .listed : style)
    var digits = literal.digits
    index += literal.length
    // A point behind all digits ends the sentence.
    if peek(0) == ".", peek(1) != ".", !hasDigit(1) { index += 1 }
    if peek(0) == "e" || peek(0) == "E" { takeExponent(&digits) }
    let written = String(characters[start..<index])
    if let last = tokens.last, case .number = last.kind {
      throw FormulaError(.adjacentNumbers(last.written, written), at: start)
    }
    add(.number(digits), written, from: start)
  }

  private mutating func takeDigits() -> String {
    var digits = ""
    while hasDigit(0), let digit = peek(0) {
      digits.append(digit)
      index += 1
    }
    return digits
  }

  private mutating func takeExponent(_ digits: inout String) {
    let hasSign = peek(1) == "+" || peek(1) == "-"
    guard hasDigit(hasSign ? 2 : 1) else { return }
    let sign = peek(1) == "-" ? "-" : ""
    index += hasSign ? 2 : 1
    digits += "e" + sign + takeDigits()
  }

  /// `½` alone is a fraction; right after a number it is added: `2½`.
  mutating func readVulgarFraction(_ value: (Int, Int)) {
    let start = index
    let written = String(characters[index])
    index += 1
    if case .number? = tokens.last?.kind, start > 0, Self.isDigit(characters[start - 1]),
      let whole = tokens.popLast()
    {
      add(.open(.round), "", from: whole.position)
      tokens.append(whole)
      add(.sign(.plus), "", from: start)
      addFraction(value, written, from: start)
      add(.close(.round), "", from: start)
    } else {
      addFraction(value, written, from: start)
    }
  }

  private mutating func addFraction(_ value: (Int, Int), _ written: String, from start: Int) {
    add(.openGroup, written, from: start)
    add(.number(String(value.0)), written, from: start)
    add(.sign(.slash), written, from: start)
    add(.number(String(value.1)), written, from: start)
    add(.closeGroup, written, from: start)
  }

  /// A run of raised or lowered characters becomes a group behind its sign.
  mutating func readScript(
    _ twins: [Character: Character], sign: FormulaToken.Sign
  ) throws(FormulaError) {
    let start = index
    var plain = ""
    while let next = peek(0), let twin = twins[next] {
      plain.append(twin)
      index += 1
    }
    let written = String(characters[start..<index])
    add(.sign(sign), written, from: start)
    add(.openGroup, written, from: start)
    var inner = PlainLexer(plain, syntax: syntax, style: style)
    inner.splitter = splitter
    for var token in try inner.tokenize() where token.kind != .end {
      token.position += start
      tokens.append(token)
    }
    splitter = inner.splitter
    add(.closeGroup, written, from: start)
  }

  mutating func readSign() throws(FormulaError) {
    let start = index
    for (text, kind) in UnicodeSigns.longSigns
    where characters[index...].starts(with: Array(text)) {
      index += text.count
      return add(kind, text, from: start)
    }
    let character = characters[index]
    guard let kind = UnicodeSigns.signs[character] else {
      throw FormulaError.unknown(characters, at: index)
    }
    index += 1
    noteBracket(kind)
    add(kind, String(character), from: start)
  }

  /// Keeps track of where a comma parts arguments: in square brackets, and in round ones after a name.
  private mutating func noteBracket(_ kind: FormulaToken.Kind) {
    switch kind {
    case .open(let bracket):
      if case .word? = tokens.last?.kind {
        commaParts.append(true)
      } else {
        commaParts.append(bracket == .square)
      }
    case .close: _ = commaParts.popLast()
    case .number, .word, .text, .sign, .relation, .openGroup, .closeGroup, .bar, .dots,
      .command, .nextCell, .nextRow, .end:
      break
    }
  }
}
