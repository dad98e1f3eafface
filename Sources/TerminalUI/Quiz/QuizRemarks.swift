import Canvas
import ContentFormat
import Course
import Grading
import Tutor

/// What a quiz says beyond one question: that a wrong answer costs nothing, and how the whole stands at the end.
struct QuizRemarks {
  let state: QuizState

  func lines(width: Int) -> [StyledText] {
    if let problem = state.problem {
      return [""] + StyledText(problem.description, .wrong).wrapped(to: width)
    }
    if state.drill?.isMissedTestOut == true {
      return [""] + StyledText(standing, .heading).wrapped(to: width)
    }
    if state.drill == nil, state.answer.verdict?.outcome == .wrong, !state.answer.isEarned {
      let words = "a wrong answer costs nothing: your best answer counts"
      return [""] + StyledText(words, .quiet).wrapped(to: width)
    }
    if state.answer.isDone, state.answers.allSatisfy(\.isEarned) {
      return [""] + StyledText(standing, .heading).wrapped(to: width)
    }
    return []
  }

  /// How the quiz stands: `3 of 8 parts are done: 2 solved, 1 marked by yourself`; or how the drill does.
  var standing: String {
    if let drill = state.drill { return DrillWords(drill).standing }
    let counts: [(AnswerState.Status, String)] = [
      (.solved, "solved"), (.selfMarked, "marked by yourself"), (.shown, "shown"),
    ]
    let words = counts.compactMap { status, word in
      let count = state.answers.count { $0.status == status }
      return count > 0 ? "\(count) \(word)" : nil
    }
    let done = state.answers.count(where: \.isEarned)
    let head = "\(done) of \(state.answers.count) parts are done"
    return words.isEmpty ? head + "." : head + ": " + words.joined(separator: ", ") + "."
  }
}
