package import ContentFormat

extension CourseLibrary {
  /// The questions that practise a lesson, those of its pages first, as a quiz of the lesson's name.
  ///
  /// - Throws: `ContentProblem` when its text or its questions cannot be read.
  package func practice(ofLesson id: String) throws(ContentProblem) -> Quiz {
    let summary = try summary(ofLesson: id)
    let parts = try allQuestions(ofLesson: id)
    return Quiz(
      id: id, title: summary.title, sources: [], needs: summary.needs, exam: summary.exam,
      hasVariants: parts.contains(where: \.hasVariants), parts: parts)
  }

  /// Ids of the questions that the lesson's pages do not ask, found without parsing them.
  func practiceIDs(ofLesson id: String) -> [String] {
    let path = files.practicePath(ofLesson: id)
    guard files.exists(path), let text = try? files.text(path) else { return [] }
    return QuizOutline.partNames(in: text).map { "\(id).\($0)" }
  }

  /// The questions of a lesson's pages, then those that only practise it.
  func allQuestions(ofLesson id: String) throws(ContentProblem) -> [Question] {
    let asked = try questions(ofLesson: id)
    guard let family = try practiceFamily(ofLesson: id) else { return asked }
    let names = asked.map(\.name)
    for index in family.file.parts.indices where names.contains(family.file.parts[index].id) {
      throw family.document.problem(
        line: family.node(ofPart: index).line,
        .duplicate(kind: "question", id: family.questionID(index)))
    }
    return asked + family.questions
  }

  func practiceFamily(ofLesson id: String) throws(ContentProblem) -> QuestionFamily? {
    let path = files.practicePath(ofLesson: id)
    return files.exists(path) ? try family(id, path: path, isPractice: true) : nil
  }
}
