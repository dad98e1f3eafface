package import ContentFormat

/// What a thorough reading of the whole course found.
package struct CourseAudit: Sendable {
  package var lessonCount = 0
  package var quizCount = 0
  package var questionCount = 0
  /// Draws whose questions were computed, the sources' own numbers included.
  package var variantCount = 0
  /// In the order of the files.
  package var problems: [ContentProblem] = []
}

extension CourseLibrary {
  /// Reads everything and holds it against the rules of the format.
  ///
  /// Beyond `problems()`: references, every expression over many draws, model answers, the answers of
  /// `tests.yaml`, hints and diagnoses that would give an answer away. A question must be able to use one
  /// draw of ten.
  package func audit(drawCount: Int = 200) -> CourseAudit {
    var audit = CourseAudit()
    let lessonIDs = files.lessonIDs()
    let quizIDs = files.quizIDs()
    audit.lessonCount = lessonIDs.count
    audit.quizCount = quizIDs.count
    do throws(ContentProblem) {
      audit.problems += try catalogue().problems(in: self)
    } catch {
      audit.problems.append(error)
    }
    audit.problems += orderProblems() + sheetProblems() + glossaryProblems() + aliasProblems()
    for id in lessonIDs {
      do throws(ContentProblem) {
        try auditLesson(id, known: lessonIDs, drawCount, into: &audit)
      } catch {
        audit.problems.append(error)
      }
    }
    for id in quizIDs {
      do throws(ContentProblem) {
        try auditQuiz(id, known: lessonIDs, drawCount, into: &audit)
      } catch {
        audit.problems.append(error)
      }
    }
    audit.problems += reasonProblems() + experimentProblems()
    auditErrata(known: lessonIDs, into: &audit)
    audit.problems += coverageProblems()
    var seen: Set<ContentProblem> = []
    audit.problems = audit.problems.filter { seen.insert($0).inserted }
    return audit
  }

  private func auditLesson(
    _ id: String, known: [String], _ drawCount: Int, into audit: inout CourseAudit
  ) throws(ContentProblem) {
    let reader = try reader(ofLesson: id)
    let result = reader.read()
    audit.problems += result.problems
    if let head = result.head {
      let front = try reader.frontMatter()
      audit.problems += needProblems(of: id, in: front, known: known)
      if head.sources.isEmpty { audit.problems.append(front.noSources) }
    }
    var own: [String] = []
    var varying: [String] = []
    if let family = try questionFamily(ofLesson: id) {
      own = family.file.parts.indices.map(family.questionID)
      varying = family.questions.filter(\.isForPractice).map(\.id)
      self.audit(family, testsPath: "lessons/\(id)/tests.yaml", drawCount, into: &audit)
      let asked = reader.askedQuestions + [result.head?.testOut].compactMap(\.self)
      for index in own.indices where !asked.contains(own[index]) {
        audit.problems.append(
          family.document.problem(line: family.node(ofPart: index).line, .notAsked(own[index])))
      }
    }
    try auditPractice(ofLesson: id, drawCount, into: &audit)
    if result.head != nil, let problem = try testOutProblem(reader, own: own, varying: varying) {
      audit.problems.append(problem)
    }
    for ask in reader.asks where !own.contains(ask.id) {
      audit.problems.append(
        ContentProblem(
          file: reader.file, line: ask.line, fault: .unknownIdentifier("question", ask.id, of: own))
      )
    }
    audit.problems += waitingProblems(result.pages, own: own, file: reader.file)
    audit.problems += result.pages.compactMap {
      StatedEquations.problem(on: $0, file: reader.file)
    }
  }

  /// Layer tables that wait for a question which the lesson does not have.
  private func waitingProblems(
    _ pages: [Page], own: [String], file: String
  ) -> [ContentProblem] {
    pages.flatMap(\.blocks).flatMap { block in
      block.hidingQuestions.subtracting(own).map { question in
        ContentProblem(
          file: file, line: block.figureLine,
          fault: .unknownIdentifier("question", question, of: own))
      }
    }
  }

