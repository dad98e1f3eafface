import Canvas
import ContentFormat
import Course
import Foundation
import TerminalUI
import TestSupport
import Tutor

/// Lessons as they stand in `Exercises`.
enum LessonSample {
  private static let root = fixtureCourse.path

  /// Read once for all tests.
  private static let lesson = Result { () throws(ContentProblem) in
    try CourseLibrary(ContentFolder(path: root)).lesson("conv1d")
  }

  /// The pages of a lesson as their author wrote them.
  static func source(_ id: String) throws -> String {
    try String(contentsOfFile: "\(root)/Exercises/lessons/\(id)/lesson.en.md", encoding: .utf8)
  }

  /// A lesson as it is written into a pipe, with what its figures and expressions come to.
  static func plain(_ id: String) throws -> String {
    let lesson = try CourseLibrary(ContentFolder(path: root)).lesson(id)
    let state = try LessonState(lesson, page: nil, sequel: nil, progress: ProgressSummary())
    return LessonScreen(state).plainText()
  }

  static func conv1d(page: Int? = nil) throws -> LessonScreen {
    let next = LessonState.Sequel(
      title: "quiz 10.1", destination: .quiz(id: "10.1", part: nil, seed: nil))
    return LessonScreen(
      try LessonState(lesson.get(), page: page, sequel: next, progress: ProgressSummary()))
  }

  static let pages = 0..<15
}

/// A screen at a size, typed at and looked at as the loop does it.
struct Viewer<Viewed: Screen> {
  var screen: Viewed
  var size: Size
  var capabilities = Capabilities()
  private(set) var effects: [Effect] = []

  init(_ screen: Viewed, _ width: Int, _ height: Int, isUnicode: Bool = true) {
    self.screen = screen
    size = Size(width: width, height: height)
    capabilities.isUnicode = isUnicode
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      screen.fit(size: size, capabilities: capabilities)
      if let message = screen.message(for: key) { effects += screen.handle(message) }
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  /// The rows as they are seen, without blanks at their ends.
  mutating func rows() -> [String] {
    screen.fit(size: size, capabilities: capabilities)
    let grid = screen.draw(size: size, capabilities: capabilities)
    return (capabilities.isUnicode ? grid : grid.asciiTwin).rows
  }

  mutating func frame() -> String {
    "--- \(size.width)x\(size.height) ---\n" + rows().joined(separator: "\n") + "\n"
  }
}

extension Viewer<LessonScreen> {
  /// The frames of all leaves of the page that is shown.
  mutating func leaves() -> [[String]] {
    var leaves: [[String]] = []
    let page = screen.state.page
    while screen.state.page == page, leaves.count < 99 {
      leaves.append(rows())
      press(.pageDown)
    }
    return leaves
  }
}
