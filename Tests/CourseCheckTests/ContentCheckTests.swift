import Course
import CourseCheck
import Foundation
import Testing

struct ContentCheckTests {
  private func problems(lesson: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("check-\(UUID().uuidString)")
    let directory = folder.appendingPathComponent("Exercises/lessons/one")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let front = """
      ---
      format: 1
      id: one
      title: A lesson
      minutes: 5
      needs: []
      exam: out
      sources: ["made for the tests"]
      ---

      """
    try Data((front + lesson).utf8).write(to: directory.appendingPathComponent("lesson.en.md"))
    return ContentCheck(CourseLibrary(ContentFolder(path: folder.path))).run()
      .problems.map(\.description)
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
}
