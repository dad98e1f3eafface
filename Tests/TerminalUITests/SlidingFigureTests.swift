import Canvas
import ContentFormat
import Course
import Figures
import TerminalUI
import Testing
import Tutor

/// What a sliding figure shows of channels, padding and a number that is taken apart.
struct SlidingFigureTests {
  private func viewer(
    _ operation: String, _ settings: KeyValuePairs<String, String>, width: Int = 80
  ) throws -> Viewer<FigureScreen> {
    Viewer(
      try FigureScreen(FigureRequest(operation, settings)), width, width == 80 ? 24 : 12)
  }

  @Test func `two channels in plain words`() throws {
    let view = try viewer("conv1d", ["input": "1,2,3|4,5,6", "kernel": "1,0|0,1/2,0|0,2"])
    // By hand: 1 + 5 and 2 + 6; the second filter twice that.
    #expect(
      view.screen.plainText() == """
        conv1d: x = (1, 2, 3 | 4, 5, 6), w = (1, 0 | 0, 1) / (2, 0 | 0, 2)
        kernel 2  padding 0  stride 1  dilation 1  bias 0  in 2  out 2
          cross-correlation
        filter 1 of 2
          output   reads     channel by channel   value
          y[0]     x[0..1]   1 + 5                    6
          y[1]     x[1..2]   2 + 6                    8

        filter 2 of 2
          output   reads     channel by channel   value
          y[0]     x[0..1]   2 + 10                  12
          y[1]     x[1..2]   4 + 12                  16

        """)
  }

  @Test(arguments: [80, 40])
  func `the key b writes another number beside the end`(width: Int) throws {
    var view = try viewer(
      "conv1d", ["input": "2,0,-1,3", "kernel": "1,0,2", "padding": "1"], width: width)
    #expect(view.rows().contains { $0.contains("(0)") })
    view.press(.character("b"))
    #expect(view.rows().contains { $0.contains("(2)") })
    view.press(.character("u"))
    #expect(view.rows().contains { $0.contains("(0)") })
  }

  @Test func `Enter takes the output, then the size apart`() throws {
    var view = try viewer("conv1d", ["input": "2,0,-1,3", "kernel": "1,0,2"])
    view.press(.enter)
    // By hand: 2 - 2.
    #expect(view.rows().contains { $0.contains("y[0] = 2·1 + 0·0 + (-1)·2 = 0") })
    view.press(.down)
    #expect(
      view.rows().contains { $0.contains("floor((4 + 2·0 - 1·(3 - 1) - 1) / 1) + 1 = 2") })
    view.press(.down)
    #expect(
      view.rows().contains { $0.contains("1·1·3 = 3, with a bias for each filter 3 + 1 = 4") })
    view.press(.down)
    #expect(view.rows().contains { $0.contains("1·1·3·2 = 6") })
    view.press(.escape)
    #expect(!view.rows().contains { $0.contains("multiplications") })
  }

  @Test(arguments: ["conv1d", "conv2d", "pool1d", "pool2d", "conv-transpose1d", "conv-transpose2d"])
  func `every figure is drawn to its end with channels in every size`(operation: String) throws {
    for (width, isUnicode) in [(80, true), (80, false), (40, true), (40, false)] {
      var view = try viewer(
        operation, operation.hasPrefix("pool") ? [:] : ["channels": "3"], width: width)
      view.capabilities.isUnicode = isUnicode
      let count = view.screen.figure.stepCount
      for step in 0..<count {
        #expect(view.screen.figure.step == step)
        #expect(view.rows().count == (width == 80 ? 24 : 12))
        view.press(.right)
      }
      view.press(.enter, .down, .escape, .character("c"), .character("t"))
      #expect(!view.rows().isEmpty)
    }
  }
}
