import CNNEngine
import Canvas
import ContentFormat
import Course
import Foundation
import TerminalUI
import Testing
import Tutor

/// Windows that no figure was made for: nothing may trap in them, and no layout may search without end.
struct WindowSizeTests {
  private static let library = CourseLibrary(
    ContentFolder(
      path: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path))

  private static let sizes = [
    (1, 1), (2, 3), (5, 1), (33, 3), (40, 18), (46, 17), (52, 15), (80, 2), (80, 4), (80, 5),
    (80, 7), (80, 14), (100, 6), (124, 16), (140, 40), (200, 1), (300, 100),
  ]

  private func expectDrawn(_ screen: some Screen, _ place: Comment) {
    for (width, height) in Self.sizes {
      var viewer = Viewer(screen, width, height)
      #expect(viewer.rows().count == height, place)
    }
  }

  @Test(arguments: ["norms", "receptive-field", "lenet"])
  func `every page of a lesson is drawn in any window`(id: String) throws {
    let lesson = try Self.library.lesson(id)
    for page in lesson.pages.indices {
      let state = try LessonState(lesson, page: page, sequel: nil, progress: ProgressSummary())
      expectDrawn(LessonScreen(state), "\(id), page \(page + 1)")
    }
  }

  /// In the last one, halves of a picture go through the same layers.
  @Test(arguments: ["lenet5", "googlenet", "homework_p5"])
  func `what a unit sees is drawn in any window`(network: String) throws {
    var screen = try FigureScreen(
      FigureRequest("receptive-field", ["network": network]))
    for _ in 0..<3 {
      expectDrawn(screen, "\(network)")
      _ = screen.handle(.key(.character("[")))
    }
  }
}
