import Canvas
import Course
import Grading
import TestSupport
import Testing
import TerminalUI
import Tutor

@Suite struct HomeScreenTests {
  private func lesson(_ id: String, _ title: String, pages: [String], questions: [String] = [])
    -> LessonSummary
  {
    LessonSummary(
      id: id, title: title, minutes: 12, needs: ["why-cnn"], exam: .in, pageTitles: pages,
      questions: questions)
  }

  private var map: CourseMap {
    CourseMap(
      lessons: [
        lesson("why-cnn", "Why not a fully connected network", pages: ["Too many weights"]),
        lesson(
          "conv1d", "Cross-correlation and convolution",
          pages: ["A window that slides", "The flip", "A stride"],
          questions: ["conv1d.size", "conv1d.flip"]),
        lesson("padding", "Padding", pages: ["Zeros around", "Same size"]),
      ],
      quizzes: [
        QuizSummary(
          id: "10.1", title: "A small convolutional network", needs: ["conv1d"], exam: .in,
          questions: ["10.1.a", "10.1.b", "10.1.c"])
      ],
      evening: [.tonight(seed: 1), .paper(seed: 1), .sheet],
      experiments: [CourseMap.training, TrainingEntry(id: "lr-sweep", title: "Three rates")])
  }

  private var progress: ProgressSummary {
    var progress = ProgressSummary()
    progress.pagesRead = ["why-cnn": [0], "conv1d": [0, 1]]
    progress.lastLesson = "conv1d"
    progress.lastPage = ["conv1d": 1]
    progress.questions = [
      "conv1d.size": QuestionProgress(state: .right, attemptCount: 1),
      "10.1.a": QuestionProgress(state: .wrong, attemptCount: 2),
    ]
    progress.trainingRuns = ["lenet5": 0.0104]
    return progress
  }

  /// What stands in the record may be any number.
  @Test(arguments: [-1e19, 1e300, .infinity, .nan])
  func `a best error that is none is shown as one`(best: Double) {
    var progress = progress
    progress.trainingRuns = ["lenet5": best]
    let stack = ScreenStack(
      HomeScreen(HomeState(map, progress: progress)), outside: Recorder().outside)
    let grid = stack.draw(size: Size(width: 80, height: 40), capabilities: Capabilities())
    #expect(grid.rows.joined().contains(best > 0 ? "best 100.0 %" : "best 0.0 %"))
  }

  private func golden(
    _ screen: HomeScreen, _ size: Size, _ capabilities: Capabilities, _ name: String
  ) {
    let stack = ScreenStack(screen, outside: Recorder().outside)
    let grid = stack.draw(size: size, capabilities: capabilities)
    expectGolden((grid.rows + grid.styleRows).joined(separator: "\n") + "\n", named: name)
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
  ])
  func `the course map shows what is done and what comes next`(size: Size) {
    let screen = HomeScreen(HomeState(map, progress: progress))
    let name = "home-\(size.width)x\(size.height)"
    golden(screen, size, Capabilities(), name)
    golden(screen, size, Capabilities(isUnicode: false), name + "-ascii")
  }

  @Test func `what is due for review stands in the header and has a key`() {
    var progress = progress
    progress.apply(
      .attempt(
        Attempt(
          question: "10.1.b", seed: nil, answer: "507", verdict: .wrong,
          causes: ["10.1.b:same-assumed"])), day: 100)
    let screen = HomeScreen(HomeState(map, progress: progress, day: 101))
    golden(screen, Size(width: 80, height: 24), Capabilities(), "home-due")
    golden(screen, Size(width: 40, height: 12), Capabilities(), "home-due-small")
    #expect(screen.message(for: .character("r")) == .openReview)
    #expect(screen.plainText().contains("due for review: 1 (cnn-tutor quiz --review)"))
    var state = HomeState(map, progress: progress, day: 101)
    #expect(state.handle(.openReview) == [.open(.review)])
    let early = HomeScreen(HomeState(map, progress: progress, day: 100))
    #expect(early.message(for: .character("r")) == nil)
  }

  @Test func `the first start welcomes in one line`() {
    let screen = HomeScreen(HomeState(map, progress: ProgressSummary()))
    golden(screen, Size(width: 80, height: 24), Capabilities(), "home-first")
  }

  @Test func `without a terminal the map is words`() {
    expectGolden(
      HomeScreen(HomeState(map, progress: progress)).plainText(), named: "home-plain")
  }

  @Test func `a long map scrolls and keeps the choice in sight`() {
    let lessons = (1...40).map { lesson("lesson-\($0)", "Lesson \($0)", pages: ["One"]) }
    var stack = ScreenStack(
      HomeScreen(HomeState(CourseMap(lessons: lessons, quizzes: []), progress: progress)),
      outside: Recorder().outside)
    for _ in 0..<20 { stack.press(.down) }
    let rows = stack.draw(size: Size(width: 80, height: 24), capabilities: Capabilities()).rows
    #expect(rows.contains { $0.hasPrefix(" ▸ · lesson-21") })
    #expect(rows.contains { $0.hasPrefix("   ▴ ") && $0.hasSuffix(" more") })
    #expect(rows.contains { $0.hasPrefix("   ▾ ") && $0.hasSuffix(" more") })
  }
}
