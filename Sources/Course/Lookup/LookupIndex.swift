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
      found += entries.filter { $0.numbers.contains(number) || named($0, query) }
    } else if LookupText.isFormula(query) {
      found += withFormula(query) + withWords(query)
    } else {
      found += withWords(query)
    }
    var seen: Set<LookupPlace> = []
    return found.filter { seen.insert($0.place).inserted }.map { Hit($0.place, title: $0.title) }
  }

  private func named(_ entry: LookupEntry, _ query: String) -> Bool {
    entry.title.lowercased().contains(query.lowercased())
  }

  /// Titles first, then texts.
  private func withWords(_ query: String) -> [LookupEntry] {
    let words = query.lowercased().split(separator: " ")
    let inTitle = entries.filter { named($0, query) }
    return inTitle + entries.filter { entry in words.allSatisfy { entry.words.contains($0) } }
  }

  /// Questions that ask for this formula or an equal one, then places that show it or a larger one.
  private func withFormula(_ query: String) -> [LookupEntry] {
    let typed = LookupText.normal(query)
    let read = (try? Formula(answer: query)).map(LookupText.normal) ?? typed
    let asked = entries.filter { $0.instance?.grade(query).outcome == .right }
    let shown = entries.filter { entry in
      entry.formulas.contains { $0.contains(typed) || $0.contains(read) }
    }
    return asked + shown
  }
}
