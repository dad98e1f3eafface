internal import Checked

/// An answer without the reason that stands behind it: `3x10x10, because 13-4+1 = 10`, `1/n (Xavier)`.
enum ReasonText {
  private static let beginnings: Set<String> = ["because", "since", "כי"]

  /// What stands before `because`, if anything that counts does.
  static func withoutClause(_ text: String) -> String {
    var place = text.startIndex
    while let start = text[place...].firstIndex(where: \.isLetter) {
      let end = text[start...].firstIndex { !$0.isLetter } ?? text.endIndex
      if beginnings.contains(text[start..<end].lowercased()) {
        let before = String(text[..<start]).trimmingSpaces
        guard before.contains(where: { $0.isLetter || $0.isNumber }) else { return text }
        return before.last.map { "(,;:-–—".contains($0) } ?? false
          ? String(before.dropLast()).trimmingSpaces : before
      }
      place = end
    }
    return text
  }

  /// A reason alone, without its `because`.
  static func withoutBeginning(_ text: String) -> String {
    let word = text.prefix(while: \.isLetter)
    return beginnings.contains(word.lowercased())
      ? String(text.dropFirst(atMost: word.count)).trimmingSpaces : text
  }

  /// Without a bracket of words at the end, none of which says something or is a name here.
  static func withoutRemark(_ text: String, isName: (String) -> Bool) -> String {
    let body = text.trimmingSpaces
    guard body.last == ")", let open = body.lastIndex(of: "("), open > body.startIndex,
      body[body.index(before: open)].isWhitespace
    else { return text }
    let words = body[body.index(after: open)...].dropLast().split(separator: " ").map(String.init)
    let isRemark = words.allSatisfy { word in
      word.count > 1 && word.allSatisfy(\.isLetter) && !isName(word)
        && AnswerLexicon.ownRole(word.lowercased())?.isSilent ?? true
    }
    return isRemark && !words.isEmpty ? String(body[..<open]) : text
  }
}
