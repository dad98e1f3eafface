internal import CNNEngine
package import ContentFormat

extension CourseLibrary {
  /// Every experiment that can be read, in the order of the file.
  package func experiments() -> [Experiment] {
    (try? experimentEntries())?.compactMap { try? $0.get() } ?? []
  }

  /// Ids and titles of all experiments that can be read, without their networks.
  package func experimentTitles() -> [(id: String, title: String)] {
    guard let document = try? experimentDocument() else { return [] }
    return document.root.elements.compactMap { node in
      guard let file = try? document.decode(ExperimentFile.self, from: node) else { return nil }
      return (file.id, file.title.text(in: language))
    }
  }

  /// One experiment by its id; a broken one leaves the others usable.
  package func experiment(_ id: String) throws(ContentProblem) -> Experiment {
    let document = try experimentDocument()
    let nodes = document.root.elements
    guard let node = nodes.first(where: { $0["id"]?.text == id }) else {
      let known = nodes.compactMap { $0["id"]?.text }
      throw ContentProblem(fault: .unknownIdentifier("experiment", id, of: known))
    }
    return try ExperimentBuilder(node, in: document, language: language).build()
  }

  /// The experiments that the pages of a lesson open.
  func experiments(
    on pages: [Page], of lesson: String
  ) throws(ContentProblem) -> [String: Experiment] {
    var found: [String: Experiment] = [:]
    for case .experiment(let id, let line) in pages.flatMap(\.blocks) {
      let known = experimentTitles().map(\.id)
      guard known.contains(id) else {
        throw ContentProblem(
          file: files.lessonPath(lesson, language: language), line: line,
          fault: .unknownIdentifier("experiment", id, of: known))
      }
      found[id] = try experiment(id)
    }
    return found
  }

  /// What is wrong with `experiments.yaml`; nothing when there is no such file.
  func experimentProblems() -> [ContentProblem] {
    guard files.exists(files.experimentsPath) else { return [] }
    do throws(ContentProblem) {
      let document = try experimentDocument()
      var problems: [ContentProblem] = []
      var seen: Set<String> = []
      for node in document.root.elements {
        if let id = node["id"]?.text, !seen.insert(id).inserted {
          problems.append(
            document.problem(line: node.line, .duplicate(kind: "experiment", id: id)))
        }
      }
      for case .failure(let problem) in try experimentEntries() { problems.append(problem) }
      return problems
    } catch {
      return [error]
    }
  }

  private func experimentEntries() throws(ContentProblem) -> [Result<Experiment, ContentProblem>] {
    let document = try experimentDocument()
    return document.root.elements.map { node in
      Result { () throws(ContentProblem) in
        try ExperimentBuilder(node, in: document, language: language).build()
      }
    }
  }

  private func experimentDocument() throws(ContentProblem) -> ContentDocument {
    let document = try ContentDocument(
      try files.text(files.experimentsPath), file: files.experimentsPath)
    guard !document.root.elements.isEmpty else {
      throw document.problem(
        line: 1, .rule("there is no experiment here", mend: "Begin each with a line \"- id: NAME\"")
      )
    }
    return document
  }
}
