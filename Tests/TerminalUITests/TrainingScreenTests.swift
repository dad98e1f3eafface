import CNNEngine
import Canvas
import Foundation
import Testing
import TestSupport

@testable import TerminalUI
@testable import Tutor

struct TrainingScreenTests {
  private static let common = Size(width: 80, height: 24)
  private static let wide = Size(width: 120, height: 40)
  private static let small = Size(width: 40, height: 12)
  private static let large = Size(width: 200, height: 60)

  /// The text of a frame, with its styles below.
  private func frame(
    _ screen: TrainingScreen, _ size: Size, _ capabilities: Capabilities = Capabilities()
  ) -> String {
    let grid = screen.draw(size: size, capabilities: capabilities)
    let shown = capabilities.isUnicode ? grid : grid.asciiTwin
    return (shown.rows + ["--- styles ---"] + shown.styleRows).joined(separator: "\n") + "\n"
  }

  private func expectFrames(_ screen: TrainingScreen, named name: String) {
    for size in [Self.common, Self.wide, Self.small, Self.large] {
      expectGolden(frame(screen, size), named: "\(name)-\(size.width)x\(size.height)")
    }
  }

  @Test func `the frame is complete before the first step`() {
    expectFrames(TrainingScreen(TrainingState(plan: TrainingRun.plan)), named: "training-preparing")
  }

  @Test func `a run is seen while it goes on`() {
    expectFrames(TrainingRun.screen(afterSteps: 674), named: "training-running")
  }

