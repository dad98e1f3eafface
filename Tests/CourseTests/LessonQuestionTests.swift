import ContentFormat
import Course
import Grading
import Testing

struct LessonQuestionTests {
  private let library = CourseLibrary(sampleCourse)

  /// By hand: (3·1+1·2-1, 1·1-2·2-1, -2·1+4·2-1) with ReLU; (1, 0, 2, 0, 0) with (3, 2, 1).
  @Test(arguments: [("conv1d.layer", "(4, 0, 5)"), ("conv1d.flip", "(5, 4, 6)")])
  func `a vector is what the engine computes from given numbers`(id: String, answer: String) throws
  {
    let instance = try library.question(id).instance()
    #expect(instance.answer == answer)
    #expect(instance.grade(answer).outcome == .right)
  }

  @Test func `a kernel that was not flipped is recognised`() throws {
    let instance = try library.question("conv1d.flip").instance()
    #expect(instance.grade("7 4 2").note == "flip")
    #expect(instance.grade("7 4").outcome == .unreadable)
    #expect(instance.grade("5 4 7").wrongCells.count == 1)
  }

  @Test func `a question that proves a lesson has numbers that change`() throws {
    for summary in library.lessons() where !summary.questions.isEmpty {
      let name = try #require(summary.testOut, "\(summary.id)")
      let question = try library.question(name)
      #expect(question.isForPractice, "\(name)")
      #expect((summary.questions + summary.practice).contains(name), "\(name)")
      let answers = try (1...8).map { try question.instance(seed: $0).answer }
      #expect(Set(answers).count > 2, "\(name)")
    }
  }

  @Test func `a formula's mistake and a wrong choice lead to the page of their cause`() throws {
    let instance = try library.question("10.3.b4").instance()
    #expect(instance.causePage(of: instance.grade("1/n"))?.lesson == "init")
    let chosen = try library.question("features.relu").instance()
    let wrong = chosen.grade("With larger weights")
    #expect(wrong.note == "larger-weights")
    #expect(chosen.causePage(of: wrong)?.lesson == "features")
  }

  @Test func `every question of the course can be drawn, and its own answer is right`() throws {
    let questions =
      try library.quizzes().flatMap { try library.quiz($0.id).parts }
      + library.lessons().flatMap { try library.lesson($0.id).questions }
    for question in questions {
      for seed in [nil, 1, 2, 3] as [UInt64?] {
        let instance = try question.instance(seed: seed)
        guard let answer = instance.answer else { continue }
        #expect(instance.grade(answer).outcome == .right, "\(question.id) seed \(seed ?? 0)")
      }
    }
  }

  @Test func `only the question that proves a lesson need stand on no page`() throws {
    let lesson = Sample.lesson.replacing("needs: []", with: "needs: []\ntest-out: one.a")
    let questions = Sample.quiz.split(separator: "\n").filter { line in
      !["id: \"1\"", "title", "sources", "needs", "exam"].contains { line.hasPrefix($0) }
    }
    let course = try TemporaryCourse([
      "misconceptions.yaml": Sample.misconceptions, "lessons/one/lesson.en.md": lesson,
      "lessons/one/questions.yaml": questions.joined(separator: "\n"),
      "lessons/one/tests.yaml": Sample.tests,
    ])
    let found = course.library.audit().problems.map(\.description)
    #expect(found.count == 1)
    #expect(found.first?.contains("no page asks the question \"one.b\"") == true)
    #expect(course.library.lessons().first?.practice == ["one.a"])
  }
}
