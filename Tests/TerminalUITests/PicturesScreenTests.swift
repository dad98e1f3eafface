import Canvas
import ContentFormat
import Course
import Figures
import Foundation
import TerminalUI
import TestSupport
import Testing
import Tutor

struct PicturesScreenTests {
  private func group(_ name: String, side: Int, count: Int) -> PictureSheet.Group {
    var items: [PictureSheet.Item] = []
    for number in 0..<count {
      let values = (0..<side * side).map { place in Double((place + number) % 3) / 2 }
      items.append(
        PictureSheet.Item(
          caption: "\(name) \(number)", isWrong: number == 1, isSigned: name == "kernel",
          width: side, height: side, values: values))
    }
    return PictureSheet.Group(name, items)
  }

  private func screen() throws -> FigureScreen {
    let sheet = PictureSheet(
      origin: "by hand",
      groups: [group("digit", side: 8, count: 9), group("kernel", side: 3, count: 2)])
    return FigureScreen(FigureFrame(PicturesFigure(sheet), kind: PicturesFigure.kind))
  }

  @Test func `pictures stand beside each other over their captions`() throws {
    var screen = try screen()
    expectGolden(screen.frames(), named: "pictures")
    screen.type(keys: [.right, .right, .down])
    expectGolden(screen.frames(), named: "pictures-group")
    expectGolden(screen.plainText(), named: "pictures-plain")
  }

  @Test func `keys go through all pictures and from group to group`() throws {
    var viewer = Viewer(try screen(), 80, 24)
    viewer.press(.right)
    #expect(viewer.rows().contains { $0.contains("▸digit 1") })
    viewer.press(.down)
    #expect(viewer.rows().contains { $0.contains("▸kernel 0") })
    viewer.press(.down, .end)
    #expect(viewer.rows().contains { $0.contains("▸kernel 1") })
    viewer.press(.right, .up)
    #expect(viewer.rows().contains { $0.contains("▸digit 0") })
    viewer.press(.character("t"))
    #expect(viewer.rows().contains { $0.contains("▸ digit   8 x 8  digit 0") })
  }

  @Test func `any keys leave pictures that can be drawn`() throws {
    expectDrawable(try screen(), signs: "t[] 0", presses: 300)
  }
}
