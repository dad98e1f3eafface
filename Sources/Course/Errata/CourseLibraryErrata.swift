internal import ContentFormat
internal import Grading

/// What of the errata the whole course uses: the quiz of mistakes, and remarks beside lessons.
extension CourseLibrary {
  /// The quiz `mistakes` with the claims of one topic: its id is `mistakes:padding`.
  package static func mistakesID(topic: String) -> String {
    "\(ErrataBook.quizID):\(topic)"
  }

  /// The claims that the quiz of mistakes asks about; nil when `id` is that of another quiz.
  func mistakes(_ id: String) throws(ContentProblem) -> (book: ErrataBook, asked: [Int])? {
    guard id == ErrataBook.quizID || id.hasPrefix(ErrataBook.quizID + ":") else { return nil }
    guard let book = try errata() else { return nil }
    let topic = id.dropFirst(ErrataBook.quizID.count + 1)
    guard !topic.isEmpty else { return (book, book.asked(topic: nil)) }
    let asked = book.asked(topic: String(topic))
    guard !asked.isEmpty else {
      throw ContentProblem(
        fault: .unknownIdentifier("claim about", String(topic), of: book.topics))
    }
    return (book, asked)
  }

  /// A question of the quiz of mistakes with the proof that the engine runs for it.
  func proving(_ question: Question, _ book: ErrataBook, _ index: Int) -> Question {
    Question(id: question.id, hasVariants: false) { seed throws(ContentProblem) in
      var instance = try question.instance(seed: seed)
      instance.proof = try book.proof(of: index)
      return instance
    }
  }

  /// Numbers of the errata that belong to a lesson and are asked in the quiz of mistakes.
  func errata(ofLesson id: String) -> [String] {
    guard let book = try? errata() else { return [] }
    return book.asked(topic: id).map { book.errata[$0].id }
  }

  /// Reads every erratum, runs every proof and holds the references against the lessons that there are.
  func auditErrata(known lessons: [String], into audit: inout CourseAudit) {
    do throws(ContentProblem) {
      guard let book = try errata() else { return }
      for index in book.errata.indices {
        do throws(ContentProblem) {
          _ = try book.proof(of: index)
          try check(book, index, known: lessons)
        } catch {
          audit.problems.append(error)
        }
      }
      let family = try QuestionFamily(
        id: ErrataBook.quizID, document: book.quizDocument(Array(book.errata.indices)),
        catalogue: try catalogue(), language: language)
      for index in book.errata.indices {
        do throws(ContentProblem) {
          let instance = try family.instance(ofPart: index, variables: [:], seed: nil)
          guard let answer = instance.answer, instance.grade(answer).outcome == .right else {
            throw book.document.problem(
              line: book.document.root.elements[index].line,
              .rule("its own answer is not judged right", mend: "Write other reasons"))
          }
          audit.questionCount += book.errata[index].isAsked ? 1 : 0
        } catch {
          audit.problems.append(error)
        }
      }
    } catch {
      audit.problems.append(error)
    }
  }

  private func check(
    _ book: ErrataBook, _ index: Int, known: [String]
  ) throws(ContentProblem) {
    let node = book.document.root.elements[index]
    for lesson in node["lessons"]?.elements ?? [] {
      guard let id = lesson.text, !known.contains(id) else { continue }
      throw book.document.problem(
        line: lesson.line, .unknownIdentifier("lesson", id, of: known))
    }
  }
}
