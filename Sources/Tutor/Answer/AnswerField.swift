/// A line of text being typed, with a cursor: every character is text, none is a command.
package struct AnswerField: Hashable, Sendable {
  /// Longer answers are cut, so that what is pasted by mistake cannot fill the memory.
  private static let lengthLimit = 2000

  package private(set) var characters: [Character]
  /// Where the next character goes, from 0 to the number of characters.
  package private(set) var cursor: Int

  package init(_ text: String = "") {
    characters = Array(text.prefix(Self.lengthLimit))
    cursor = characters.count
  }

  package var text: String { String(characters) }

  /// Whether nothing but spaces was typed.
  package var isBlank: Bool { characters.allSatisfy(\.isWhitespace) }

  package mutating func insert(_ character: Character) {
    guard characters.count < Self.lengthLimit, !character.isNewline else { return }
    characters.insert(character, at: cursor)
    cursor += 1
  }

  /// Several lines become one.
  package mutating func paste(_ text: String) {
    for character in text.onOneLine { insert(character) }
  }

  package mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  package mutating func deleteForward() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  package mutating func clear() {
    self = AnswerField()
  }

  package mutating func moveLeft() { cursor = max(0, cursor - 1) }

  package mutating func moveRight() { cursor = min(characters.count, cursor + 1) }

  package mutating func moveHome() { cursor = 0 }

  package mutating func moveEnd() { cursor = characters.count }
}

extension AnswerField {
  /// Up and down do nothing on a single line.
  package mutating func edit(_ edit: AnswerEdit) {
    switch edit {
    case .insert(let character): insert(character)
    case .paste(let text): paste(text)
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .clear: clear()
    case .left: moveLeft()
    case .right: moveRight()
    case .home: moveHome()
    case .end: moveEnd()
    case .up, .down: break
    }
  }
}

extension String {
  /// The lines that hold something one behind the other, without the signs that steer a terminal.
  package var onOneLine: String {
    split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: " ")
      .filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
  }
}