  @Test func `a pause is said in words`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    _ = screen.press(.character(" "))
    expectFrames(screen, named: "training-paused")
  }

  @Test func `the end shows the test error`() {
    expectFrames(TrainingRun.finished, named: "training-finished")
  }

  @Test func `a run that diverges says what to do`() {
    var screen = TrainingRun.screen(afterSteps: 26)
    let step = TrainingStep(epoch: 1, step: 27, trainLoss: .nan, imageCount: 64)
    _ = screen.handle(.report(.events([.diverged(step)], elapsedMilliseconds: 90)))
    expectFrames(screen, named: "training-diverged")
  }

  @Test func `digits are shown with their misses marked`() {
    var screen = TrainingRun.finished
    screen.show(.digits)
    _ = screen.press(.character("m"))
    expectFrames(screen, named: "training-digits")
  }

  @Test func `the confusion matrix becomes a list where it does not fit`() {
    var screen = TrainingRun.finished
    screen.show(.confusion)
    expectFrames(screen, named: "training-confusion")
  }

  @Test func `the other curves and the silent filters have a view of their own`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    screen.show(.curves)
    expectFrames(screen, named: "training-curves")
  }

  @Test func `a layer and its silent filters stand in one row of the narrow panel`() {
    var screen = TrainingRun.screen(afterSteps: 10)
    let layers = [("C1", 6), ("C3", 16), ("C5", 120), ("F6", 84)].map { name, count in
      SilentFilters(layer: name, silent: [0], filterCount: count, imageCount: 128)
    }
    let step = TrainingStep(
      epoch: 1, step: 11, trainLoss: 2, imageCount: 64, silentFilters: layers)
    _ = screen.handle(.report(.events([.step(step)], elapsedMilliseconds: 40)))
    let text = frame(screen, Self.common)
    for words in ["C1 1/6  C3 1/16", "C5 1/120  F6 1/84"] { #expect(text.contains(words)) }
  }

  @Test func `one digit walks through the layers`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    screen.show(.layers)
    _ = screen.handle(.report(.layers(TrainingRun.layers)))
    expectFrames(screen, named: "training-layers")
  }

  @Test func `a digit is drawn with the mouse and read`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    screen.show(.pad)
    screen.fit(size: Self.common, capabilities: Capabilities())
    // The pad begins at column 2 of row 3; each cell shows two pixels.
    #expect(screen.draw(size: Self.common, capabilities: Capabilities()).wantsMouse)
    _ = screen.press(.mouse(MousePress(.press, at: Point(x: 12, y: 5))))
    #expect(screen.state.pad.x == 10 && screen.state.pad.y == 4 && screen.state.pad.isDown)
    let orders = screen.press(.mouse(MousePress(.drag, at: Point(x: 20, y: 5))))
    #expect(orders == [.training(.change(.read(pixels: screen.state.pad.pixels)))])
    _ = screen.press(.mouse(MousePress(.drag, at: Point(x: 13, y: 14))))
    _ = screen.press(.mouse(MousePress(.release, at: Point(x: 13, y: 14))))
    // Ink all the way along, none where the pen was not: (10...18, 4), then down to (11, 22).
    #expect((10...18).allSatisfy { screen.state.pad.pixels[4 * 28 + $0] == 1 })
    #expect(
      screen.state.pad.pixels[22 * 28 + 11] == 1 && screen.state.pad.pixels[22 * 28 + 20] == 0)
    #expect(!screen.state.pad.isDown)
    _ = screen.press(.mouse(MousePress(.drag, at: Point(x: 25, y: 14))))
    #expect(screen.state.pad.x == 11)
    _ = screen.handle(.report(.drawn(TrainingRun.layers)))
    expectFrames(screen, named: "training-pad")
  }

  @Test func `on a large screen a cell of the pad is half a pixel`() {
    var screen = TrainingRun.screen(afterSteps: 10)
    screen.show(.pad)
    screen.fit(size: Self.large, capabilities: Capabilities())
    _ = screen.press(.mouse(MousePress(.press, at: Point(x: 2 + 2 * 9, y: 3 + 20))))
    #expect(screen.state.pad.x == 9 && screen.state.pad.y == 20)
  }

  @Test func `the strength of the layers stands beside the curves where it is measured`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    let signals = { (factor: Double) in
      ["C1", "C3", "C5", "F6", "output"].enumerated().map { index, layer in
        LayerSignal(
          layer: layer, outputVariance: factor * pow(0.1, Double(index)),
          gradientVariance: factor * 1e-4)
      }
    }
    _ = screen.handle(.report(.signals(signals(1))))
    _ = screen.handle(.report(.signals(signals(0.71))))
    expectFrames(screen, named: "training-signals")
    screen.show(.curves)
    expectFrames(screen, named: "training-signals-curves")
  }

  @Test
  func `other runs lie behind the run that goes, and the axis counts steps where epochs differ`() {
    var screen = TrainingRun.screen(
      afterSteps: 674, behind: [TrainingRun.overlay(stepsPerEpoch: 100)])
    expectFrames(screen, named: "training-overlay")
    screen = TrainingRun.screen(afterSteps: 674, behind: [TrainingRun.overlay(stepsPerEpoch: 7)])
    #expect(frame(screen, Self.common).contains("steps"))
    #expect(!frame(screen, Self.common).contains("20 epochs"))
  }

  @Test func `the cursor reads values off the plot`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    for _ in 0..<8 { _ = screen.press(.right) }
    expectGolden(frame(screen, Self.common), named: "training-cursor-80x24")
    for _ in 0..<8 { _ = screen.press(.left) }
    #expect(screen.state.plotView.cursor == nil)
  }

  @Test func `leaving is a question in the place of the status`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    _ = screen.press(.escape)
    expectGolden(frame(screen, Self.common), named: "training-question-80x24")
  }

  @Test func `without colours and without Unicode all is still said`() {
    let mono = Capabilities(isUnicode: true, colorCount: 0)
    let ascii = Capabilities(isUnicode: false, colorCount: 0)
    let running = TrainingRun.screen(afterSteps: 674)
    expectGolden(frame(running, Self.common, mono), named: "training-running-mono")
    expectGolden(frame(running, Self.common, ascii), named: "training-running-ascii")
    var digits = TrainingRun.finished
    digits.show(.digits)
    expectGolden(frame(digits, Self.common, ascii), named: "training-digits-ascii")
  }

  @Test func `keys mean something only when they work`() {
    let preparing = TrainingScreen(TrainingState(plan: TrainingRun.plan))
    #expect(preparing.message(for: .character(" ")) == nil)
    #expect(preparing.message(for: .character("z")) == nil)
    #expect(preparing.message(for: .escape) != nil)
    #expect(TrainingRun.finished.message(for: .character("m")) == nil)
  }

  @Test func `while the question stands only its answers count`() {
    var screen = TrainingRun.screen(afterSteps: 10)
    #expect(screen.press(.function(10)) == [])
    #expect(screen.message(for: .character(" ")) == nil)
    #expect(screen.press(.character("n")) == [])
    #expect(screen.press(.escape) == [])
    #expect(screen.press(.character("y")) == [.training(.cancel), .back])
  }

  @Test func `as text the run is told in lines`() {
    #expect(
      TrainingRun.finished.plainText() == """
        train-live lenet5 · mnist · epoch 20 of 20 · rate 0.1 · batch 64
        done test error 0.70 ± 0.26 % on mnist, 7 of 1,000 wrong
        epoch 20 of 20   training loss 0.0150   validation loss 0.0417   13 of 1,024 wrong, \
        1.3 ± 0.35 %
        test error 0.70 ± 0.26 %, 7 of 1,000 wrong
        most often mixed up: 1 as 6: 2, 7 as 2: 2, 3 as 8: 1
        coach: Done: test error 0.7 ± 0.26 %. The last epoch is as good as the best one, within \
        the error.
        """)
  }

  @Test(arguments: [
    (".", [TrainingCommand.pause, .change(.oneStep)]), (",", [.pause, .change(.goBack)]),
    ("+", [.change(.learningRate(0.2))]), ("-", [.change(.learningRate(0.05))]),
    ("s", [.change(.pace(milliseconds: 5))]), ("f", []), ("b", [.change(.restoreBest)]),
    ("w", [.change(.save)]), ("r", []), ("n", []), ("v", []), ("l", []), ("o", []), ("p", []),
  ])
  func `each key does its work while the run goes`(key: String, orders: [TrainingCommand]) {
    var screen = TrainingRun.screen(afterSteps: 674)
    #expect(screen.press(.character(Character(key))) == orders.map(Effect.training))
  }

  @Test func `a new run is asked about, and then begins with its seed`() {
    var screen = TrainingRun.screen(afterSteps: 674)
    _ = screen.press(.character("n"))
    #expect(screen.state.pendingSeed == 2)
    #expect(screen.press(.character("n")) == [])
    #expect(screen.state.pendingSeed == nil)
    _ = screen.press(.character("n"))
    #expect(screen.press(.character("y")) == [.training(.change(.restart(seed: 2)))])
    #expect(screen.state.plan.seed == 2)
    #expect(screen.state.trainCurve.points.isEmpty)
  }
}

extension TrainingScreen {
  /// Presses tab until a view is there.
  fileprivate mutating func show(_ view: TrainingState.View) {
    for _ in TrainingState.View.allCases where state.view != view { _ = press(.tab) }
  }
}
