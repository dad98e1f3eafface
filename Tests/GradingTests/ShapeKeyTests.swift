import Grading
import Testing

@Suite struct ShapeKeyTests {
  private let key = ShapeKey(
    axes: [.channels, .height, .width],
    known: KnownAnswers(
      [3, 10, 10],
      misconceptions: [NamedAnswer(note: "same-assumed", answer: [3, 13, 13], say: "cause")]))

  @Test(arguments: [
    ("3x10x10", "channels 3, height 10, width 10"),
    ("10x10x3", "height 10, width 10, channels 3"),
    ("10×10×3", "height 10, width 10, channels 3"),
    ("(10, 10, 3)", "height 10, width 10, channels 3"),
    ("3,10,10", "channels 3, height 10, width 10"),
    ("[3, 10, 10]", "channels 3, height 10, width 10"),
    ("3 10 10", "channels 3, height 10, width 10"),
    ("3*10*10", "channels 3, height 10, width 10"),
    ("10x10x3 (HxWxC)", "height 10, width 10, channels 3"),
    ("C=3, H=10, W=10", "channels 3, height 10, width 10"),
    ("(13-4+1) x 10 x 3", "height 10, width 10, channels 3"),
    (#"3 \times 10 \times 10"#, "channels 3, height 10, width 10"),
    (#"\(10\times 10\times 3\)"#, "height 10, width 10, channels 3"),
    ("HWC 10 10 3", "height 10, width 10, channels 3"),
    ("HxWxC = 10x10x3", "height 10, width 10, channels 3"),
    ("torch.Size([3, 10, 10])", "channels 3, height 10, width 10"),
    ("<3, 10, 10>", "channels 3, height 10, width 10"),
    ("\u{200E}3x10x10\u{200F}", "channels 3, height 10, width 10"),
  ])
  func `both orders are understood and the order is named`(answer: String, understood: String) {
    let verdict = key.verdict(on: answer)
    #expect(verdict.outcome == .right)
    #expect(verdict.understood == understood)
  }

  @Test(arguments: [
    ("3x9x10", "axis-height"), ("4x10x10", "axis-channels"), ("10x9x3", "axis-width"),
    ("13x13x3", "same-assumed"), ("10x3x10", "axes-swapped"), ("300", "count-for-shape"),
    ("9x9x3", "axis-height-width"),
  ])
  func `the wrong axis is named, its size is not`(answer: String, note: String) {
    let verdict = key.verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
    #expect(!verdict.message.contains("10"))
  }

  @Test(arguments: ["", "10x10", "10x10x", "big", "3x10.5x10", "3x10x10x1", "x", "()", "3x-1x4"])
  func `what is no shape costs nothing`(answer: String) {
    #expect(key.verdict(on: answer).outcome == .unreadable)
  }

  @Test(arguments: ["", "big", "3x4", "3x4x5x1", "x"])
  func `asking for a shape gives no size away`(answer: String) {
    let verdict = key.verdict(on: answer)
    #expect(verdict.outcome == .unreadable)
    #expect(!verdict.message.contains("10"))
  }

  @Test func `rows and columns have one order only`() {
    let matrix = ShapeKey(axes: [.rows, .columns], known: KnownAnswers([25, 49]))
    #expect(matrix.verdict(on: "25x49").outcome == .right)
    #expect(matrix.verdict(on: "49x25").note == "axes-swapped")
    #expect(matrix.verdict(on: "9x49").message == "The rows are not right. The rest is right.")
  }
}
