internal import CNNEngine
package import ContentFormat
internal import Grading
internal import MathNotation

/// Reads `sheet.yaml` and computes its examples.
struct SheetReader {
  private let document: ContentDocument
  private let language: String

  init(_ document: ContentDocument, language: String) {
    self.document = document
    self.language = language
  }

  /// The sheet; throws the first entry that cannot be read or computed.
  func sheet() throws(ContentProblem) -> FormulaSheet {
    var sections: [FormulaSheet.Section] = []
    for (index, file) in try document.decode(SheetFile.self).sections.enumerated() {
      var entries: [FormulaSheet.Entry] = []
      for (place, entry) in file.formulas.enumerated() {
        entries.append(try self.entry(entry, node(section: index, entry: place)))
      }
      sections.append(
        FormulaSheet.Section(title: file.title.text(in: language), entries: entries))
    }
    return FormulaSheet(sections: sections)
  }

  /// Lessons that an entry names and that nobody has written.
  func lessonProblems(known: [String]) -> [ContentProblem] {
    (document.root["sections"]?.elements ?? []).flatMap { $0["formulas"]?.elements ?? [] }
      .compactMap { $0.entry("lesson") }
      .compactMap { entry in
        guard let id = entry.value.text, !known.contains(id) else { return nil }
        return document.problem(line: entry.line, .unknownIdentifier("lesson", id, of: known))
      }
  }

  private func node(section: Int, entry: Int) -> ContentNode {
    document.root["sections"]?.elements[section]["formulas"]?.elements[entry] ?? document.root
  }

  private func entry(
    _ file: SheetFile.Entry, _ node: ContentNode
  ) throws(ContentProblem) -> FormulaSheet.Entry {
    let given = Dictionary(file.given.entries.map { ($0.key, $0.value) }) { $1 }
    var scope = ExpressionScope(variables: given)
    if let network = node["network"] {
      let architecture = try NetworkTemplate(network, document: document).architecture(given)
      do throws(ShapeError) {
        scope.network = try NetworkCalls(architecture, given: GivenNumbers())
      } catch {
        throw document.problem(
          line: network.line, .wrongValue("network", reason: error.description))
      }
    }
    let formula = try located(node, "formula") { () throws(ContentProblem.Fault) in
      try readTeX(file.formula)
    }
    scope.answer = try located(node, "value") { () throws(ContentProblem.Fault) in
      try scope.value(of: file.value).description
    }
    let markdown = try located(node, "example") { () throws(ContentProblem.Fault) in
      try TextTemplate.fill(file.example.text(in: language), in: scope)
    }
    let read = InlineReader.read(markdown)
    if let problem = read.problems.first {
      throw document.problem(line: node.entry("example")?.line ?? node.line, problem.fault)
    }
    guard file.example.all.allSatisfy({ $0.contains("{answer}") }) else {
      throw document.problem(
        line: node.entry("example")?.line ?? node.line,
        .rule("the example does not show its result", mend: "Write {answer} where it stands"))
    }
    return FormulaSheet.Entry(
      name: file.name.text(in: language), lesson: file.lesson, formula: formula, tex: file.formula,
      example: read.text, exampleMarkdown: markdown)
  }

  private func located<Result>(
    _ node: ContentNode, _ key: String, _ work: () throws(ContentProblem.Fault) -> Result
  ) throws(ContentProblem) -> Result {
    do throws(ContentProblem.Fault) {
      return try work()
    } catch {
      throw document.problem(line: node.entry(key)?.line ?? node.line, error)
    }
  }
}

extension CourseLibrary {
  /// Whether the course has a formula sheet, readable or not.
  package var hasSheet: Bool { files.exists(files.sheetPath) }

  /// The formula sheet; nil when the course has none.
  package func sheet() throws(ContentProblem) -> FormulaSheet? {
    try sheetReader()?.sheet()
  }

  /// What is wrong with the formula sheet.
  func sheetProblems() -> [ContentProblem] {
    do throws(ContentProblem) {
      guard let reader = try sheetReader() else { return [] }
      _ = try reader.sheet()
      return reader.lessonProblems(known: files.lessonIDs())
    } catch {
      return [error]
    }
  }

  /// The words for a misconception; nil when nobody has written any.
  package func words(ofMisconception id: String) -> String? {
    (try? catalogue())?.text(for: id)?.text(in: language)
  }

  private func sheetReader() throws(ContentProblem) -> SheetReader? {
    try document(files.sheetPath).map { SheetReader($0, language: language) }
  }
}
