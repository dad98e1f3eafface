import CNNEngine
import Canvas
import Course
import TerminalUI
import Testing
import Tutor

/// Keys in any order must never break a figure.
struct AnimationFuzzTests {
  private static let keys: [Key] =
    [
      .left, .right, .up, .down, .tab, .backTab, .enter, .escape, .backspace, .home, .end, .delete,
    ] + " e+x-umtpgbcfr,.0123456789".map { Key.character($0) }

  @Test(arguments: AnimationSpec.Operation.allCases)
  func `any keys leave a figure that can be drawn`(operation: AnimationSpec.Operation) throws {
    var spec: AnimationSpec
    switch operation {
    case .conv1d: spec = AnimationSample.flip()
    case .conv2d: spec = AnimationSample.conv2d()
    case .pool1d, .pool2d: spec = AnimationSample.pool(operation)
    case .convTranspose1d, .convTranspose2d:
      spec = operation.isPicture ? AnimationSample.conv2d() : AnimationSample.conv1d()
      spec.operation = operation
    }
    spec.isPredicted = true
    var random = RandomSource(seed: 1)
    var viewer = Viewer(try AnimationSample.screen(spec), 80, 24)
    for step in 0..<1500 {
      viewer.press(Self.keys.randomElement(using: &random) ?? .enter)
      if let tick = viewer.screen.tick, step % 3 == 0 { _ = viewer.screen.handle(tick) }
      guard step % 10 == 0 else { continue }
      for size in [Size(width: 80, height: 24), Size(width: 40, height: 12)] {
        viewer.size = size
        #expect(viewer.rows().count == size.height)
      }
      let state = viewer.screen.state
      #expect((0..<state.frameCount).contains(state.playback.position))
    }
  }
}
