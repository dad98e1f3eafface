/// Words as they are compared: lower case, single spaces, no marks of direction.
enum PlainWords {
  static func normalised(_ text: String) -> String {
    withoutMarks(text).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text without marks of direction and joiners.
  static func withoutMarks(_ text: String) -> String {
    let seen = text.unicodeScalars.filter { $0.properties.generalCategory != .format }
    return String(String.UnicodeScalarView(seen))
  }
}
