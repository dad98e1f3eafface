internal import CNNEngine

extension CourseLibrary {
  /// Reads the whole course at the first search; what cannot be read is left out.
  package func lookupIndex() -> LookupIndex {
    lookup.value(for: language) { makeLookupIndex() }
  }

  private func makeLookupIndex() -> LookupIndex {
    let quizzes = quizzes().flatMap { entries(ofQuiz: $0.id) }
    let lessons = lessons().compactMap { try? lesson($0.id) }
    let words = ((try? glossary()) ?? []).map(\.entry)
    return LookupIndex(
      quizzes + Architecture.lookupEntries + words + lessons.flatMap(\.entries),
      canonical: canonical)
  }

  private func entries(ofQuiz id: String) -> [LookupEntry] {
    guard let quiz = try? quiz(id) else { return [] }
    return quiz.parts.compactMap { part in
      guard let instance = try? part.instance() else { return nil }
      var entry = LookupEntry(.question(part.id), title: "\(part.id)  \(quiz.title)")
      entry.read(asking: instance)
      return entry
    }
  }
}

extension LookupEntry {
  /// What is asked, and the answer, by which it is found but which nobody is shown.
  fileprivate mutating func read(asking instance: QuestionInstance) {
    read(instance.prompt)
    switch instance.kind {
    case .integer, .real, .shape, .cells:
      numbers.formUnion(LookupText.numbers(in: instance.answer ?? ""))
    case .formula: self.instance = instance
    case .steps, .build, .choice, .twoTier, .rubric: break
    }
  }
}

extension Lesson {
  /// Its pages, and the questions on them.
  fileprivate var entries: [LookupEntry] {
    pages.enumerated().flatMap { number, page in
      let place = LookupPlace.page(lesson: id, page: number)
      var entry = LookupEntry(place, title: "\(id) \(number + 1)  \(page.title)")
      entry.read("\(id) \(title) \(page.title)")
      for block in page.blocks { read(block, into: &entry) }
      return [entry]
    }
  }

  private func read(_ block: Block, into entry: inout LookupEntry) {
    switch block {
    case .paragraph(let text): entry.read(text)
    case .list(let items, _): for item in items { entry.read(item) }
    case .table(let header, let rows):
      for cell in header + rows.joined() { entry.read(cell) }
    case .formula(let formula): entry.read(formula)
    case .code(let text): entry.read(text)
    case .ask(let name):
      let question = questions.first { $0.id == name || $0.name == name }
      if let instance = try? question?.instance() { entry.read(asking: instance) }
    case .experiment(let id, _): entry.read("\(id) \(experiments[id]?.title ?? "")")
    case .figure, .derivation: break
    }
  }
}

extension Architecture {
  /// The networks of the catalogue with their totals and the numbers of each layer.
  fileprivate static var lookupEntries: [LookupEntry] {
    names.compactMap { name in
      guard let summary = named(name).flatMap({ try? NetworkSummary(of: $0) }) else { return nil }
      var entry = LookupEntry(.network(name), title: "\(name)  layer table")
      entry.read("\(name) network layers")
      let counts =
        summary.rows.flatMap { [$0.parameters, $0.multiplyAdds] }
        + [summary.parameters, summary.weights, summary.multiplyAdds]
      entry.numbers = Set(counts.map(Double.init))
      return entry
    }
  }
}

extension GlossaryTerm {
  fileprivate var entry: LookupEntry {
    var entry = LookupEntry(.term(english, lesson: lesson), title: "\(english)  \(meaning)")
    entry.read("\(english) \(hebrew) \(meaning)")
    return entry
  }
}
