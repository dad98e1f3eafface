import Canvas
import Course
import Figures
import Tutor

/// What keys mean in a lesson: page keys always, the rest to the part with the focus.
enum LessonKeys {
  static func message(for key: Key, _ state: LessonState) -> LessonScreen.Message? {
    switch state.focused?.content {
    case .figure(let figure): if figure.accepts(key) { return .lesson(.figure(key)) }
    case .derivation(let derivation):
      if let message = DerivationKeys.message(for: key, derivation) {
        return .lesson(.derivation(message))
      }
    case .question, .experiment, nil: break
    }
    if key == .character("o"), offersTestOut(state) { return .lesson(.testOut) }
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
    case .figure, .derivation:
      key == .enter || key == .character("n") ? .forward : nil
    case .experiment:
      key == .enter ? .lesson(.enter) : key == .character("n") ? .forward : nil
    case nil:
      reading(key, state)
    }
  }

  private static func reading(_ key: Key, _ state: LessonState) -> LessonScreen.Message? {
    switch key {
    case .enter: state.isAtEnd ? .lesson(.followUp) : .forward
    case .right, .down, .character(" "), .character("n"): .forward
    case .character("p") where state.isAtEnd: .lesson(.practise)
    case .left, .up, .backspace, .character("p"): .back
    case .home: .lesson(.go(page: 0))
    case .end: .lesson(.go(page: state.lesson.pages.count - 1))
    case .character("q"): .lesson(.leave)
    default: nil
    }
  }

  /// Whether the first page offers the question that proves the lesson.
  private static func offersTestOut(_ state: LessonState) -> Bool {
    state.isProvable && state.page == 0 && state.focused?.isQuestion != true
  }

  /// The keys that work now, the likeliest first; the last one leads to all the others.
  static func footer(for state: LessonState) -> [FooterKey] {
    let keys = pageFooter(for: state)
    guard let last = keys.last else { return keys }
    let others = keys.dropLast().prefix(4)
    if state.isVisit { return [FooterKey("esc", "back to the question")] + others + [last] }
    return offersTestOut(state) ? others + [FooterKey("o", "test out"), last] : keys
  }

  private static func pageFooter(for state: LessonState) -> [FooterKey] {
    let next = FooterKey("pgdn", "next")
    let help = FooterKey("?", "keys")
    switch state.focused?.content {
    case .figure(let figure): return around(next, figure.footer) + [help]
    case .derivation(let state): return around(next, DerivationKeys.footer(for: state)) + [help]
    case .question(let answer):
      let keys = answer.isDone ? [FooterKey("↵", "next page")] : AnswerKeys.footer(for: answer)
      let others = state.partsOnPage.count > 1 ? "figure" : "commands"
      return keys + [FooterKey("tab", others)] + (answer.isDone ? [] : [next])
    case .experiment:
      return [FooterKey("↵", "run it"), next, FooterKey("tab", "read on"), help]
    case nil:
      return reading(state) + [help]
    }
  }

  /// The key to the next page behind the likeliest of a figure's keys.
  private static func around(_ next: FooterKey, _ keys: [FooterKey]) -> [FooterKey] {
    keys.prefix(1) + [next] + keys.prefix(4).dropFirst()
  }

  private static func reading(_ state: LessonState) -> [FooterKey] {
    if state.isAtEnd {
      let next = FooterKey("↵", state.sequel == nil ? "course map" : "go on")
      return [next, FooterKey("p", "practise"), FooterKey("←", "back to the pages")]
    }
    let turn = [FooterKey("→", "next page"), FooterKey("←", "page before")]
    return state.partsOnPage.isEmpty ? turn : [FooterKey("tab", "answer")] + turn
  }

  /// All keys of a lesson and of the part with the focus, for the list behind `?`.
  static func all(for state: LessonState) -> [FooterKey] {
    let pages =
      [
        FooterKey("pgdn pgup", "next page, page before"),
        FooterKey("tab", "figure, question, or only reading"),
        FooterKey("← → space", "turn pages while reading"),
        FooterKey("p", "behind the last page: practise"),
      ] + (offersTestOut(state) ? [FooterKey("o", "prove the lesson by one question")] : [])
    let around = pages.prefix(2) + pages.dropFirst(3)
    switch state.focused?.content {
    case .figure(let figure): return figure.keys + around
    case .derivation: return DerivationKeys.all + around
    case .question, .experiment, nil: break
    }
    let answers = [
      FooterKey("↵", "check the answer; go on when it is right"),
      FooterKey("F1", "one hint more"), FooterKey("F2", "the worked solution"),
      FooterKey("F3 F4", "after a mistake: try it out, the page that shows the cause"),
      FooterKey("!", "after a verdict: I do not believe it"),
    ]
    return pages + (state.partsOnPage.contains { $0.isQuestion } ? answers : [])
  }
}
