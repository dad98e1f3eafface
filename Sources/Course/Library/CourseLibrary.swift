package import ContentFormat
internal import Grading

/// The course as it lies on disk: lists are cheap, a lesson or quiz is parsed when it is asked for.
///
/// A broken lesson or quiz leaves the others usable: it is in `problems` and throws when opened.
package struct CourseLibrary: Sendable {
  /// Where the files are.
  package let folder: ContentFolder
  /// Language of the texts, with English where a text has no other.
  package let language: String
  let files: CourseFiles
  /// What every lesson and quiz asks for.
  private let misconceptions = Remembered<String, MisconceptionCatalogue, ContentProblem>()
  private let errataBook = Remembered<String, ErrataBook?, ContentProblem>()
  let lookup = Remembered<String, LookupIndex, Never>()
  /// By the path of the file.
  private let families = Remembered<String, QuestionFamily, ContentProblem>()

  /// Reads nothing yet.
  package init(_ folder: ContentFolder, language: String = "en") {
    self.folder = folder
    self.language = language
    files = CourseFiles(folder: folder)
  }

  /// Every lesson in the order of `course.yaml`; of one whose front matter cannot be read the id and why.
  ///
  /// Lessons that it does not name come last, those that others need first.
  package func lessons() -> [LessonSummary] {
    var waiting = files.lessonIDs().map(summaryOrProblem)
    var sorted: [LessonSummary] = []
    while !waiting.isEmpty {
      let next = waiting.firstIndex { lesson in
        !waiting.contains { $0.id != lesson.id && lesson.needs.contains($0.id) }
      }
      sorted.append(waiting.remove(at: next ?? 0))
    }
    return ((try? order()) ?? CourseOrder()).sorted(sorted, language: language)
  }

  /// Every quiz whose head can be read, in the order of their ids.
  package func quizzes() -> [QuizSummary] {
    quizIDs().compactMap { try? summary(ofQuiz: $0) }
  }

  /// Ids of the quizzes; that of the mistakes comes last.
  func quizIDs() -> [String] {
    files.quizIDs() + (files.exists(files.errataPath) ? [ErrataBook.quizID] : [])
  }

  /// A whole lesson with its questions.
  package func lesson(_ given: String) throws(ContentProblem) -> Lesson {
    let id = canonical(given)
    try require(id, kind: "lesson", among: files.lessonIDs())
    let result = try reader(ofLesson: id).read()
    if let problem = result.problems.first { throw problem }
    guard let head = result.head else {
      preconditionFailure("a lesson without front matter has a problem")
    }
    return Lesson(
      id: head.id, title: head.title, minutes: head.minutes, needs: head.needs, exam: head.exam,
      sources: head.sources, pages: result.pages, questions: try questions(ofLesson: id),
      experiments: try experiments(on: result.pages, of: id), errata: errata(ofLesson: id),
      file: files.lessonPath(id, language: language), testOut: head.testOut)
  }

  /// A whole quiz; of a lesson's id the questions that practise it.
  package func quiz(_ given: String) throws(ContentProblem) -> Quiz {
    let id = canonical(given)
    if !quizIDs().contains(id), files.lessonIDs().contains(id) {
      return try practice(ofLesson: id)
    }
    let family = try family(ofQuiz: id)
    guard let head = family.file.head else {
      throw family.document.problem(line: 1, .missingKey("id", owner: "the quiz"))
    }
    var questions = family.questions
    if let (book, asked) = try mistakes(id) {
      questions = zip(questions, asked).map { proving($0, book, $1) }
    }
    return Quiz(
      id: head.id, title: head.title.text(in: language), sources: head.sources,
      needs: head.needs, exam: head.exam, hasVariants: family.hasVariants,
      parts: questions)
  }

  /// A question of a quiz (`10.1.b`) or of a lesson (`conv1d.flip`).
  ///
  /// A quiz of one part may be named by itself.
  package func question(_ given: String) throws(ContentProblem) -> Question {
    let id = canonical(given)
    let owner = QuestionID(id).owner
    let known: [Question]
    if quizIDs().contains(id) {
      known = try quiz(id).parts
      if let only = known.first, known.count == 1 { return only }
    } else if quizIDs().contains(owner) {
      known = try quiz(owner).parts
    } else if files.lessonIDs().contains(owner) {
      known = try allQuestions(ofLesson: owner)
    } else {
      let known = quizzes().flatMap(\.questions) + lessons().flatMap(\.allQuestions)
      throw ContentProblem(fault: .unknownIdentifier("question", id, of: known))
    }
    guard let question = known.first(where: { $0.id == id }) else {
      throw ContentProblem(fault: .unknownIdentifier("question", id, of: known.map(\.id)))
    }
    return question
  }

  /// The text of a file below `Assets`, such as `scenes/yard.pgm`.
  package func asset(_ path: String) throws(ContentProblem) -> String { try files.asset(path) }

  /// What keeps lessons and quizzes from being opened, in the order of the files; empty when all can be.
  package func problems() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    for id in files.lessonIDs() {
      do throws(ContentProblem) {
        problems += try reader(ofLesson: id).read().problems
        _ = try allQuestions(ofLesson: id)
      } catch {
        problems.append(error)
      }
    }
    for id in quizIDs() {
      do throws(ContentProblem) {
        _ = try quiz(id)
      } catch {
        problems.append(error)
      }
    }
    return problems + experimentProblems()
  }

  private func require(
    _ id: String, kind: String, among known: [String]
  ) throws(ContentProblem) {
    guard !known.contains(id) else { return }
    throw ContentProblem(fault: .unknownIdentifier(kind, id, of: known))
  }

  func reader(ofLesson id: String) throws(ContentProblem) -> LessonReader {
    let path = files.lessonPath(id, language: language)
    let files = files
    let named = NamedFiles(folder: path, counts: ExpressionScope.numbers) {
      [files] name, line throws(ContentProblem) in
      if name.hasPrefix("Assets/") {
        do { return try files.asset(String(name.dropFirst("Assets/".count))) } catch {
          throw ContentProblem(
            file: path, line: line,
            fault: .rule(
              "there is no file \"\(name)\" with text in it",
              mend: "Name one below Assets, such as scenes/yard.pgm"))
        }
      }
      guard !name.contains("/"), files.exists("lessons/\(id)/\(name)") else {
        throw ContentProblem(
          file: path, line: line,
          fault: .rule(
            "there is no file \"\(name)\" beside the lesson", mend: "Put it into lessons/\(id)"))
      }
      return try files.text("lessons/\(id)/\(name)")
    }
    return LessonReader(try files.text(path), id: id, file: path, files: named)
  }

  private func summaryOrProblem(ofLesson id: String) -> LessonSummary {
    do throws(ContentProblem) {
      return try summary(ofLesson: id)
    } catch {
      return LessonSummary(id: id, problem: error)
    }
  }

  func summary(ofLesson id: String) throws(ContentProblem) -> LessonSummary {
    let reader = try reader(ofLesson: id)
    let head = try reader.head()
    let asked = reader.askedQuestions
    let proof = [head.testOut].compactMap(\.self).filter { !asked.contains($0) }
    return LessonSummary(
      id: head.id, title: head.title, minutes: head.minutes, needs: head.needs, exam: head.exam,
      pageTitles: reader.pageTitles, questions: asked,
      practice: proof + practiceIDs(ofLesson: id), testOut: head.testOut)
  }

  func summary(ofQuiz id: String) throws(ContentProblem) -> QuizSummary {
    if let (book, asked) = try mistakes(id) {
      let family = try family(ofQuiz: id)
      return QuizSummary(
        id: id, title: family.file.head?.title.text(in: language) ?? id, needs: [], exam: .in,
        questions: asked.map { "\(ErrataBook.quizID).\(book.errata[$0].id)" })
    }
    let path = files.quizPath(id)
    let outline = try QuizOutline(try files.text(path), file: path)
    return QuizSummary(
      id: outline.head.id, title: outline.head.title.text(in: language),
      needs: outline.head.needs, exam: outline.head.exam,
      questions: outline.parts.map { "\(outline.head.id).\($0)" })
  }

  func family(ofQuiz id: String) throws(ContentProblem) -> QuestionFamily {
    if let (book, asked) = try mistakes(id) {
      return try QuestionFamily(
        id: ErrataBook.quizID, document: book.quizDocument(asked), catalogue: try catalogue(),
        language: language)
    }
    try require(id, kind: "quiz", among: quizIDs())
    var family = try family(id, path: files.quizPath(id))
    family.siblings = { siblings(ofQuiz: id) }
    guard let head = family.file.head, head.id != id else { return family }
    throw family.document.problem(
      line: family.document.root.entry("id")?.line ?? 1, .otherFolder(id: head.id, folder: id))
  }

  /// Exercises whose ids differ in their last digits only: 10.1 to 10.3, t1 to t4; what cannot be read is left out.
  private func siblings(ofQuiz id: String) -> [QuestionFamily] {
    func stem(_ id: String) -> String { String(id.reversed().drop(while: \.isNumber).reversed()) }
    return quizIDs().filter { $0 != id && stem($0) == stem(id) }
      .compactMap { try? family($0, path: files.quizPath($0)) }
  }

  /// The questions that a lesson asks; none when it has no file of questions.
  func questions(ofLesson id: String) throws(ContentProblem) -> [Question] {
    try questionFamily(ofLesson: id)?.questions ?? []
  }

  func questionFamily(ofLesson id: String) throws(ContentProblem) -> QuestionFamily? {
    let path = files.questionsPath(ofLesson: id)
    return files.exists(path) ? try family(id, path: path) : nil
  }

  func family(
    _ id: String, path: String, isPractice: Bool = false
  ) throws(ContentProblem) -> QuestionFamily {
    try families.value(for: path) { () throws(ContentProblem) in
      try QuestionFamily(
        id: id, text: try files.text(path), path: path, catalogue: try catalogue(),
        language: language, isPractice: isPractice)
    }
  }

  private func order() throws(ContentProblem) -> CourseOrder {
    try document(files.orderPath).map(CourseOrder.init) ?? CourseOrder()
  }

  /// What is wrong with the order of the lessons.
  func orderProblems() -> [ContentProblem] {
    do throws(ContentProblem) {
      guard let document = try document(files.orderPath) else { return [] }
      _ = try CourseOrder(document)
      return CourseOrder.problems(in: document, known: files.lessonIDs())
    } catch {
      return [error]
    }
  }

  func catalogue() throws(ContentProblem) -> MisconceptionCatalogue {
    try misconceptions.value(for: files.misconceptionsPath) { () throws(ContentProblem) in
      try document(files.misconceptionsPath).map(MisconceptionCatalogue.init)
        ?? MisconceptionCatalogue()
    }
  }

  /// The errata; nil for a course without any.
  func errata() throws(ContentProblem) -> ErrataBook? {
    try errataBook.value(for: files.errataPath) { () throws(ContentProblem) in
      try document(files.errataPath).map(ErrataBook.init)
    }
  }

  /// A file that a course may have; nil when it is not there.
  func document(_ path: String) throws(ContentProblem) -> ContentDocument? {
    guard files.exists(path) else { return nil }
    return try ContentDocument(try files.text(path), file: path)
  }
}
