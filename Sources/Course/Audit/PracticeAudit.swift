internal import ContentFormat

extension CourseLibrary {
  /// Questions in each `practice.yaml`.
  private static let leastPracticeCount = 6

  /// Reads the questions that practise a lesson, if it has any.
  func auditPractice(
    ofLesson id: String, _ drawCount: Int, into audit: inout CourseAudit
  ) throws(ContentProblem) {
    guard let family = try practiceFamily(ofLesson: id) else { return }
    _ = try allQuestions(ofLesson: id)
    self.audit(family, testsPath: "lessons/\(id)/practice-tests.yaml", drawCount, into: &audit)
    audit.problems += practiceProblems(family)
  }

  /// Practice must not run dry: enough questions, with numbers that change.
  private func practiceProblems(_ family: QuestionFamily) -> [ContentProblem] {
    let line = family.document.root.entry("parts")?.line ?? 1
    var problems: [ContentProblem] = []
    if !family.hasVariants {
      problems.append(
        family.document.problem(
          line: line,
          .rule(
            "no number changes with a seed", mend: "Give the variables a range or a list of values")
        ))
    }
    if family.file.parts.count < Self.leastPracticeCount {
      problems.append(
        family.document.problem(
          line: line,
          .rule(
            "there are \(family.file.parts.count) questions to practise with",
            mend: "Write at least \(Self.leastPracticeCount) that differ in more than numbers")))
    }
    return problems
  }
}
