internal import Course

/// The course map: what is done and what comes next.
package struct HomeState: StateMachine {
  /// What can happen to the course map.
  package enum Message: Hashable, Sendable {
    /// So many entries down, or up.
    case move(Int)
    /// Opens the entry that is chosen.
    case open
    case openTraining
    /// Opens the question that proves the chosen lesson, if it has one and is not done.
    case testOut
    /// Opens practice without end of the chosen lesson or exercise.
    case practise
    /// Opens the reviews that are due, if there are any.
    case openReview
    /// The record has changed.
    case update(ProgressSummary)
    case leave
  }

  /// What comes next.
  package struct Next: Hashable, Sendable {
    package var entry: Entry
    /// The page where a lesson goes on, from 0.
    package var page: Int?
    /// Reading time that is left of a lesson.
    package var minutesLeft: Int?

    package init(entry: Entry, page: Int? = nil, minutesLeft: Int? = nil) {
      self.entry = entry
      self.page = page
      self.minutesLeft = minutesLeft
    }
  }

  package let map: CourseMap
  package private(set) var progress: ProgressSummary
  /// Today, as `StudyDay` counts.
  private let day: Int
  /// The chosen one of `entries`.
  package private(set) var selection = 0

  /// The map with what the record says; the entry that comes next is chosen.
  package init(_ map: CourseMap, progress: ProgressSummary, day: Int = 0) {
    self.map = map
    self.progress = progress
    self.day = day
    selectNext()
  }

  /// How many misconceptions are due for review.
  package var dueCount: Int { progress.due(day: day, among: map.questionIDs).count }

  /// Whether the record is empty.
  package var isFirstStart: Bool { progress == ProgressSummary() }

  /// The lines of the map.
  package var entries: [Entry] {
    map.lessons.map(Entry.lesson) + map.quizzes.map(Entry.quiz)
      + map.evening.map(Entry.evening) + map.experiments.map(Entry.training)
  }

  /// The entry that is chosen; nil when there is none.
  package var selected: Entry? {
    let entries = entries
    return entries.indices.contains(selection) ? entries[selection] : nil
  }

  /// The chosen lesson, when one question can prove it and it is not done.
  package var provable: String? {
    guard let selected, case .lesson(let lesson) = selected, lesson.testOut != nil,
      state(of: selected) != .done
    else { return nil }
    return lesson.id
  }

  /// The chosen lesson or exercise, when there is one to be practised.
  package var practicable: String? {
    switch selected {
    case .lesson(let lesson): lesson.problem == nil ? lesson.id : nil
    case .quiz(let quiz): quiz.id
    case .evening, .training, nil: nil
    }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .move(let count):
      selection = min(max(0, selection + count), max(0, entries.count - 1))
    case .open: return selected.map { [.open($0.destination)] } ?? []
    case .testOut: return provable.map { [.open(.testOut(lesson: $0))] } ?? []
    case .openTraining: return [.open(Entry.training(CourseMap.training).destination)]
    case .practise: return practicable.map { [.open(.practice(id: $0, seed: nil))] } ?? []
    case .openReview: return dueCount > 0 ? [.open(.review)] : []
    case .update(let progress): update(progress)
    case .leave: return [.back]
    }
    return []
  }

  /// The lesson that was open last, or else the first piece that is not done.
  package var next: Next? {
    let open = entries.filter { state(of: $0) != .done && $0.comesInTurn }
    let resumed = open.first { entry in
      if case .lesson(let lesson) = entry { lesson.id == progress.lastLesson } else { false }
    }
    guard let entry = resumed ?? open.first else { return nil }
    guard case .lesson(let lesson) = entry, lesson.pageCount > 0 else { return Next(entry: entry) }
    let page = min(max(0, progress.lastPage[lesson.id] ?? 0), lesson.pageCount - 1)
    let left = lesson.pageCount - page
    let minutes = (lesson.minutes * left + lesson.pageCount - 1) / lesson.pageCount
    return Next(entry: entry, page: page, minutesLeft: minutes)
  }

  /// How far the student is with an entry.
  package func state(of entry: Entry) -> CourseStanding.State {
    switch entry {
    case .lesson(let lesson): progress.standing(of: lesson).state
    case .quiz(let quiz): progress.standing(of: quiz).state
    case .evening: .untouched
    case .training(let run): progress.trainingRuns[run.id] == nil ? .untouched : .done
    }
  }
}

// MARK: - Private parts

extension HomeState {
  private mutating func selectNext() {
    selection = next.flatMap { next in entries.firstIndex(of: next.entry) } ?? 0
  }

  /// The choice moves on only when what was chosen is done by now.
  private mutating func update(_ progress: ProgressSummary) {
    self.progress = progress
    if let selected, state(of: selected) == .done { selectNext() }
  }
}
