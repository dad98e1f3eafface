import ContentFormat
import Course
import CourseCheck
import Foundation
import Testing

struct ContentCheckTests {
  private func problems(lesson: String) throws -> [String] {
    try CheckedLesson.problems(pages: lesson)
  }

  @Test func `a page of eighteen lines fits, one of nineteen is named`() throws {
    let sixteen = (1...16).map { "- line \($0)" }.joined(separator: "\n")
    #expect(try problems(lesson: "# Full\n\nProse.\n\n\(sixteen)") == [])
    #expect(
      try problems(lesson: "# Full\n\nProse.\n\n\(sixteen)\n- line 17") == [
        """
        lessons/one/lesson.en.md:10: the prose of the page "Full" takes 19 lines of 72 columns. \
        Keep it to 18: split the page, one idea each.
        """
      ])
  }

  @Test func `code wider than the page is named`() throws {
    let wide = String(repeating: "x", count: 73)
    #expect(
      try problems(lesson: "# Wide\n\n```\n\(wide)\n```") == [
        """
        lessons/one/lesson.en.md:10: the page "Wide" holds something 73 columns wide. Keep \
        formulas, tables and code to 72.
        """
      ])
  }

  @Test func `code wider than a narrow screen is named`() throws {
    let fitting = String(repeating: "x", count: 37)
    #expect(try problems(lesson: "# Fits\n\n```\n\(fitting)\n```") == [])
    #expect(
      try problems(lesson: "# Wide\n\n```\n\(fitting)x\n```") == [
        """
        lessons/one/lesson.en.md:10: the page "Wide" holds code 38 columns wide, which a screen of \
        40 cuts. Keep code to 37, or make it a table or a formula.
        """
      ])
  }

  @Test(arguments: [
    (
      "conv1d\ninput: [1, 2]\nkernel: [1, 2, 3]", 16,
      "a window of 3 covers 3 cells, but the input has only 2. Make the window smaller or the input longer."
    ),
    (
      "conv1d\ninput: [[1, 2, 3], [4, 5, 6]]\nkernel: [1, 2]", 16,
      "the kernel has 1 channels and the input 2. Give each filter one grid of weights a channel."
    ),
    (
      "conv2d\ninput: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8]]\nkernel: [[1]]", 15,
      "the input is too long for the figure. Take at most 16 along an axis."
    ),
    (
      "pool1d\ninput: [1, 2, 3]\nsize: 2\npadding: 2", 17,
      "a padding of 2 is more than half of the window of 2: a window could stand on padding alone. Take at most 1."
    ),
  ])
  func `a figure that cannot be drawn is named with its line`(
    figure: String, line: Int, sentence: String
  ) throws {
    #expect(
      try problems(lesson: "# One\n\nLook.\n\n```animate \(figure)\n```")
        == ["lessons/one/lesson.en.md:\(line): the figure: " + sentence])
  }

  @Test func `a preset that the figure refuses is named`() throws {
    let figure =
      "```animate conv1d\ninput: [1, 2]\nkernel: [1, 0]\npresets: {1: [2, 1], 2: [1, 2, 3]}\n```"
    #expect(
      try problems(lesson: "# One\n\nLook.\n\n\(figure)") == [
        """
        lessons/one/lesson.en.md:17: presets 2: A window of 3 covers 3 cells, but the input has only \
        2. Make the window smaller or the input longer.
        """
      ])
  }

  @Test func `a file that is not UTF-8 is named with the line`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("check-\(UUID().uuidString)")
    let directory = folder.appendingPathComponent("Exercises/lessons/one")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try (Data("---\nformat: 1\ntitle: ".utf8) + Data([0xFF, 0x0A]))
      .write(to: directory.appendingPathComponent("lesson.en.md"))
    let found = ContentCheck(CourseLibrary(ContentFolder(path: folder.path))).run().problems
    #expect(
      found.map(\.description) == [
        """
        lessons/one/lesson.en.md:3: the file cannot be read: it is not UTF-8 text. Save it as UTF-8.
        """
      ])
  }

  @Test func `a page with a figure that a screen would fold is named`() throws {
    let prose = (1...14).map { "- line \($0)" }.joined(separator: "\n")
    let figure = "```animate conv1d\ninput: [1, 2, 3, 4]\nkernel: [1, 0]\n```"
    #expect(try problems(lesson: "# One\n\nLook.\n\n\(figure)") == [])
    #expect(
      try problems(lesson: "# Two\n\n\(prose)\n\n\(figure)") == [
        """
        lessons/one/lesson.en.md:10: the page "Two" does not fit a screen of 80x24. Shorten it, or \
        give the figure or the question a page of its own.
        """
      ])
  }

  @Test(arguments: [
    ("$2 \\cdot 3 + 1 = 8$", "states 2 · 3 + 1 = 8, and the left side comes to 7."),
    ("$$\n10/4 = 2.4\n$$", "states 10/4 = 2.4, and the left side comes to 5/2."),
    ("- $3^2 = 6$", "states 3² = 6, and the left side comes to 9."),
    (
      "| a | b |\n| --- | --- |\n| $1 + 1 = 3$ | x |",
      "states 1 + 1 = 3, and the left side comes to 2."
    ),
    ("$N - 1 = 8 - 3 = 6$", "states 8 − 3 = 6, and the left side comes to 5."),
  ])
  func `an equation of numbers that does not hold is named`(text: String, words: String) throws {
    let found = try problems(lesson: "# One\n\n\(text)")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("lessons/one/lesson.en.md:10: the page \"One\" \(words)") == true,
      "\(found)")
  }

  /// A right side may be rounded to the decimals that it has; letters say nothing.
  @Test(arguments: [
    "$28 / 6 = 4.67$", "$2 \\cdot 3 = 6$", "$N - K + 1 = 6$", "$10/3 \\approx 3.3$",
    "$0.1 + 0.2 = 0.3$",
    "`2 + 2 = 5`", "$1 = 2 - 1 = 4 - 3$",
  ])
  func `an equation that holds, or is none of numbers, is left alone`(text: String) throws {
    #expect(try problems(lesson: "# One\n\n\(text)") == [])
  }

  @Test func `a line that a pipe would break is named with its page`() throws {
    // Two fractions side by side: 45 columns on a screen, and each a line of its own length in a pipe.
    let formula =
      "$$\\frac{aaa + bbb + ccc + ddd}{eee + fff + ggg + hhh} \\cdot "
      + "\\frac{iii + jjj + kkk + lll}{mmm + nnn + ooo + ppp}$$"
    let found = try problems(lesson: "# One\n\nFine.\n\n---\n# Two\n\n\(formula)")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("lessons/one/lesson.en.md:15: in a pipe the line ") == true
        && found.first?.hasSuffix(" takes 135 columns. Keep it to 80.") == true, "\(found)")
  }

  @Test func `places of the coverage that are not there, and rows twice, are named`() throws {
    let rows = [
      "# Coverage", "## Topics", "| row | what | where |", "| --- | --- | --- |",
      "| A1 | a page | page one: Full |", "| A2 | no page | page one: Ful |",
      "| A2 | again | network lenet5; network lenet55 |", "| A3 | waits | open |",
    ]
    let found = try CheckedLesson.problems(
      pages: "# Full\n\nProse.",
      beside: ["Exercises/COVERAGE.md": rows.joined(separator: "\n")])
    #expect(
      found.map { String($0.prefix(60)) } == [
        "COVERAGE.md:6: there is no place \"page one: Ful\"; did you me",
        "COVERAGE.md:7: there is no place \"network lenet55\". Known: o",
        "COVERAGE.md:7: the row \"A2\" is here twice. Join the two.",
      ])
  }
}
