import Canvas
import ContentFormat
import Course
import Foundation
import TerminalUI
import TestSupport
import Testing
import Tutor

struct FeaturesScreenTests {
  private func screen(isPredicted: Bool = false) throws -> FigureScreen {
    let root = fixtureCourse.path
    let library = CourseLibrary(ContentFolder(path: root))
    let files = NamedFiles(folder: "assets") { path, _ throws(ContentProblem) in
      try library.asset(String(path.dropFirst("Assets/".count)))
    }
    let document = try ContentDocument("predict: \(isPredicted)", file: "page")
    return try FigureScreen(
      FigureRequest("features", document, line: 1, files: files))
  }

  @Test func `a filter answers beside the picture`() throws {
    var screen = try screen()
    screen.type(text: "4")
    expectGolden(screen.frames(), named: "features")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "features-table")
  }

  @Test func `the map is hidden until the student points`() throws {
    var screen = try screen(isPredicted: true)
    let frames = screen.frames()
    #expect(frames.contains("? hidden until you point"))
    #expect(!frames.contains("answers"))
    screen.type(keys: [.enter])
    #expect(screen.frames().contains("✗ -18 there; the greatest, 24, at 1,25"))
  }

  @Test func `in a pipe every filter is told`() throws {
    expectGolden(try screen().plainText(), named: "features-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    expectDrawable(try screen(), signs: "eputx[]0123456789 +-.", presses: 1000)
  }
}
