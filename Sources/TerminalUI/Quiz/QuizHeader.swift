import Canvas
import Course
import Tutor

/// Where the student is in a quiz or a drill: its name, the strip of parts or the level, the seed.
struct QuizHeader {
  let state: QuizState
  let capabilities: Capabilities

  /// `quiz 10.1 · A small convolutional network`, or what a drill is called.
  var title: String {
    state.drill.map { DrillWords($0).title } ?? "quiz \(state.quiz.id) · \(state.quiz.title)"
  }

  /// As much as the width allows: the strip gives up its names before it goes.
  func draw(on grid: inout Grid) {
    if let drill = state.drill { return draw(drill, on: &grid) }
    let place = " · question \(state.current + 1) of \(state.answers.count)"
    let short = "\(state.quiz.id) · \(state.current + 1)/\(state.answers.count)"
    let arrangements = [
      (title + place, strip(isNamed: true) + seed),
      ("quiz \(state.quiz.id)" + place, strip(isNamed: true) + seed),
      (short, strip(isNamed: true) + seed), (short, strip(isNamed: false)), (short, StyledText()),
    ]
    let room = grid.size.width - 4
    let fitting = arrangements.first { StyledText($0.0).width + $0.1.width <= room }
    let (left, right) = fitting ?? (short, StyledText())
    grid.drawHeader(
      StyledText(left, .heading).fitted(to: capabilities), right: right.fitted(to: capabilities))
  }

  /// The question stands on the right, with the seed by which it can be found again.
  private func draw(_ drill: Drill, on grid: inout Grid) {
    let words = DrillWords(drill)
    let right = StyledText(drill.round.question.id, .focus) + StyledText("  " + words.seed, .quiet)
    let room = grid.size.width - 4 - right.width
    let fitting = [words.title + " · " + words.place, words.place].first {
      StyledText($0).width <= room
    }
    grid.drawHeader(
      StyledText(fitting ?? "", .heading).fitted(to: capabilities),
      right: right.fitted(to: capabilities))
  }

  /// `a ✓  b ▸  c ·`.
  private func strip(isNamed: Bool) -> StyledText {
    var strip = StyledText()
    for (index, part) in state.quiz.parts.enumerated() {
      let isCurrent = index == state.current
      var style = Style(state.answers[index].status.role, isBold: isCurrent)
      style.isReversed = isCurrent && state.isCommanding
      let status = state.answers[index].status
      let sign = isCurrent && !state.answers[index].isEarned ? "▸" : status.sign
      strip.append(
        isNamed ? "\(part.name) \(sign)" : sign,
        isCurrent && !state.isCommanding ? Style(.focus, isBold: true) : style)
      if isNamed, index < state.quiz.parts.count - 1 { strip.append("  ") }
    }
    return strip
  }

  private var seed: StyledText {
    guard state.quiz.hasVariants else { return StyledText() }
    return StyledText("  seed " + (state.seed.map(String.init) ?? "-"), .quiet)
  }
}

extension AnswerState.Status {
  /// One cell; the word for it is in the list of keys and in `progress`.
  var sign: String {
    switch self {
    case .untouched: "·"
    case .tried: "✗"
    case .shown: "○"
    case .selfMarked: "◆"
    case .solved: "✓"
    }
  }

  var role: Role {
    switch self {
    case .untouched: .quiet
    case .tried: .wrong
    case .shown, .selfMarked: .text
    case .solved: .right
    }
  }
}
