package import ContentFormat

extension CourseLibrary {
  /// Lessons that show a figure best whose numbers stand in a lesson.
  private static let usualLessons = [
    FigureSpec.picturesName: "lenet",
    "signal": "init", FigureSpec.derivationName: "init",
    "bars": "alexnet", "curves": "training-lab", "points": "early-stopping",
  ]

  /// The first figure of a kind in a lesson, in the usual one unless another is named.
  ///
  /// Throws where the lesson cannot be read or has none.
  package func figure(_ name: String, lesson: String?) throws(ContentProblem) -> FigureSpec {
    let lesson = try self.lesson(lesson ?? usualLesson(name))
    for case .animation(let spec) in lesson.pages.flatMap(\.blocks) where spec.name == name {
      return spec
    }
    throw noFigure(name, in: lesson)
  }

  /// The derivation of a question, or the first one of a lesson, and the lesson itself.
  package func derivation(
    question: String?, lesson: String?
  ) throws(ContentProblem) -> (lesson: Lesson, spec: DerivationSpec) {
    let named = question.map { String($0.prefix { $0 != "." }) }
    let lesson = try self.lesson(lesson ?? named ?? usualLesson(FigureSpec.derivationName))
    var known: [String] = []
    for case .derivation(let spec) in lesson.pages.flatMap(\.blocks) {
      if spec.question == question ?? spec.question { return (lesson, spec) }
      known.append(spec.question)
    }
    guard let question, !known.isEmpty else {
      throw noFigure(FigureSpec.derivationName, in: lesson)
    }
    throw ContentProblem(
      file: lesson.file, fault: .unknownIdentifier("derivation", question, of: known))
  }

  private func usualLesson(_ name: String) -> String { Self.usualLessons[name] ?? name }

  private func noFigure(_ name: String, in lesson: Lesson) -> ContentProblem {
    ContentProblem(
      file: lesson.file,
      fault: .rule(
        "the lesson \"\(lesson.id)\" has no figure \"\(name)\"",
        mend: "Name another one with --lesson, such as \(usualLesson(name))"))
  }
}
