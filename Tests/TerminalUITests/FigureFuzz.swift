import CNNEngine
import Canvas
import Figures
import TerminalUI
import Testing
import Tutor

/// Presses keys in any order, command signs among them, and looks at the figure from time to time.
func expectDrawable(
  _ screen: FigureScreen, signs: String, presses: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let keys: [Key] =
    [
      .left, .right, .up, .down, .tab, .backTab, .enter, .escape, .backspace, .home, .end, .delete,
    ] + signs.map { Key.character($0) }
  var random = RandomSource(seed: 1)
  var viewer = Viewer(screen, 80, 24)
  for step in 0..<presses {
    viewer.press(keys.randomElement(using: &random) ?? .enter)
    if let tick = viewer.screen.tick, step % 3 == 0 { _ = viewer.screen.handle(tick) }
    guard step % 10 == 0 else { continue }
    for size in [Size(width: 80, height: 24), Size(width: 40, height: 12)] {
      viewer.size = size
      #expect(viewer.rows().count == size.height, sourceLocation: sourceLocation)
    }
    let figure = viewer.screen.figure
    #expect((0..<figure.stepCount).contains(figure.step), sourceLocation: sourceLocation)
  }
}
