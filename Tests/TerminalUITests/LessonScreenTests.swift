import Canvas
import Course
import Grading
import TerminalUI
import TestSupport
import Testing
import Tutor

struct LessonScreenTests {
  @Test func `page keys turn pages wherever the focus is`() throws {
    var viewer = Viewer(try LessonSample.conv1d(), 80, 24)
    viewer.press(.pageDown)
    #expect(viewer.screen.state.page == 1)
    #expect(viewer.screen.isTextEntry)
    viewer.press(.pageDown, .pageUp, .pageUp)
    #expect(viewer.screen.state.page == 0)
  }

  @Test func `arrows and space belong to a figure with the focus`() throws {
    var viewer = Viewer(try LessonSample.conv1d(), 80, 24)
    viewer.press(.right, .right)
    #expect(viewer.screen.state.page == 0)
    #expect(viewer.rows().contains { $0.contains("y[2] = (-1)·1 + 3·0 + 1·2 = 1") })
    viewer.press(.character(" "))
    #expect(viewer.screen.tick != nil)
  }

  @Test func `arrows and space turn pages where there is only prose`() throws {
    var viewer = Viewer(try LessonSample.conv1d(page: 5), 80, 24)
    viewer.press(.character(" "))
    #expect(viewer.screen.state.page == 6)
    viewer.press(.tab)
    #expect(!viewer.screen.isTextEntry, "tab leaves the answer, so that letters are commands")
    viewer.press(.left)
    #expect(viewer.screen.state.page == 5)
    viewer.press(.right, .tab, .end)
    #expect(viewer.screen.state.page == 14)
    viewer.press(.home)
    #expect(viewer.screen.state.page == 0)
  }

  @Test func `while the answer has the focus, letters and digits are text`() throws {
    var viewer = Viewer(try LessonSample.conv1d(page: 4), 80, 24)
    viewer.type("4*4 q?")
    #expect(viewer.rows().contains { $0.contains("> 4*4 q?") })
  }

  @Test func `a question is asked, hinted at, checked, and leads on`() throws {
    var viewer = Viewer(try LessonSample.conv1d(page: 4), 80, 24)
    viewer.type("15")
    viewer.press(.enter, .function(1))
    let wrong = viewer.frame()
    viewer.press(.backspace)
    viewer.type("6")
    viewer.press(.enter)
    expectGolden(wrong + viewer.frame(), named: "lesson-question")
    let notes = viewer.effects.map { effect in
      if case .record(.attempt(let attempt)) = effect {
        attempt.causes.first?.description ?? "right"
      } else {
        "other"
      }
    }
    #expect(notes == ["conv1d.size:off-by-one-low", "right"])
    viewer.press(.enter)
    #expect(viewer.screen.state.page == 5)
  }

  @Test func `a question that grows moves to a leaf of its own, in sight`() throws {
    var viewer = Viewer(try LessonSample.conv1d(page: 1), 80, 24)
    viewer.type("4")
    viewer.press(.enter)
    #expect(viewer.rows()[0].contains("(2 of 2)"))
    #expect(viewer.rows().contains { $0.contains("✗ not yet") })
    viewer.press(.pageUp)
    #expect(viewer.rows()[0].contains("(1 of 2)"))
    viewer.press(.pageDown)
    #expect(viewer.rows()[0].contains("(2 of 2)"))
    viewer.press(.pageDown)
    #expect(viewer.screen.state.page == 2)
    viewer.press(.pageUp)
    #expect(viewer.rows()[0].contains("(2 of 2)"), "back means to the end of the page before")
  }

  @Test func `a key of the figure brings its leaf back`() throws {
    var viewer = Viewer(try LessonSample.conv1d(), 40, 12)
    #expect(viewer.rows()[0].contains("(1 of 3)"))
    viewer.press(.pageDown)
    #expect(viewer.rows()[0].contains("(2 of 3)"))
    viewer.press(.right)
    #expect(viewer.rows()[0].contains("(1 of 3)"))
  }

  @Test func `a larger window keeps the page`() throws {
    var viewer = Viewer(try LessonSample.conv1d(), 40, 12)
    viewer.press(.pageDown, .pageDown)
    viewer.size = Size(width: 80, height: 24)
    #expect(viewer.rows()[0].contains("1 of 15"))
    #expect(!viewer.rows()[0].contains("(3 of 3)"))
  }

  @Test func `the end says what is open and what comes next`() throws {
    var viewer = Viewer(try LessonSample.conv1d(page: 14), 80, 24)
    viewer.press(.pageDown)
    expectGolden(viewer.frame(), named: "lesson-end")
    viewer.press(.enter)
    #expect(
      viewer.effects.suffix(2) == [.back, .open(.quiz(id: "10.1", part: nil, seed: nil))])
  }

  @Test func `escape leaves, but ends an edit first`() throws {
    var viewer = Viewer(try LessonSample.conv1d(), 80, 24)
    viewer.press(.character("e"), .escape)
    #expect(viewer.effects.isEmpty)
    viewer.press(.escape)
    #expect(viewer.effects.last == .back)
  }

  @Test func `a footer has at most six keys at every focus`() throws {
    for page in LessonSample.pages {
      var viewer = Viewer(try LessonSample.conv1d(page: page), 200, 24)
      for _ in 0..<3 {
        #expect(viewer.rows().last?.isEmpty == false)
        viewer.press(.tab)
      }
    }
  }

  @Test func `in a pipe every page is printed`() throws {
    expectGolden(try LessonSample.conv1d().plainText(), named: "lesson-plain")
  }
}
