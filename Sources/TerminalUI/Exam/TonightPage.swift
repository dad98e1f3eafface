import Canvas
import Tutor

/// The plan of the evening before the exam.
struct TonightPage {
  let tonight: Tonight

  /// `61 min left`.
  var timeLeft: String { "\((tonight.millisecondsLeft + 59_999) / 60_000) min left" }

  func lines(width: Int, capabilities: Capabilities) -> [StyledText] {
    let plan = tonight.plan
    let isNarrow = width < Self.narrowWidth
    let rows = (plan?.lines ?? []).map { line in
      let sign = sign(of: line.result, isShort: isNarrow)
      let work = isNarrow ? shortWork(line) : work(line)
      return [
        sign, StyledText(line.topic), StyledText(work, .quiet), StyledText("\(line.minutes) min"),
      ]
      .map { $0.fitted(to: capabilities) }
    }
    let columns: [TextTable.Column] = [.init(""), .init(""), .init(""), .init("", .right)]
    let table = TextTable(columns: columns, rows: rows, gap: isNarrow ? 1 : 2).lines(width: width)
    return StyledText(head, .heading).wrapped(to: width) + [""] + table + leftOut(width: width)
      + [""]
      + StyledText("A missed question returns after three and after eight others.", .quiet)
      .wrapped(to: width)
  }

  private static let narrowWidth = 60

  private var head: String {
    guard tonight.millisecondsLeft > 0 else { return "The time is over." }
    guard let plan = tonight.plan, !plan.lines.isEmpty else {
      return "No time is left for a plan. \(timeLeft)."
    }
    return "The plan, weakest first: \(plan.minutes) min of work, \(timeLeft)."
  }

  /// `read it (15 min), 3 questions`.
  private func work(_ line: TonightPlan.Line) -> String {
    let questions = line.questionCount == 1 ? "1 question" : "\(line.questionCount) questions"
    let reading = line.minutes - line.questionCount * TonightPlan.minutesPerQuestion
    switch line.reading {
    case .nothing: return questions
    case .summary: return "its summary page only (\(reading) min), \(questions)"
    case .whole: return "read it (\(reading) min), \(questions)"
    }
  }

  private func shortWork(_ line: TonightPlan.Line) -> String {
    switch line.reading {
    case .nothing: "\(line.questionCount) q"
    case .summary: "page, \(line.questionCount) q"
    case .whole: "read, \(line.questionCount) q"
    }
  }

  private func leftOut(width: Int) -> [StyledText] {
    guard let topics = tonight.plan?.leftOut, !topics.isEmpty else { return [] }
    let words = "Left out, there is no time for them: \(topics.joined(separator: ", "))."
    return [""] + StyledText(words, .quiet).wrapped(to: width)
  }

  private func sign(of result: DrillResult?, isShort: Bool) -> StyledText {
    switch result {
    case .missed: StyledText(isShort ? "✗" : "✗ missed", .wrong)
    case .helped: StyledText(isShort ? "◐" : "◐ with a hint", .output)
    case .clean: StyledText(isShort ? "✓" : "✓ right", .right)
    case nil: StyledText(isShort ? "·" : "· not asked", .quiet)
    }
  }
}
