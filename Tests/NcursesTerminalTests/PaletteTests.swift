import CNcurses
import Canvas
import Foundation
import Testing

@testable import NcursesTerminal

@Suite struct PaletteTests {
  private let roles: [Role] =
    [.quiet, .kernel, .output, .input, .right, .wrong, .key, .focus] + (0..<8).map { .series($0) }

  /// Red, green and blue of a number of the 256-colour palette, 0 to 1.
  private func components(_ color: Int32) -> [Double] {
    let number = Int(color)
    if number >= 232 { return Array(repeating: Double(8 + (number - 232) * 10) / 255, count: 3) }
    let levels = [0.0, 95, 135, 175, 215, 255]
    let cube = number - 16
    return [cube / 36, cube / 6 % 6, cube % 6].map { levels[$0] / 255 }
  }

  /// Relative luminance as WCAG 2 defines it.
  private func luminance(_ color: Int32) -> Double {
    let linear = components(color).map {
      $0 <= 0.03928 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ first: Double, _ second: Double) -> Double {
    (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  @Test func `text can be read on white and on black`() {
    for role in roles {
      let color = Palette(colorCount: 256).ink(for: Style(role)).foreground
      #expect(contrast(luminance(color), 1) >= 3, "\(role) on white")
      #expect(contrast(luminance(color), 0) >= 3, "\(role) on black")
    }
  }

  @Test(arguments: [Background.window, .selection, .right, .wrong, .grey(0), .grey(25)])
  func `text can be read on our own backgrounds`(background: Background) {
    for role in roles + [.text, .heading] {
      let ink = Palette(colorCount: 256).ink(for: Style(role, background: background))
      #expect(contrast(luminance(ink.foreground), luminance(ink.background)) >= 4.5, "\(role)")
    }
  }

  @Test func `greys have 26 levels`() {
    let palette = Palette(colorCount: 256)
    let colors = (0...25).map { palette.ink(for: Style(.grey($0))).foreground }
    #expect(colors.first == 16)
    #expect(colors.last == 231)
    #expect(Set(colors).count == 26)
  }

  @Test func `without colours roles differ by attributes alone`() {
    let palette = Palette(colorCount: 0)
    for role in roles {
      let ink = palette.ink(for: Style(role, background: .window))
      #expect(ink.foreground == -1)
      #expect(ink.background == -1)
      #expect(ink.attributes & Int32(CN_REVERSE) != 0)
    }
  }

  @Test(arguments: [8, 16]) func `few colours stay within their number`(count: Int) {
    let palette = Palette(colorCount: count)
    for role in roles + [.signed(-8), .signed(8), .grey(3)] {
      for background in [Background.none, .window, .selection, .right, .wrong, .grey(3)] {
        let ink = palette.ink(for: Style(role, background: background))
        #expect(ink.foreground < Int32(count))
        #expect(ink.background < Int32(count))
      }
    }
  }
}
