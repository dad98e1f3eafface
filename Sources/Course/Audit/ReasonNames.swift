internal import ContentFormat

extension CourseLibrary {
  /// Wrong choices of two questions with one id and no words in the catalogue: a record could not tell them apart.
  func reasonProblems() -> [ContentProblem] {
    guard let catalogue = try? catalogue() else { return [] }
    var first: [String: String] = [:]
    return reasons.compactMap { id, line, family in
      guard catalogue.text(for: id) == nil else { return nil }
      guard let other = first[id] else {
        first[id] = "\(family.document.file):\(line)"
        return nil
      }
      return family.document.problem(
        line: line,
        .rule(
          "the reason \"\(id)\" is another one at \(other)",
          mend: "Name it otherwise, or give \"\(id)\" words in misconceptions.yaml that fit both"))
    }
  }

  private typealias Reason = (id: String, line: Int, family: QuestionFamily)

  private var reasons: [Reason] {
    let lessons = files.lessonIDs().flatMap { id in
      [try? questionFamily(ofLesson: id), try? practiceFamily(ofLesson: id)]
    }
    return (lessons + quizIDs().map { try? family(ofQuiz: $0) }).compactMap(\.self).flatMap(reasons)
  }

  private func reasons(_ family: QuestionFamily) -> [Reason] {
    family.file.parts.indices.flatMap { index in
      let part = family.file.parts[index]
      return reasons(part.reasons, "reasons", index, family)
        + reasons(part.choices, "choices", index, family)
    }
  }

  private func reasons(
    _ choices: [ChoiceFile], _ key: String, _ index: Int, _ family: QuestionFamily
  ) -> [Reason] {
    let node = family.node(ofPart: index)
    return choices.enumerated().compactMap { number, choice in
      guard !choice.isRight, let id = choice.id else { return nil }
      return (id, node[key]?.elements[number].line ?? node.line, family)
    }
  }
}
