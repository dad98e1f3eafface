extension StyledText {
  /// Breaks the text into lines of at most so many cells, between words where it can.
  ///
  /// Line feeds begin a new line, other white space around a break is dropped, no-break spaces hold, a word that is
  /// wider than a line is cut. Styles, wide characters and combining marks stay as they are. Lines after the first
  /// begin with `indent` blanks, as far as two cells are left for text. There is always at least one line.
  public func wrapped(to width: Int, indent: Int = 0) -> [StyledText] {
    let room = max(1, width)
    var wrapping = Wrapping(width: room, indent: max(0, min(indent, room - 2)))
    for run in runs {
      for character in run.text { wrapping.take(character, run.style) }
    }
    return wrapping.finish()
  }
}

/// The state of breaking one text into lines: what stands, and the word that grows.
private struct Wrapping {
  let width: Int
  let indent: Int
  var lines: [StyledText] = []
  var line = StyledText()
  var lineWidth = 0
  /// Blanks between the line and the word, kept only when the word joins the line.
  var gap = StyledText()
  var word = StyledText()
  var wordWidth = 0

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = indent
  }

  mutating func take(_ character: Character, _ style: Style) {
    if character.isNewline {
      endWord()
      endLine()
      return
    }
    if character == " " || character == "\t" {
      endWord()
      gap.append(" ", style)
      return
    }
    let advance = character.cellWidth
    let room = lines.isEmpty && isLineBlank ? width : width - indent
    if wordWidth + advance > room { endWord() }
    word.append(character == "\u{A0}" ? " " : String(character), style)
    wordWidth += advance
  }

  mutating func finish() -> [StyledText] {
    endWord()
    if !isLineBlank || lines.isEmpty { endLine() }
    return lines
  }

  private var isLineBlank: Bool { lineWidth <= (lines.isEmpty ? 0 : indent) }

  private mutating func endWord() {
    guard wordWidth > 0 else { return }
    if lineWidth + gap.width + wordWidth > width {
      if isLineBlank { gap = StyledText() } else { endLine() }
    }
    line.append(gap)
    line.append(word)
    lineWidth += gap.width + wordWidth
    gap = StyledText()
    word = StyledText()
    wordWidth = 0
  }

  private mutating func endLine() {
    lines.append(line)
    line = StyledText(String(repeating: " ", count: indent))
    lineWidth = indent
    gap = StyledText()
  }
}
