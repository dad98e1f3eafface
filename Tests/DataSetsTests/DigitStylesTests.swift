import CNNEngine
import Testing
import TestSupport

@testable import DataSets

struct DigitStylesTests {
  /// All ten digits in one line each, for texts that break one of them.
  private static let sound = (0...9).map { "style \($0) plain\nstroke 0,0 100,100\n" }.joined()

  private func complaint(_ text: String) -> String {
    do throws(DigitStylesError) {
      _ = try DigitStyles(text: text, file: "strokes.txt")
      return "nothing"
    } catch {
      return error.description
    }
  }

  @Test func `each digit of the course has at least six styles with names of their own`() throws {
    let styles = try courseStyles()
    for digit in 0...9 {
      let names = styles.styles(of: digit).map(\.name)
      #expect(names.count >= 6)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `every style is drawn as its description says`() throws {
    let styles = try courseStyles()
    var lines: [String] = []
    for digit in 0...9 {
      for style in styles.styles(of: digit) {
        lines += ["\(digit) \(style.name)"] + drawing(of: style, styles) + [""]
      }
    }
    expectGolden(lines.joined(separator: "\n"), named: "styles")
  }

  /// The inner 24x24 pixels, two rows a line.
  private func drawing(of style: DigitStyle, _ styles: DigitStyles) -> [String] {
    let digits = GeneratedDigits(styles: styles, count: 1, hand: .plain)
    let image = [Float](unsafeUninitializedCapacity: 1024) { buffer, count in
      digits.draw(style, seed: 1, into: buffer)
      count = 1024
    }
    let shades = Array(" .:+#")
    return stride(from: 4, to: 28, by: 2).map { y in
      let row = (4..<28).map { x in
        let ink = (image[y * 32 + x] + image[(y + 1) * 32 + x]) / 2
        return shades[Int((ink * 4).rounded())]
      }
      let end = row.lastIndex { $0 != " " } ?? -1
      return String(row[...end])
    }
  }

  @Test func `points, corners and weights are read`() throws {
    let text = Self.sound + "style 7 barred weight 2.5 \nstroke 20,-5 50.5,60!\t90,100\n# end"
    let style = try #require(try DigitStyles(text: text, file: "f").styles(of: 7).last)
    #expect(style.name == "barred")
    #expect(style.weight == 2.5)
    #expect(style.strokes.map { $0.map(\.x) } == [[0.2, 0.505, 0.9]])
    #expect(style.strokes.map { $0.map(\.isCorner) } == [[false, true, false]])
  }

  @Test func `styles are chosen by their weights`() throws {
    let text = Self.sound + "style 7 barred weight 3\nstroke 0,0 1,1\n"
    let styles = try DigitStyles(text: text, file: "f")
    #expect(styles.style(of: 7, at: 0.2).name == "plain")
    #expect(styles.style(of: 7, at: 0.3).name == "barred")
    #expect(styles.style(of: 7, at: 1).name == "barred")
  }

  @Test(arguments: [
    ("line 0,0 1,1", "\"line\" is not known here. Begin the line with style, stroke or #."),
    (
      "style x",
      "a style needs a digit, a name and perhaps a weight above 0. "
        + "Write it as: style 7 barred weight 2"
    ),
    (
      "style 7 barred weight 0",
      "a style needs a digit, a name and perhaps a weight above 0. "
        + "Write it as: style 7 barred weight 2"
    ),
    (
      "stroke 0,0 1,1",
      "this stroke belongs to no style. Put a line such as: style 7 barred before it."
    ),
    (
      "style 1 a\nstroke 0,0 1;1",
      "\"1;1\" is no point. Write it as 20,10 or, for a corner, 20,10!"
    ),
    ("style 1 a\nstroke 0,0", "a stroke needs at least two points. Add one, or remove the line."),
    (
      "style 1 a\nstyle 2 b\nstroke 0,0 1,1",
      "style a has no stroke. Add a line such as: stroke 50,0 50,100"
    ),
  ])
  func `a line that cannot be read is named`(text: String, words: String) {
    let line = text.hasPrefix("style 1 a\nstroke") ? 2 : 1
    #expect(complaint(text) == "strokes.txt:\(line): \(words)")
  }

  @Test func `a digit without a style is named`() {
    #expect(
      complaint("style 0 round\nstroke 0,0 1,1")
        == "strokes.txt: digit 1 has no style. Add at least one.")
  }
}
