internal import Grading
internal import MathNotation

/// Everything in the course that can be looked up: pages, questions, networks and words.
package struct LookupIndex: Sendable {
  /// Something that was found.
  package struct Hit: Hashable, Sendable {
    package var place: LookupPlace
    package var title: String

    package init(_ place: LookupPlace, title: String) {
      self.place = place
      self.title = title
    }
  }

  private let entries: [LookupEntry]
  /// The id that another name stands for, or the name itself.
  private let canonical: @Sendable (String) -> String

  init(_ entries: [LookupEntry], canonical: @escaping @Sendable (String) -> String) {
    self.entries = entries
    self.canonical = canonical
  }

  /// What fits a number, a formula in any form, or words which must all be there; best first, without doubles.
  package func hits(for query: String) -> [Hit] {
    let query = query.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !query.isEmpty else { return [] }
    let id = canonical(query)
    var found = entries.filter { $0.place == .question(id) }
    if let number = LookupText.number(query) {
      let title = Array(query.utf8)
      found += entries.filter { $0.numbers.contains(number) || $0.titleBytes.holds(title) }
    } else if LookupText.isFormula(query) {
      found += withFormula(query) + withWords(query)
    } else {
      found += withWords(query)
    }
    var seen: Set<LookupPlace> = []
    return found.filter { seen.insert($0.place).inserted }.map { Hit($0.place, title: $0.title) }
  }

  /// Titles first, then texts.
  private func withWords(_ query: String) -> [LookupEntry] {
    let text = query.lowercased()
    let title = Array(text.utf8)
    let words = Set(text.split(separator: " ").map { Array($0.utf8) })
    return entries.filter { $0.titleBytes.holds(title) }
      + entries.filter { entry in words.allSatisfy(entry.words.holds) }
  }

  /// Questions that ask for this formula or an equal one, then places that show it or a larger one.
  private func withFormula(_ query: String) -> [LookupEntry] {
    let typed = LookupText.normal(query)
    let read = (try? Formula(answer: query)).map(LookupText.normal) ?? typed
    let pieces = Set([typed, read].map { Array($0.utf8) })
    // Signs alone are no answer, and each key of a question would have to refuse them.
    let isAnswer = query.contains { $0.isLetter || $0.isNumber }
    let asked = isAnswer ? entries.filter { $0.instance?.grade(query).outcome == .right } : []
    let shown = entries.filter { entry in
      entry.formulas.contains { pieces.contains(where: $0.holds) }
    }
    return asked + shown
  }
}

extension [UInt8] {
  /// Whether a piece stands somewhere in it; the whole course is searched at each key.
  fileprivate func holds(_ piece: [UInt8]) -> Bool {
    guard let first = piece.first else { return true }
    return withUnsafeBytes { text in
      var rest = text[...]
      while rest.count >= piece.count, let start = rest.firstIndex(of: first) {
        rest = text[start...]
        if rest.starts(with: piece) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }
}
