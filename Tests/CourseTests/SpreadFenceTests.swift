import CNNEngine
import ContentFormat
import Course
import Testing

/// The fences of lessons on initial weights.
struct SpreadFenceTests {
  private func lesson(_ fence: String, data: String? = nil) throws -> Lesson {
    let text = """
      ---
      format: 1
      id: one
      title: One
      minutes: 5
      exam: in
      sources: ["made for the tests"]
      ---
      # A page

      ```\(fence)
      ```
      """
    var files = ["lessons/one/lesson.en.md": text]
    files["lessons/one/data.yaml"] = data
    let course = try TemporaryCourse(files)
    return try withExtendedLifetime(course) { try course.library.lesson("one") }
  }

  private func figure(_ fence: String, data: String? = nil) throws -> FigureSpec? {
    if case .animation(let spec)? = try lesson(fence, data: data).pages[0].blocks.first {
      spec
    } else {
      nil
    }
  }

  @Test func `a stack of layers has usual settings, and its own`() throws {
    guard
      case .variance(let spec)? = try figure(
        "animate variance\nwidth: 50\ndepth: 5\nactivation: relu\nweights: 2/n\nshow: slopes")
    else {
      Issue.record("no stack")
      return
    }
    #expect([spec.width, spec.depth, spec.place.line] == [50, 5, 11])
    #expect(spec.settings.weightVariance == 0.04)
    #expect(spec.quantity == .slopes)
    #expect(!spec.isPredicted)
  }

  @Test func `weights lie in a file beside the lesson`() throws {
    let data = "format: 1\nsource: made here\ninput: [1, 2]\nweights: [[[1], [3]], [[2, 4]]]\n"
    guard
      case .signal(let spec)? = try figure(
        "animate signal\ndata: data.yaml\nscale: 10", data: data)
    else {
      Issue.record("no signal")
      return
    }
    #expect(spec.scale == 10)
    #expect(spec.weights.map(\.count) == [2, 1])
  }

  @Test func `a derivation names its question and its networks`() throws {
    guard
      case .derivation(let spec)? = try lesson("derive one.a\nactivation: relu").pages[0].blocks
        .first
    else {
      Issue.record("no derivation")
      return
    }
    #expect(spec.question == "one.a")
    #expect(spec.spread.activation == .relu)
  }

  @Test(arguments: [
    ("animate variance\nwidth: 999", "the figure: the width cannot be 999. Choose 2 to 256."),
    ("animate variance\nweights: 0", "the figure: the variance \"0\" cannot be used."),
    ("animate variance\nactivation: rely", "unknown word \"rely\"; did you mean \"relu\"?"),
    ("animate variance\ndeep: 3", "unknown key \"deep\""),
    ("animate signal\ndata: none.yaml", "there is no file \"none.yaml\" beside the lesson."),
    ("animate signal\ndata: ../data.yaml", "there is no file \"../data.yaml\" beside the lesson."),
    ("animate signal\ndata: data.yaml", "layer 1 does not read the 2 numbers before it."),
    ("derive", "the fence \"derive\" has 0 words after \"derive\"."),
  ])
  func `what does not fit is named with its place`(fence: String, words: String) throws {
    let data = "format: 1\nsource: made here\ninput: [1, 2]\nweights: [[[1]]]\n"
    let problem = #expect(throws: ContentProblem.self) { try lesson(fence, data: data) }
    #expect(problem?.line != nil)
    #expect(problem?.sentence.contains(words) == true, "\(problem?.description ?? "")")
  }
}
