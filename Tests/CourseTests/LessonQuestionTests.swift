import Course
import Grading
import Testing

struct LessonQuestionTests {
  private let library = CourseLibrary(repository)

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
}
