import Course
import Testing

/// Sliding figures whose input is a picture of the course.
struct PictureFenceTests {
  private func course(_ operation: String, _ body: String) throws -> TemporaryCourse {
    let head = Sample.lesson.prefix { $0 != "`" }
    return try TemporaryCourse([
      "misconceptions.yaml": Sample.misconceptions,
      "../Assets/scenes/small.pgm": "P2 4 3 9 1 2 3 4 5 6 7 8 9 0 1 2",
      "lessons/one/lesson.en.md": head + "```animate \(operation)\n\(body)\n```\n",
    ])
  }

  @Test func `the window slides over the picture's levels`() throws {
    let course = try course(
      "conv2d", "picture: scenes/small.pgm\nkernel: [[0, 1], [0, 0]]")
    guard
      case .animation(.sliding(let spec))? =
        try course.library.lesson("one").pages[1].blocks.first
    else {
      Issue.record("no figure")
      return
    }
    #expect(spec.inputs == [[[1, 2, 3, 4], [5, 6, 7, 8], [9, 0, 1, 2]]])
  }

  @Test(arguments: [
    ("conv1d", "picture: scenes/small.pgm\nkernel: [1]", "slides over a row"),
    ("pool2d", "picture: scenes/small.pgm\ninput: [[1, 2]]\nsize: 1", "an input and a picture"),
    ("pool2d", "picture: scenes/none.pgm\nsize: 2", "scenes/none.pgm"),
    ("pool2d", "size: 2", "input"),
  ])
  func `what cannot be shown is told with its line`(
    operation: String, body: String, words: String
  ) throws {
    let course = try course(operation, body)
    #expect {
      _ = try course.library.lesson("one")
    } throws: { error in
      "\(error)".hasPrefix("lessons/one/lesson.en.md:") && "\(error)".contains(words)
    }
  }
}
