import ContentFormat
import Course
import Testing

struct CourseLibraryTests {
  @Test func `a broken lesson leaves everything else usable`() throws {
    let course = try Sample.course(lesson: "no front matter")
    #expect(course.library.lessons().map(\.id) == ["one"])
    #expect(course.library.quizzes().map(\.id) == ["1"])
    #expect(try course.library.quiz("1").parts.map(\.id) == ["1.a", "1.b"])
    #expect(course.library.problems().map(\.file) == ["lessons/one/lesson.en.md"])
    #expect(throws: ContentProblem.self) { try course.library.lesson("one") }
  }

  @Test func `a broken quiz leaves everything else usable`() throws {
    let course = try Sample.course(quiz: "format: [")
    #expect(try course.library.lesson("one").pages.map(\.title) == ["First page", "Second page"])
    #expect(course.library.problems().map(\.file) == ["quizzes/1/quiz.yaml"])
  }

  @Test func `an unknown id is answered with the one that was probably meant`() throws {
    let library = CourseLibrary(sampleCourse)
    let problem = #expect(throws: ContentProblem.self) { try library.lesson("con1vd") }
    #expect(problem?.description == "there is no lesson \"con1vd\"; did you mean \"conv1d\"?")
    #expect(problem?.isUnknownIdentifier == true)
    let question = #expect(throws: ContentProblem.self) { try library.question("10.1.ff1") }
    #expect(question?.description == "there is no question \"10.1.ff1\"; did you mean \"10.1.f1\"?")
  }

  @Test func `the lists say the same as the whole files`() throws {
    let library = CourseLibrary(sampleCourse)
    for summary in library.quizzes() {
      let quiz = try library.quiz(summary.id)
      #expect(summary.title == quiz.title)
      #expect(summary.needs == quiz.needs)
      #expect(summary.questions == quiz.parts.map(\.id))
    }
    for summary in library.lessons() {
      let lesson = try library.lesson(summary.id)
      #expect(summary.title == lesson.title)
      #expect(summary.pageCount == lesson.pages.count)
      // No page need ask the question that proves the lesson.
      let proof = [summary.testOut].compactMap(\.self)
      #expect(Set(summary.questions + proof) == Set(lesson.questions.map(\.id)))
    }
  }

  @Test func `a title is in the language that is asked for, else in English`() throws {
    let course = try Sample.course()
    let folder = course.library.folder
    #expect(try CourseLibrary(folder, language: "he").quiz("1").title == "חידון")
    #expect(try CourseLibrary(folder, language: "fr").quiz("1").title == "A small quiz")
  }

  @Test func `a file that is not text, or that may not be read, is named`() throws {
    let course = try TemporaryCourse(["quizzes/1/other.yaml": ""])
    let problem = #expect(throws: ContentProblem.self) { try course.library.quiz("1") }
    #expect(
      problem?.description == "quizzes/1/quiz.yaml:1: the file cannot be read: it is not there.")
  }

  @Test func `a lesson whose front matter cannot be read is still named`() throws {
    let course = try TemporaryCourse([
      "lessons/a/lesson.en.md": Sample.lesson.replacing("id: one", with: "id: a"),
      "lessons/b/lesson.en.md": "# No front matter\n",
    ])
    let lessons = course.library.lessons()
    #expect(lessons.map(\.id) == ["a", "b"])
    #expect(lessons[0].problem == nil)
    #expect(
      lessons[1].problem?.description == """
        lessons/b/lesson.en.md:1: the lesson does not begin with front matter. Write it between two \
        lines of ---, as in "id: conv1d".
        """)
  }

  @Test func `lessons come after those that they need`() throws {
    func lesson(_ id: String, needs: String) -> String {
      Sample.lesson.replacing("id: one", with: "id: \(id)")
        .replacing("needs: []", with: "needs: [\(needs)]")
    }
    let course = try TemporaryCourse([
      "lessons/a/lesson.en.md": lesson("a", needs: "c"),
      "lessons/b/lesson.en.md": lesson("b", needs: ""),
      "lessons/c/lesson.en.md": lesson("c", needs: "b"),
    ])
    #expect(course.library.lessons().map(\.id) == ["b", "c", "a"])
  }
}
