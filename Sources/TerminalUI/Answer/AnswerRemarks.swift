import Canvas
import Course
import Grading
import Tutor

/// What is said about an answer: verdict, hints, solution, and what the source claims.
struct AnswerRemarks {
  let answer: AnswerState
  let capabilities: Capabilities
  let width: Int

  /// The verdict by sign and word, never by colour alone, and the cause.
  ///
  /// It stays, more quietly, while the answer is being changed.
  func verdict() -> [StyledText] {
    guard let verdict = answer.verdict else { return [] }
    let head: StyledText =
      switch verdict.outcome {
      case .right: StyledText("✓ right", Style(.right, isBold: true))
      case .wrong: StyledText("✗ not yet", Style(.wrong, isBold: true))
      case .unreadable: StyledText("? not counted", Style(.focus, isBold: true))
      }
    var text = head + StyledText(verdict.message.isEmpty ? "" : "   " + verdict.message)
    if !answer.isVerdictCurrent { text = StyledText("before: " + text.string, .quiet) }
    return [""] + text.fitted(to: capabilities).wrapped(to: width, indent: 2) + offers
  }

  /// Where the cause can be seen: a figure with the numbers of the question, a page of a lesson.
  private var offers: [StyledText] {
    var lines: [StyledText] = []
    if answer.trial != nil {
      let words = StyledText("try it out on a figure with these numbers, esc leads back here")
      lines += (StyledText("  F3 ", .key) + words).wrapped(to: width, indent: 5)
    }
    if let page = answer.causePage {
      lines += (StyledText("  F4 ", .key) + StyledText("see " + page.description))
        .wrapped(to: width, indent: 5)
    }
    return lines.map { $0.fitted(to: capabilities) }
  }

  /// Hints so far, the solution where it was asked for, the source's own claim.
  func help() -> [StyledText] {
    var lines: [StyledText] = []
    for (index, hint) in answer.hints.enumerated() {
      lines += [""] + labelled("hint \(index + 1)", hint)
    }
    switch answer.solution {
    case .hidden: break
    case .askedUntried:
      lines +=
        [""]
        + StyledText("Nothing is tried yet. F2 once more shows the solution.", .focus)
        .wrapped(to: width)
    case .shown:
      lines += [""] + labelled("solution", answer.question.solution)
    }
    if let remark = answer.sourceRemark { lines += [""] + labelled("source", remark) }
    if let proof = answer.shownProof {
      lines += [""] + ProofDrawing(proof).lines(width: width).map { $0.fitted(to: capabilities) }
    }
    return lines
  }

  /// A label and its text beside it; on narrow screens the text goes on below the label.
  private func labelled(_ label: String, _ text: RichText) -> [StyledText] {
    let narrow = 60
    let first = StyledText(label, .key).padded(to: 11)
    return text.lines(
      width: width, capabilities: capabilities, first: first,
      indent: width < narrow ? 2 : first.width)
  }
}
