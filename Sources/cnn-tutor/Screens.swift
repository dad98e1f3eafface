internal import Course
internal import TerminalUI
internal import Tutor

extension Wiring {
  /// Makes the screen of a destination: the one place that knows every screen.
  func screen(for destination: Destination) throws -> any Screen {
    switch destination {
    case .home: homeScreen
    case .lesson(let id, _): throw ScreenMissing(name: "lesson \(id)")
    case .quiz(let id, let part, let seed):
      QuizScreen(try quizState(id: id, part: part, seed: seed))
    case .training: throw ScreenMissing(name: "training")
    }
  }

  /// What a destination is without a terminal.
  func plainForm(of destination: Destination) throws -> PlainForm {
    switch destination {
    case .home, .lesson, .training: .text(try screen(for: destination).plainText())
    case .quiz(let id, let part, let seed):
      .dialogue(
        QuizDialogue(
          try quizState(id: id, part: part, seed: seed), capabilities: options.capabilities))
    }
  }

  private func quizState(id: String, part: String?, seed: UInt64?) throws -> QuizState {
    try QuizState(quiz: library.quiz(id), seed: seed, part: part, progress: progress)
  }

  private var homeScreen: HomeScreen {
    let map = CourseMap(lessons: library.lessons(), quizzes: library.quizzes())
    return HomeScreen(HomeState(map, progress: progress))
  }
}

/// A screen that is not part of this build.
struct ScreenMissing: Error, CustomStringConvertible {
  let name: String

  var description: String { "\(name) cannot be shown by this build. Update cnn-tutor." }
}