  /// The question that proves a chapter must be one of its own, with numbers that change.
  private func testOutProblem(
    _ reader: LessonReader, own: [String], varying: [String]
  ) throws(ContentProblem) -> ContentProblem? {
    let front = try reader.frontMatter()
    guard let entry = front.root.entry("test-out"), let id = entry.value.text,
      !varying.contains(id)
    else { return nil }
    return front.problem(
      line: entry.line,
      own.contains(id)
        ? .rule(
          "the answer to \"\(id)\" is the same in every variant",
          mend: "Name a question whose numbers change, so that nobody knows it by heart")
        : .unknownIdentifier("question", id, of: own))
  }

  private func auditQuiz(
    _ id: String, known: [String], _ drawCount: Int, into audit: inout CourseAudit
  ) throws(ContentProblem) {
    var family = try family(ofQuiz: id)
    // Read once, and not again for each answer that is tried.
    let siblings = family.siblings()
    family.siblings = { siblings }
    guard let head = family.file.head else {
      throw family.document.problem(line: 1, .missingKey("id", owner: "the quiz"))
    }
    audit.problems += needProblems(of: id, in: family.document, known: known)
    if head.sources.isEmpty { audit.problems.append(family.document.noSources) }
    self.audit(family, testsPath: "quizzes/\(id)/tests.yaml", drawCount, into: &audit)
    let listed = try summary(ofQuiz: id).questions
    guard listed != family.file.parts.indices.map(family.questionID) else { return }
    throw family.document.problem(
      line: family.document.root.entry("parts")?.line ?? 1,
      .rule(
        "the course map would not list the parts as they are read",
        mend: "Begin each part with \"- id:\", indented by at most two spaces"))
  }

  func audit(
    _ family: QuestionFamily, testsPath: String, _ drawCount: Int, into audit: inout CourseAudit
  ) {
    var familyAudit = FamilyAudit(family, drawCount: drawCount)
    familyAudit.run()
    do throws(ContentProblem) {
      guard files.exists(testsPath) else {
        throw family.document.problem(
          line: family.document.root.entry("parts")?.line ?? 1, .noTests(testsPath))
      }
      familyAudit.run(try AnswerTests(files.text(testsPath), path: testsPath))
    } catch {
      familyAudit.problems.append(error)
    }
    audit.questionCount += family.file.parts.count
    audit.variantCount += familyAudit.variantCount
    audit.problems += familyAudit.problems
  }

  /// Lessons that come before must exist, and must not in turn need this one.
  private func needProblems(
    of id: String, in document: ContentDocument, known: [String]
  ) -> [ContentProblem] {
    (document.root["needs"]?.elements ?? []).compactMap { node in
      guard let need = node.text else { return nil }
      guard known.contains(need) else {
        return document.problem(
          line: node.line, .unknownIdentifier("lesson", need, of: known))
      }
      guard leads(from: need, to: id) else { return nil }
      return document.problem(
        line: node.line,
        .rule("\"\(id)\" and \"\(need)\" need each other", mend: "Remove one of the two"))
    }
  }

  private func leads(from start: String, to goal: String) -> Bool {
    var waiting = [start]
    var seen: Set<String> = []
    while let id = waiting.popLast() {
      if id == goal { return true }
      guard seen.insert(id).inserted else { continue }
      waiting += (try? reader(ofLesson: id).head().needs) ?? []
    }
    return false
  }
}

extension ContentDocument {
  fileprivate var noSources: ContentProblem {
    problem(
      line: root.entry("sources")?.line ?? 1,
      .rule("no source is named", mend: "Write where the subject comes from under \"sources\""))
  }
}

extension Block {
  /// Ids of the questions that a layer table waits for.
  fileprivate var hidingQuestions: Set<String> {
    guard case .figure(let request) = self,
      case .map(let hidden)? = request.document.root.entry("hide")?.value.value
    else { return [] }
    return Set(hidden.compactMap(\.value.text))
  }

  fileprivate var figureLine: Int? {
    if case .figure(let request) = self { request.place.line(of: ["hide"]) } else { nil }
  }
}

extension ContentProblem.Fault {
  fileprivate static func notAsked(_ id: String) -> Self {
    rule(
      "no page asks the question \"\(id)\"",
      mend: "Put a fence \"ask \(id)\" on a page, name it under \"test-out\", or remove it")
  }

  fileprivate static func noTests(_ path: String) -> Self {
    rule(
      "there is no file \(path)",
      mend: "Write one with answers and the verdicts that they must get")
  }
}
