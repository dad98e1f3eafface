package import Canvas
package import ContentFormat
package import Course
package import Figures

/// A lesson being read: the page, what has the focus on it, and what was recorded.
package struct LessonState: StateMachine {
  /// What can happen to it.
  package enum Message: Hashable, Sendable {
    /// A key for the figure that has the focus.
    case figure(Key)
    case derivation(DerivationState.Message)
    case answer(AnswerState.Message)
    /// Moves every figure of the page that plays by one step.
    case tick
    /// Checks the answer; when it stands checked and right, turns the page.
    case enter
    case nextFocus, previousFocus
    /// So many pages on, or back.
    case turn(Int)
    case go(page: Int)
    /// From the page behind the last one: on to what comes next.
    case followUp
    /// Behind the last page: opens practice without end.
    case practise
    /// From the first page: to the question that proves the lesson.
    case testOut
    /// The record has changed.
    case update(ProgressSummary)
    case leave
  }

  /// What the page behind the last one offers.
  package struct Sequel: Hashable, Sendable {
    package var title: String
    package var destination: Destination

    package init(title: String, destination: Destination) {
      self.title = title
      self.destination = destination
    }
  }

  package let lesson: Lesson
  /// What comes after the lesson; nil when there is nothing more.
  package let sequel: Sequel?
  /// Whether the page was opened from a question, to see a cause: nothing is recorded.
  package let isVisit: Bool
  /// Whether one question can still prove the lesson.
  package private(set) var isProvable: Bool
  /// The page on the screen, from 0; as many as there are pages is the one that ends the lesson.
  package private(set) var page: Int
  /// The part of the page that keys go to; nil while the student only reads.
  package private(set) var focus: Int?
  private var parts: [[LessonPart]]
  /// Pages that were recorded since the lesson was opened.
  private var recorded: Set<Int> = []

  /// A lesson at a page, or where the student left it.
  package init(
    _ lesson: Lesson, page: Int? = nil, sequel: Sequel?, isVisit: Bool = false,
    figures: FigureCatalogue = .course, progress: ProgressSummary
  ) throws(ContentProblem) {
    self.lesson = lesson
    self.sequel = sequel
    self.isVisit = isVisit
    isProvable = lesson.testOut != nil && !isVisit && !progress.testedOut.contains(lesson.id)
    parts = try LessonPart.parts(of: lesson, figures: figures, progress: progress)
    let wanted = page ?? progress.lastPage[lesson.id] ?? 0
    self.page = min(max(0, wanted), lesson.pages.count - 1)
    focus = partsOnPage.isEmpty ? nil : 0
    showEarned()
  }

  /// Whether all pages are behind.
  package var isAtEnd: Bool { page == lesson.pages.count }

  /// The parts of the page on the screen.
  package var partsOnPage: [LessonPart] { isAtEnd ? [] : parts[page] }

  /// The parts of any page, from 0.
  package func parts(onPage page: Int) -> [LessonPart] { parts[page] }

  /// The part that keys go to.
  package var focused: LessonPart? { focus.map { parts[page][$0] } }

  /// All questions of the lesson, in order.
  package var answers: [AnswerState] {
    parts.joined().compactMap { part in
      switch part.content {
      case .question(let answer): answer
      case .derivation(let state): state.answer
      case .figure, .experiment: nil
      }
    }
  }

  /// Milliseconds until a figure of the page moves; nil while nothing moves.
  package var intervalMilliseconds: Int? {
    partsOnPage.compactMap { part in
      if case .figure(let figure) = part.content { figure.intervalMilliseconds } else { nil }
    }.min()
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .figure(let key): return pass(key)
    case .derivation(let message): return pass(message)
    case .answer(let message): return pass(message)
    case .tick:
      changeFigures(onPage: page) { $0.tick() }
      return []
    case .enter: return enter()
    case .nextFocus: moveFocus(1)
    case .previousFocus: moveFocus(-1)
    case .turn(let count): return turn(to: page + count)
    case .go(let page): return turn(to: page)
    case .followUp: return isAtEnd ? [.back] + (sequel.map { [.open($0.destination)] } ?? []) : []
    case .practise: return isAtEnd ? [.open(.practice(id: lesson.id, seed: nil))] : []
    case .testOut:
      return isProvable && page == 0 ? [.open(.testOut(lesson: lesson.id))] : []
    case .update(let progress):
      if progress.testedOut.contains(lesson.id) { isProvable = false }
    case .leave: return record(page) + [.back]
    }
    return []
  }

  private mutating func pass(_ key: Key) -> [Effect] {
    guard let focus, case .figure(var figure) = parts[page][focus].content else { return [] }
    let opened = figure.press(key)
    parts[page][focus].content = .figure(figure)
    return opened.map { [.open(.trial($0, from: "lesson \(lesson.id)"))] } ?? []
  }

  private mutating func pass(_ message: DerivationState.Message) -> [Effect] {
    guard let focus, case .derivation(var state) = parts[page][focus].content else { return [] }
    let effects = state.handle(message)
    parts[page][focus].content = .derivation(state)
    return effects
  }

  private mutating func pass(_ message: AnswerState.Message) -> [Effect] {
    guard let focus, case .question(var answer) = parts[page][focus].content else { return [] }
    let effects = answer.handle(message)
    parts[page][focus].content = .question(answer)
    showEarned()
    return effects
  }

  private mutating func enter() -> [Effect] {
    guard let focused else { return turn(to: page + 1) }
    switch focused.content {
    case .question(let answer):
      return answer.isDone ? turn(to: page + 1) : pass(AnswerState.Message.submit)
    case .figure: return pass(Key.enter)
    case .derivation: return pass(DerivationState.Message.commit)
    case .experiment(let experiment): return [.open(.training(experiment: experiment.id))]
    }
  }

  /// Through the parts of the page, and between the last and the first to none.
  private mutating func moveFocus(_ step: Int) {
    let count = partsOnPage.count + 1
    let next = ((focus ?? count - 1) + step + count) % count
    focus = next == count - 1 ? nil : next
  }

  /// Records the page that is left, if it was not yet, and the one that is shown.
  private mutating func turn(to wanted: Int) -> [Effect] {
    let next = min(max(0, wanted), lesson.pages.count)
    guard next != page else { return [] }
    changeFigures(onPage: page) { $0.pause() }
    let left = recorded.contains(page) ? [] : record(page)
    page = next
    focus = partsOnPage.isEmpty ? nil : 0
    return left + record(page)
  }

  private mutating func record(_ page: Int) -> [Effect] {
    guard page < lesson.pages.count, !isVisit else { return [] }
    recorded.insert(page)
    return [
      .record(.pageRead(lesson: lesson.id, page: page, pageCount: lesson.pages.count))
    ]
  }

  /// Figures show what questions of the lesson hid until they were answered.
  private mutating func showEarned() {
    let earned = Set(answers.filter(\.isEarned).map(\.question.id))
    for page in parts.indices { changeFigures(onPage: page) { $0.learn(earned: earned) } }
  }

  private mutating func changeFigures(
    onPage page: Int, _ change: (inout any FigurePart) -> Void
  ) {
    guard parts.indices.contains(page) else { return }
    for index in parts[page].indices {
      guard case .figure(var figure) = parts[page][index].content else { continue }
      change(&figure)
      parts[page][index].content = .figure(figure)
    }
  }
}
