package import ContentFormat

extension CourseLibrary {
  /// The first figure of a kind in a lesson; `usual` is the lesson that shows it best.
  ///
  /// Throws where the lesson cannot be read or has none.
  package func figure(
    _ name: String, lesson: String?, usual: String
  ) throws(ContentProblem) -> FigureRequest {
    let lesson = try self.lesson(lesson ?? usual)
    for case .figure(let request) in lesson.pages.flatMap(\.blocks) where request.name == name {
      return request
    }
    throw noFigure(name, in: lesson, usual: usual)
  }

  /// The derivation of a question, or the first one of a lesson, and the lesson itself.
  package func derivation(
    question: String?, lesson: String?, usual: String
  ) throws(ContentProblem) -> (lesson: Lesson, spec: DerivationSpec) {
    let named = question.map { String($0.prefix { $0 != "." }) }
    let lesson = try self.lesson(lesson ?? named ?? usual)
    var known: [String] = []
    for case .derivation(let spec) in lesson.pages.flatMap(\.blocks) {
      if spec.question == question ?? spec.question { return (lesson, spec) }
      known.append(spec.question)
    }
    guard let question, !known.isEmpty else {
      throw noFigure("derive", in: lesson, usual: usual)
    }
    throw ContentProblem(
      file: lesson.file, fault: .unknownIdentifier("derivation", question, of: known))
  }

  private func noFigure(_ name: String, in lesson: Lesson, usual: String) -> ContentProblem {
    ContentProblem(
      file: lesson.file,
      fault: .rule(
        "the lesson \"\(lesson.id)\" has no figure \"\(name)\"",
        mend: "Name another one with --lesson, such as \(usual)"))
  }
}
