/// Cuts TeX into tokens; names of commands are checked here, so that an error knows its place.
struct TeXLexer {
  let vocabulary: Vocabulary
  let characters: [Character]
  private var splitter: NameSplitter?
  var index = 0
  var tokens: [FormulaToken] = []

  init(_ text: String, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    characters = PlainLexer.visible(text)
    splitter = vocabulary == Vocabulary() ? nil : NameSplitter(vocabulary)
  }

  /// All tokens, the end included.
  mutating func tokenize() throws(FormulaError) -> [FormulaToken] {
    try PlainLexer.checkLength(characters)
    while index < characters.count {
      let character = characters[index]
      if character.isWhitespace || character == "~" {
        index += 1
      } else if character == "\\" {
        try readCommand()
      } else if PlainLexer.isDigit(character) {
        readNumber()
      } else if character.isASCII && character.isLetter {
        readLetters()
      } else {
        try readSign(character)
      }
    }
    add(.end, "", from: characters.count)
    return tokens
  }

  private mutating func add(_ kind: FormulaToken.Kind, _ written: String, from start: Int) {
    let isAdjacent = start > 0 && !characters[start - 1].isWhitespace
    tokens.append(
      FormulaToken(kind: kind, written: written, position: start, isAdjacent: isAdjacent))
  }

  private func peek(_ offset: Int = 0) -> Character? {
    index + offset < characters.count ? characters[index + offset] : nil
  }

  private func hasDigit(_ offset: Int) -> Bool {
    peek(offset).map(PlainLexer.isDigit) ?? false
  }

  private mutating func readNumber() {
    let start = index
    var digits = ""
    var hasPoint = false
    while let next = peek() {
      if PlainLexer.isDigit(next) {
        digits.append(next)
        index += 1
      } else if next == ".", hasDigit(1), !hasPoint {
        hasPoint = true
        digits.append(next)
        index += 1
      } else if characters[index...].starts(with: ["{", ",", "}"]), hasDigit(3) {
        index += 3
      } else {
        break
      }
    }
    add(.number(digits), String(characters[start..<index]), from: start)
  }

  private mutating func readLetters() {
    let start = index
    while let next = peek(), next.isASCII, next.isLetter { index += 1 }
    let run = String(characters[start..<index])
    if FormulaToken.isScript(after: tokens), Vocabulary.scripts.contains(run.lowercased()) {
      return add(.word(run.lowercased()), run, from: start)
    }
    let names = splitter?.names(in: run) ?? [run]
    if names == [run], !vocabulary.isDeclared(run) {
      for (offset, letter) in run.enumerated() {
        add(.word(String(letter)), String(letter), from: start + offset)
      }
    } else {
      for name in names { add(.word(name), name, from: start) }
    }
  }

  private mutating func readSign(_ character: Character) throws(FormulaError) {
    let start = index
    index += 1
    switch character {
    case "&": add(.nextCell, "&", from: start)
    case "*": add(.sign(.asterisk), "*", from: start)
    case ".", "!", "?": add(.text(String(character)), String(character), from: start)
    case ";": add(.text("; "), ";", from: start)
    case ":" where peek() == "=":
      index += 1
      add(.relation(.definition), ":=", from: start)
    case ":": add(.text(": "), ":", from: start)
    default:
      if let name = GreekLetters.byLetter[character] {
        add(.word(name), String(character), from: start)
      } else if let kind = UnicodeSigns.signs[character] {
        add(kind, String(character), from: start)
      } else {
        throw FormulaError.unknown(characters, at: start)
      }
    }
  }

  // MARK: Commands

  private mutating func readCommand() throws(FormulaError) {
    let start = index
    index += 1
    let name = takeName()
    let written = String(characters[start..<index])
    switch name {
    case "\\":
      add(.nextRow, written, from: start)
    case "left", "right", "middle":
      try readDelimiter(name, from: start)
    case "begin", "end":
      add(.command(name), written, from: start)
      add(.text(try takeBraces(after: name)), written, from: start)
    case _ where TeXCommands.ignored.contains(name):
      break
    case _ where TeXCommands.words.contains(name):
      add(.text(try takeBraces(after: name)), written, from: start)
    case _ where TeXCommands.uprightNames.contains(name):
      if peek() == "*" { index += 1 }
      try readUprightName(after: name, from: start)
    default:
      guard let token = TeXCommands.token(name) else {
        throw FormulaError(
          .unknownCommand(name, nearest: TeXCommands.nearest(to: name)), at: start)
      }
      add(token, written, from: start)
    }
  }

  /// Letters, or one sign such as `,` in `\,`.
  private mutating func takeName() -> String {
    var name = ""
    while let next = peek(), next.isASCII, next.isLetter {
      name.append(next)
      index += 1
    }
    if name.isEmpty, let next = peek() {
      name.append(next)
      index += 1
    }
    return name
  }

  private mutating func takeBraces(after command: String) throws(FormulaError) -> String {
    while peek()?.isWhitespace == true { index += 1 }
    let open = index
    guard peek() == "{" else { throw FormulaError(.ends(after: "\\" + command), at: index) }
    guard let close = characters[open...].firstIndex(of: "}") else {
      throw FormulaError(.unclosed("{"), at: open)
    }
    index = close + 1
    return String(characters[(open + 1)..<close])
  }

  private mutating func readUprightName(
    after command: String, from start: Int
  ) throws(FormulaError) {
    let name = try takeBraces(after: command).filter { !$0.isWhitespace && $0 != "\\" }
    let isName = !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isLetter }
    add(isName ? .word(name) : .text(name), name, from: start)
  }

  /// `\left(` and `\right.`: a bracket, or none with a point.
  private mutating func readDelimiter(_ side: String, from start: Int) throws(FormulaError) {
    while peek()?.isWhitespace == true { index += 1 }
    guard let character = peek() else {
      throw FormulaError(.ends(after: "\\" + side), at: index)
    }
    index += 1
    let name = character == "\\" ? takeName() : String(character)
    guard let bracket = Self.bracket(name) else {
      throw FormulaError(.unexpected(name), at: start)
    }
    let written = String(characters[start..<index])
    switch side {
    case "left": add(.open(bracket), written, from: start)
    case "right": add(.close(bracket), written, from: start)
    default: add(.relation(.given), written, from: start)
    }
  }

  private static func bracket(_ name: String) -> Brackets.Kind? {
    switch name {
    case ".": Brackets.Kind.none
    case "(", ")": .round
    case "[", "]": .square
    case "{", "}": .curly
    case "|", "vert", "lvert", "rvert": .bar
    case "Vert", "lVert", "rVert": .doubleBar
    case "lfloor", "rfloor": .floor
    case "lceil", "rceil": .ceiling
    case "langle", "rangle", "<", ">": .angle
    default: nil
    }
  }
}
