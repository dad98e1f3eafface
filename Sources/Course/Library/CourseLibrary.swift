/// The course as it lies on disk: lists are cheap, a lesson or quiz is parsed when it is asked for.
///
/// A broken lesson or quiz leaves the others usable: it is in `problems` and throws when opened.
package struct CourseLibrary: Sendable {
  /// Where the files are.
  package let folder: ContentFolder
  /// Language of the texts, with English where a text has no other.
  package let language: String
  let files: CourseFiles

  /// Reads nothing yet.
  package init(_ folder: ContentFolder, language: String = "en") {
    self.folder = folder
    self.language = language
    files = CourseFiles(folder: folder)
  }

  /// Every lesson whose front matter can be read, those that others need first.
  package func lessons() -> [LessonSummary] {
    var waiting = files.lessonIDs().compactMap { try? summary(ofLesson: $0) }
    var sorted: [LessonSummary] = []
    while !waiting.isEmpty {
      let next = waiting.firstIndex { lesson in
        !waiting.contains { $0.id != lesson.id && lesson.needs.contains($0.id) }
      }
      sorted.append(waiting.remove(at: next ?? 0))
    }
    return sorted
  }

  /// Every quiz whose head can be read, in the order of their ids.
  package func quizzes() -> [QuizSummary] {
    []
  }

  /// A whole lesson with its questions.
  package func lesson(_ id: String) throws(ContentProblem) -> Lesson {
    try require(id, kind: "lesson", among: files.lessonIDs())
    let result = try reader(ofLesson: id).read()
    if let problem = result.problems.first { throw problem }
    guard let head = result.head else {
      preconditionFailure("a lesson without front matter has a problem")
    }
    return Lesson(
      id: head.id, title: head.title, minutes: head.minutes, needs: head.needs, exam: head.exam,
      sources: head.sources, pages: result.pages, questions: [])
  }

  /// A whole quiz.
  package func quiz(_ id: String) throws(ContentProblem) -> Quiz {
    try require(id, kind: "quiz", among: files.quizIDs())
    throw ContentProblem(fault: .unknownIdentifier(kind: "quiz", id: id, suggestion: nil))
  }

  /// A question of a quiz (`10.1.b`) or of a lesson (`conv1d.flip`).
  package func question(_ id: String) throws(ContentProblem) -> Question {
    throw ContentProblem(fault: .unknownIdentifier(kind: "question", id: id, suggestion: nil))
  }

  /// What is wrong with the files, in their order; empty when all is well.
  package func problems() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    for id in files.lessonIDs() {
      do {
        problems += try reader(ofLesson: id).read().problems
      } catch {
        problems.append(error)
      }
    }
    return problems
  }

  private func require(
    _ id: String, kind: String, among known: [String]
  ) throws(ContentProblem) {
    guard !known.contains(id) else { return }
    throw ContentProblem(fault: .unknownIdentifier(kind, id, of: known))
  }

  private func reader(ofLesson id: String) throws(ContentProblem) -> LessonReader {
    let path = files.lessonPath(id, language: language)
    return LessonReader(try files.text(path), id: id, file: path)
  }

  private func summary(ofLesson id: String) throws(ContentProblem) -> LessonSummary {
    let reader = try reader(ofLesson: id)
    let head = try reader.head()
    return LessonSummary(
      id: head.id, title: head.title, minutes: head.minutes, needs: head.needs, exam: head.exam,
      pageCount: reader.pageRanges.count, questions: reader.askedQuestions)
  }
}
