internal import Canvas
internal import ContentFormat
internal import Course
internal import Grading
internal import TerminalUI
internal import Tutor

/// What a quiz says by itself: no answer of a part that is still open, unless the question asked says it.
struct SpokenCheck {
  let quiz: Quiz

  /// One problem for each part that tells an answer.
  func problems() -> [ContentProblem] {
    // What keeps a quiz from being opened is in the audit already.
    guard let state = try? QuizState(quiz: quiz, progress: ProgressSummary()) else { return [] }
    let answers = zip(quiz.parts, state.answers).compactMap { part, answer in
      answer.question.telling.map { (part: part.name, text: $0) }
    }
    return quiz.parts.indices.compactMap { index in
      let prompt = state.answers[index].question.prompt.plainText
      let said = said(at: index, state)
      let told = answers.first { answer in
        !prompt.names(answer.text) && said.contains { $0.names(answer.text) }
      }
      return told.map { told in
        ContentProblem(
          file: "quizzes/\(quiz.id)/quiz.yaml", line: 1,
          fault: .rule(
            "what the screen says at part \"\(quiz.parts[index].name)\" holds \(told.text), "
              + "the answer to part \"\(told.part)\"",
            mend: "Hide it under \"reveal\", or say it in another way"))
      }
    }
  }

  /// The network and how to answer, all hints, and what is said to an empty answer and to cells without a place.
  private func said(at part: Int, _ state: QuizState) -> [String] {
    var state = state
    _ = state.handle(.go(part: part))
    var dialogue = QuizDialogue(state, capabilities: Capabilities(colorCount: 0))
    let hints = state.answer.question.hints.map { _ in dialogue.reply(to: "hint").text }
    let words = [dialogue.reply(to: "again").text, dialogue.reply(to: "").text]
    _ = state.handle(.answer(.edit(.paste(String(repeating: "7\t7\t7\n", count: 99)))))
    return words + hints + [state.answer.verdict?.message].compactMap(\.self)
  }
}

extension QuestionInstance {
  /// Its answer where that would be known again in a sentence.
  fileprivate var telling: String? {
    switch kind {
    case .shape: answer
    case .integer, .real:
      answer.flatMap { text in
        (Double(text.replacing(",", with: "")) ?? 0).magnitude >= 10 ? text : nil
      }
    case .formula, .steps, .cells, .build, .choice, .twoTier, .rubric: nil
    }
  }
}
