import Canvas
import Course
import Tutor

/// The page behind the last one: what was solved, where the lesson comes from, what comes next.
struct LessonEnd {
  let state: LessonState
  let capabilities: Capabilities

  func items(width: Int) -> [LessonItem] {
    [
      heading, questions(width: width), errata(width: width), sources(width: width),
      next(width: width),
    ]
    .filter { !$0.isEmpty }
    .map { lines in
      LessonItem(body: .lines(lines.map { $0.fitted(to: capabilities) }), isBreakable: true)
    }
  }

  private var heading: [StyledText] {
    [
      StyledText(
        "You have reached the end of \"\(state.lesson.title)\".", Style(.text, isBold: true))
    ]
  }

  /// One line a question that is still open, or one for all.
  private func questions(width: Int) -> [StyledText] {
    let answers = state.answers
    guard !answers.isEmpty else { return [] }
    let open = answers.filter { !$0.isEarned }
    let solved = answers.count { $0.status == .solved }
    var lines = [StyledText("\(solved) of \(answers.count) questions solved", .output)]
    if !open.isEmpty { lines.append(StyledText("still open:", .quiet)) }
    for answer in open {
      let sign = StyledText("  " + answer.status.sign + " ", answer.status.role)
      let prompt = answer.question.prompt.styled(capabilities: capabilities)
      lines.append((sign + prompt).truncated(to: width))
    }
    return lines
  }

  private func errata(width: Int) -> [StyledText] {
    guard let words = state.lesson.errataRemark else { return [] }
    return StyledText(words, .quiet).wrapped(to: width, indent: 2)
  }

  private func sources(width: Int) -> [StyledText] {
    let text = state.lesson.sources.joined(separator: "; ")
    return text.isEmpty ? [] : StyledText("Sources: " + text, .quiet).wrapped(to: width, indent: 2)
  }

  private func next(width: Int) -> [StyledText] {
    let text = state.sequel.map { "next ▸ " + $0.title } ?? "next ▸ back to the course map"
    return (StyledText("↵ ", .key) + StyledText(text, Style(.focus, isBold: true)))
      .wrapped(to: width, indent: 2)
  }
}

extension Lesson {
  /// Claims on this subject that should not be believed unchecked.
  var errataRemark: String? {
    guard !errata.isEmpty else { return nil }
    let claims = errata.count == 1 ? "One claim" : "\(errata.count) claims"
    return "\(claims) to check (\(errata.joined(separator: ", "))): "
      + "cnn-tutor quiz mistakes --topic \(id)"
  }
}
