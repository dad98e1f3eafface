import Canvas
import Course
import Foundation
import TerminalUI
import TestSupport
import Testing
import Tutor

struct LookupScreenTests {
  private static let index = CourseLibrary(
    ContentFolder(
      path: fixtureCourse.path)
  ).lookupIndex()

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 40, height: 12), Size(width: 200, height: 60),
  ])
  func `what is typed is found as one types`(size: Size) {
    var viewer = Viewer(LookupScreen(LookupState(Self.index)), size.width, size.height)
    let empty = viewer.frame()
    viewer.type("window")
    viewer.press(.down)
    expectGolden(empty + viewer.frame(), named: "lookup-\(size.width)x\(size.height)")
    viewer.type(" giraffe/?")
    #expect(viewer.rows().contains { $0.contains("window giraffe/?") })
    #expect(viewer.rows().contains { $0.contains("The course has nothing like it.") })
  }

  @Test func `a hit opens where it stands, and the text is kept`() {
    var viewer = Viewer(LookupScreen(LookupState(Self.index)), 80, 24)
    viewer.press(.enter)
    #expect(viewer.effects.isEmpty)
    viewer.type("7296")
    viewer.press(.enter)
    #expect(viewer.effects == [.open(.quiz(id: "t4", part: "1", seed: nil))])
    viewer.press(.backspace)
    viewer.type("6")
    #expect(viewer.screen.state.query == "7296")
    viewer.press(.down, .enter, .up)
    #expect(viewer.screen.state.selection == 0)
    #expect(viewer.effects.count == 2)
  }

  @Test func `a search that grows without end is searched no further`() {
    var viewer = Viewer(LookupScreen(LookupState(Self.index)), 80, 24)
    viewer.type(String(repeating: "/", count: LookupState.lengthLimit + 50))
    #expect(viewer.screen.state.query.count == LookupState.lengthLimit)
    viewer.press(.backspace)
    #expect(viewer.screen.state.query.count == LookupState.lengthLimit - 1)
  }
}
