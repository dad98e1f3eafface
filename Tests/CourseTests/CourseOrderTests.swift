import ContentFormat
import Course
import Testing

struct CourseOrderTests {
  private static let sections = """
    format: 1
    sections:
      - title: {en: First}
        lessons: [b, a]
    """

  private func library(order: String) throws -> TemporaryCourse {
    var files = ["course.yaml": order]
    for id in ["a", "b", "c", "d"] {
      files["lessons/\(id)/lesson.en.md"] = Sample.lesson.replacing("id: one", with: "id: \(id)")
    }
    return try TemporaryCourse(files)
  }

  @Test func `lessons stand as ordered, the others behind them`() throws {
    let course = try library(order: Self.sections)
    let lessons = course.library.lessons()
    #expect(lessons.map(\.id) == ["b", "a", "c", "d"])
    #expect(lessons.map(\.section) == ["First", "First", nil, nil])
  }

  @Test func `an order that cannot be read leaves the lessons usable`() throws {
    let course = try library(order: "format: 1\nsections: 3\n")
    #expect(course.library.lessons().map(\.id) == ["a", "b", "c", "d"])
    #expect(
      course.library.audit().problems.map(\.description).contains {
        $0.hasPrefix("course.yaml:2: ")
      })
  }

  @Test(arguments: [
    ("[b, aa]", "course.yaml:4: there is no lesson \"aa\""),
    ("[b, b]", "course.yaml:4: the lesson \"b\""),
  ])
  func `a lesson that is unknown or named twice is a problem`(
    lessons: String, beginning: String
  ) throws {
    let course = try library(order: Self.sections.replacing("[b, a]", with: lessons))
    let problems = course.library.audit().problems.map(\.description)
    #expect(problems.contains { $0.hasPrefix(beginning) }, "\(problems)")
  }
}
