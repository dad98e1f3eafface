internal import ContentFormat

extension CourseLibrary {
  /// The id that another name of a quiz, a question or a lesson stands for: `11.1.4` is `10.1.g`.
  ///
  /// A name of a whole quiz holds for its parts too; an id that is no other name stays as it is.
  package func canonical(_ id: String) -> String {
    guard let aliases = try? aliases() else { return id }
    if let entry = aliases.first(where: { $0.key == id }) { return entry.value }
    let owner = aliases.first { id.hasPrefix($0.key + ".") }
    return owner.map { $0.value + id.dropFirst($0.key.count) } ?? id
  }

  private func aliases() throws(ContentProblem) -> [(key: String, value: String)] {
    guard let document = try document(files.aliasesPath) else { return [] }
    return try document.decode(OrderedMap<String>.self).entries
  }

  /// Other names that stand for nothing, or that something has as its own.
  func aliasProblems() -> [ContentProblem] {
    do throws(ContentProblem) {
      guard let document = try document(files.aliasesPath) else { return [] }
      _ = try aliases()
      let quizzes = quizzes()
      let lessons = lessons()
      let known =
        quizzes.map(\.id) + lessons.map(\.id) + quizzes.flatMap(\.questions)
        + lessons.flatMap(\.allQuestions)
      return document.root.entries.compactMap { entry in
        if known.contains(entry.key) {
          return document.problem(line: entry.line, .duplicate(kind: "id", id: entry.key))
        }
        guard let id = entry.value.text, !known.contains(id) else { return nil }
        return document.problem(line: entry.line, .unknownIdentifier("id", id, of: known))
      }
    } catch {
      return [error]
    }
  }
}
