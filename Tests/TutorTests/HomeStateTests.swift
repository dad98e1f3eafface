import Course
import Testing
import Tutor

@Suite struct HomeStateTests {
  private let first = LessonSummary(
    id: "why-cnn", title: "Why", minutes: 5, needs: [], exam: .in, pageTitles: ["One", "Two"],
    questions: [])
  private let second = LessonSummary(
    id: "conv1d", title: "Convolution", minutes: 10, needs: [], exam: .in,
    pageTitles: Array(repeating: "A page", count: 9),
    questions: ["conv1d.flip"])
  private let quiz = QuizSummary(
    id: "10.1", title: "A small network", needs: [], exam: .in, questions: ["10.1.a"])

  private var map: CourseMap { CourseMap(lessons: [first, second], quizzes: [quiz]) }

  @Test func `the first lesson comes first`() {
    let state = HomeState(map, progress: ProgressSummary())
    #expect(state.isFirstStart)
    #expect(state.next == HomeState.Next(entry: .lesson(first), page: 0, minutesLeft: 5))
  }

  @Test func `a lesson goes on where it was left`() {
    var progress = ProgressSummary()
    progress.lastLesson = "conv1d"
    progress.lastPage = ["conv1d": 4]
    progress.pagesRead = ["conv1d": [0, 1, 2, 3, 4]]
    var state = HomeState(map, progress: progress)
    // Five pages of nine are left: 10 * 5 / 9, rounded up.
    #expect(state.next == HomeState.Next(entry: .lesson(second), page: 4, minutesLeft: 6))
    #expect(state.handle(.open) == [.open(.lesson(id: "conv1d", page: nil))])
  }

  @Test func `what is done does not come next`() {
    var progress = ProgressSummary()
    progress.pagesRead = ["why-cnn": [0, 1], "conv1d": Set(0..<9)]
    progress.lastLesson = "why-cnn"
    #expect(HomeState(map, progress: progress).next?.entry == .lesson(second))
    progress.questions["conv1d.flip"] = QuestionProgress(state: .right, attemptCount: 1)
    #expect(HomeState(map, progress: progress).next?.entry == .quiz(quiz))
    progress.questions["10.1.a"] = QuestionProgress(state: .selfMarked, attemptCount: 1)
    #expect(HomeState(map, progress: progress).next?.entry == .training(CourseMap.training))
    progress.trainingRuns["lenet5"] = 0.01
    #expect(HomeState(map, progress: progress).next == nil)
  }

  @Test func `what is chosen can be practised`() {
    var state = HomeState(map, progress: ProgressSummary())
    #expect(state.handle(.practise) == [.open(.practice(id: "why-cnn", seed: nil))])
    _ = state.handle(.move(2))
    #expect(state.handle(.practise) == [.open(.practice(id: "10.1", seed: nil))])
    _ = state.handle(.move(1))
    #expect(state.handle(.practise) == [])
  }

  @Test func `the evening and the laboratory open from the map`() {
    let map = CourseMap(
      lessons: [], quizzes: [],
      evening: [.tonight(seed: 3), .paper(seed: 4), .sheet],
      experiments: [CourseMap.training, TrainingEntry(id: "lr-sweep", title: "Three rates")])
    var state = HomeState(map, progress: ProgressSummary())
    #expect(state.next?.entry == .training(CourseMap.training), "an evening is not next")
    _ = state.handle(.move(-9))
    var opened: [Effect] = []
    for _ in state.entries {
      opened += state.handle(.open)
      _ = state.handle(.move(1))
    }
    #expect(
      opened == [
        .open(.examTonight(seed: 3, minutes: 90)), .open(.exam(seed: 4, minutes: 45)),
        .open(.sheet), .open(.training(experiment: nil)),
        .open(.training(experiment: "lr-sweep")),
      ])
  }

  @Test func `pages that a lesson no longer has do not count`() {
    var progress = ProgressSummary()
    progress.pagesRead = ["why-cnn": [0, 7]]
    progress.lastPage = ["why-cnn": 7]
    let state = HomeState(map, progress: progress)
    #expect(progress.standing(of: first).pagesRead == 1)
    #expect(state.next?.page == 1)
  }

  @Test func `the choice stays within the map`() {
    var state = HomeState(map, progress: ProgressSummary())
    _ = state.handle(.move(-3))
    #expect(state.selection == 0)
    _ = state.handle(.move(99))
    #expect(state.selected == .training(CourseMap.training))
  }
}
