import CNNEngine
import Canvas
import ContentFormat
import Course
import Figures
import Foundation
import TerminalUI
import TestSupport
import Testing
import Tutor

/// Enter takes the number apart that is looked at, in every figure that shows numbers.
struct NumberAnatomyTests {
  private func viewer(_ name: String, _ width: Int, _ height: Int) throws -> Viewer<FigureScreen> {
    Viewer(try FigureScreen(request(name)), width, height)
  }

  /// The usual figure of that name; one that needs a picture or weights comes from its lesson.
  private func request(_ name: String) throws -> FigureRequest {
    let lessons = ["features": "features", "signal": "init"]
    guard let id = lessons[name] else {
      return name == "functions"
        ? FigureRequest(name, ["functions": "relu,x^2"]) : FigureRequest(name)
    }
    return try Self.library.figure(name, lesson: id, usual: id)
  }

  private static let library = CourseLibrary(
    ContentFolder(
      path: fixtureCourse.path))

  /// Each by hand: the default figure after some steps, and the line with its numbers.
  @Test(
    arguments: [
      ("conv1d", [], "2·1 + 0·0 + (-1)·2 = 0"),
      // LeNet-5: C5 reads maps of a patch of 16, with a kernel of 5 and a jump of 4.
      ("receptive-field", [], "16 + (5 - 1)·1·4 = 32"),
      // The middle column of a 7x7 picture is pixel 3,3; the window at 0,0 ends at 2,2.
      ("matrix", [], "tap 3 - 0 = 3, 3 - 0 = 3 lies outside of the window: 0"),
      ("backprop", [.right], "(-1) · (0, -1, 3) gives (0, 1, -3)"),
      // The sum is the fourth step; 1·2 + (-1)·0 + 2·(-1).
      ("backprop", [.right, .right, .right], "2 + 0 + (-2) = 0"),
      ("features", [.character("x")], "8·(-1) + 2·1 + 8·(-1) + 2·1 + 8·(-1) + 2·1 = -18"),
      ("dead-relu", [.character("x")], "z = 1·2 + 0 = 2;   dL/dw = 1·1·2 = 2"),
      ("functions", [.end], "x^2: 16"),
      // Channel 1 of both images: 96/8 = 12, squares 58/8 = 7.25; (10 - 12)/2.6926 = -0.743.
      ("norms", [.down], "(10 - 12)/sqrt(7.25 + 0.00001) = -0.743"),
    ] as [(String, [Key], String)])
  func `the numbers put in are those of the figure`(
    name: String, steps: [Key], numbers: String
  ) throws {
    var viewer = try viewer(name, 100, 40)
    for key in steps { viewer.press(key) }
    #expect(!viewer.rows().contains { $0.contains("from l") })
    viewer.press(.enter)
    #expect(viewer.rows().contains { $0.contains(numbers) })
    viewer.press(.escape)
    #expect(!viewer.rows().contains { $0.contains("from l") })
  }

  /// The engine's own numbers stand in the formula, step after step.
  @Test func `a variance is taken apart with what was measured`() throws {
    var viewer = try viewer("variance", 100, 40)
    viewer.press(.character("x"), .right, .right, .enter)
    guard
      let measured = (viewer.screen.figure as? FigureFrame<VarianceFigure>)?.figure.measured
    else {
      Issue.record("nothing was measured")
      return
    }
    let layer = measured.layers[1].sums.variance.significant(3)
    #expect(viewer.rows().contains { $0.contains("; measured \(layer)") })
    viewer.press(.right)
    let next = measured.layers[2].sums.variance.significant(3)
    #expect(viewer.rows().contains { $0.contains("; measured \(next)") })
  }

  @Test func `a step of descent is the rate times its slope`() throws {
    var viewer = try viewer("descent", 100, 40)
    viewer.press(.character("x"), .right, .enter)
    guard let figure = (viewer.screen.figure as? FigureFrame<DescentFigure>)?.figure,
      let step = figure.update
    else {
      Issue.record("there is no step")
      return
    }
    let start = figure.placeBefore
    let moved = start.weight - figure.rate * step.gradient.weight
    #expect(abs(moved - step.place.weight) < 1e-12)
    #expect(
      viewer.rows().contains {
        $0.contains("w: \(start.weight.figureText) - ")
          && $0.contains(" = \(step.place.weight.figureText)   b: ")
      })
  }

  @Test(arguments: [
    "conv1d", "conv2d", "pool1d", "conv-transpose1d", "receptive-field", "matrix", "backprop",
    "descent", "functions", "features", "variance", "dead-relu", "signal", "norms", "network",
    "wires",
    "volume",
  ])
  func `every figure takes a number apart, and fits a small window`(name: String) throws {
    for (width, height) in [(80, 24), (40, 12)] {
      var viewer = try viewer(name, width, height)
      viewer.press(.character("x"), .right)
      let before = viewer.rows()
      viewer.press(.enter)
      let apart = viewer.rows()
      #expect(apart != before, "\(name)")
      #expect(apart.allSatisfy { $0.cellWidth <= width })
      viewer.press(.enter)
      #expect(viewer.rows() == before, "\(name)")
    }
  }
}
