import Canvas
import Course
import Tutor

/// What keys mean in a lesson: page keys always, the rest to the part with the focus.
enum LessonKeys {
  static func message(for key: Key, _ state: LessonState) -> LessonScreen.Message? {
    if case .figure(let figure) = state.focused?.content,
      let message = FigureKeys.message(for: key, figure)
    {
      return .lesson(.figure(message))
    }
    return pageMessage(for: key) ?? otherMessage(for: key, state)
  }

  /// Keys that turn pages wherever the focus is.
  private static func pageMessage(for key: Key) -> LessonScreen.Message? {
    switch key {
    case .pageDown, .control("n"): .forward
    case .pageUp, .control("p"): .back
    case .tab: .lesson(.nextFocus)
    case .backTab: .lesson(.previousFocus)
    case .escape: .lesson(.leave)
    default: nil
    }
  }

  private static func otherMessage(for key: Key, _ state: LessonState) -> LessonScreen.Message? {
    switch state.focused?.content {
    case .question:
      key == .enter ? .lesson(.enter) : AnswerKeys.message(for: key).map { .lesson(.answer($0)) }
    case .figure:
      key == .enter || key == .character("n") ? .forward : nil
    case nil:
      reading(key, state)
    }
  }

  private static func reading(_ key: Key, _ state: LessonState) -> LessonScreen.Message? {
    switch key {
    case .enter: state.isAtEnd ? .lesson(.followUp) : .forward
    case .right, .down, .character(" "), .character("n"): .forward
    case .left, .up, .backspace, .character("p"): .back
    case .home: .lesson(.go(page: 0))
    case .end: .lesson(.go(page: state.lesson.pages.count - 1))
    case .character("q"): .lesson(.leave)
    default: nil
    }
  }

  /// The keys that work now, the likeliest first; the last one leads to all the others.
  static func footer(for state: LessonState) -> [FooterKey] {
    let next = FooterKey("pgdn", "next")
    let help = FooterKey("?", "keys")
    switch state.focused?.content {
    case .figure(let figure):
      let keys = FigureKeys.footer(for: figure).prefix(4)
      return keys.prefix(1) + [next] + keys.dropFirst() + [help]
    case .question(let answer):
      let keys = answer.isDone ? [FooterKey("↵", "next page")] : AnswerKeys.footer(for: answer)
      let others = state.partsOnPage.count > 1 ? "figure" : "commands"
      return keys + [FooterKey("tab", others)] + (answer.isDone ? [] : [next])
    case nil:
      return reading(state) + [help]
    }
  }

  private static func reading(_ state: LessonState) -> [FooterKey] {
    if state.isAtEnd {
      let next = FooterKey("↵", state.sequel == nil ? "course map" : "go on")
      return [next, FooterKey("←", "back to the pages")]
    }
    let turn = [FooterKey("→", "next page"), FooterKey("←", "page before")]
    return state.partsOnPage.isEmpty ? turn : [FooterKey("tab", "answer")] + turn
  }

  /// All keys of a lesson and of the part with the focus, for the list behind `?`.
  static func all(for state: LessonState) -> [FooterKey] {
    let pages = [
      FooterKey("pgdn pgup", "next page, page before"),
      FooterKey("tab", "figure, question, or only reading"),
      FooterKey("← → space", "turn pages while reading"),
    ]
    if case .figure(let figure) = state.focused?.content {
      return FigureKeys.all(for: figure) + pages.prefix(2)
    }
    let answers = [
      FooterKey("↵", "check the answer; go on when it is right"),
      FooterKey("F1", "one hint more"), FooterKey("F2", "the worked solution"),
    ]
    return pages + (state.partsOnPage.contains { $0.isQuestion } ? answers : [])
  }
}
