import Course
import Foundation
import TestSupport
import Testing

/// The course of the tests.
let sampleCourse = ContentFolder(
  path: fixtureCourse.path)

struct Quiz101Tests {
  private let library = CourseLibrary(sampleCourse)

  /// By hand: 3·4·4, 13-4+1 = 10, 10/2 = 5, 3·10·10, 48 + 75·4, 16·300 + 75 + 300.
  @Test(arguments: [
    ("a", "48"), ("f1", "3x10x10"), ("b", "300"), ("f2", "3x5x5"), ("c", "348"), ("g", "5,175"),
  ])
  func `the engine gives the source's numbers`(part: String, answer: String) throws {
    let question = try library.question("10.1.\(part)").instance()
    #expect(question.answer == answer)
  }
}
