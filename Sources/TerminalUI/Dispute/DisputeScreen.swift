internal import Checked
package import Canvas
import Course
import Grading
package import Tutor

/// A verdict that is not believed: what will be written down, and a line for the student's own words.
package struct DisputeScreen: Screen {
  package private(set) var state: DisputeState

  package init(_ state: DisputeState) {
    self.state = state
  }

  package mutating func handle(_ message: DisputeState.Message) -> [Effect] {
    state.handle(message)
  }

  package var isTextEntry: Bool { state.path == nil }

  package func message(for key: Key) -> DisputeState.Message? {
    guard key != .enter else { return .enter }
    guard isTextEntry, case .edit(let edit) = AnswerKeys.message(for: key) else { return nil }
    return .edit(edit)
  }

  package func message(for event: OutsideEvent) -> DisputeState.Message? {
    if case .written(let path) = event { .written(path: path) } else { nil }
  }

  package var allKeys: [FooterKey] { footer }

  private var footer: [FooterKey] {
    state.path == nil
      ? [FooterKey("↵", "write it down"), FooterKey("esc", "leave it")]
      : [FooterKey("↵", "back")]
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    grid.drawHeader(
      StyledText("I do not believe it", .heading)
        + StyledText(" · question \(state.dispute.question)", .quiet))
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    let body = grid.body
    let width = min(72, size.width - 4)
    let field = AnswerFieldView(state.field, width: width - 2)
    var lines = words.flatMap { $0.fitted(to: capabilities).wrapped(to: width) }
    if state.path == nil { lines += ["", StyledText("> ", .focus) + StyledText(field.text)] }
    let top = max(0, lines.count - body.height)
    grid.write(Array(lines.dropFirst(atMost: top)), x: 2, y: body.y, limit: body.height)
    if state.path == nil {
      grid.cursor = Point(x: 4 + field.cursor, y: body.y + lines.count - top - 1)
    }
    return grid
  }

  private var words: [StyledText] {
    if let path = state.path {
      return [
        "Written down. Send this file to your instructor:", "", StyledText(path, .focus),
      ]
    }
    let dispute = state.dispute
    return [
      StyledText("Your answer: ", .quiet) + StyledText(dispute.answer),
      StyledText("The verdict: ", .quiet) + StyledText(dispute.outcome.rawValue),
      "",
      "The question with its numbers, your answer and the verdict become a text that you can send to "
        + "your instructor.",
      "What do you think is right, and why? One line; it may stay empty.",
    ]
  }

  package func plainText() -> String { "" }
}
