import Foundation
import Testing

@Suite struct CheckCommandTests {
  /// The smallest quiz of the course and all that it needs, with one word changed or none.
  private func home(replacing old: String = "", with new: String = "") throws -> ProgramHome {
    let home = try ProgramHome()
    let exercises = ProgramHome.repository.appendingPathComponent("Exercises")
    for name in ["misconceptions.yaml", "quizzes/p2/quiz.yaml", "quizzes/p2/tests.yaml"] {
      let text = try String(contentsOf: exercises.appendingPathComponent(name), encoding: .utf8)
      let isQuiz = name.hasSuffix("quiz.yaml")
      try home.write("Exercises/\(name)", (isQuiz ? text.replacing(old, with: new) : text).utf8)
    }
    return home
  }

  @Test func `in a pipe nothing is said when all is well`() throws {
    let home = try home()
    let run = try home.runPlainly(["check", "."])
    #expect(run.output.isEmpty)
    #expect(run.complaints.isEmpty)
    #expect(run.code == 0)
  }

  @Test func `a problem is a line with file, line and sentence`() throws {
    let run = try home(replacing: "hints:", with: "hinds:").runPlainly(["check", "."])
    #expect(run.code == 1)
    let line = try #require(run.lines.first)
    #expect(
      line.contains(/^Exercises\/quizzes\/p2\/quiz\.yaml:[0-9]+: unknown key "hinds"/), "\(line)")
  }

  @Test func `JSON counts what was read`() throws {
    let run = try home().runPlainly(["check", ".", "--json"])
    let counts = try #require(try run.objects().last)
    #expect(counts["quizzes"] == 1)
    #expect(counts["problems"] == 0)
  }

  @Test func `one broken quiz leaves the others usable`() throws {
    let home = try home()
    try home.write("Exercises/quizzes/broken/quiz.yaml", "format: [".utf8)
    let list = try home.runPlainly(["quiz", "--content", "."])
    #expect(list.code == 0)
    #expect(list.output.contains("p2"))
    #expect(list.complaints.contains("quizzes/broken/quiz.yaml:"))
    let good = try home.runPlainly(["quiz", "p2", "--plain", "--content", "."])
    #expect(good.code == 0)
    #expect(good.output.hasPrefix("quiz p2: "))
    let bad = try home.runPlainly(["quiz", "broken", "--plain", "--content", "."])
    #expect(bad.code == 2)
    #expect(bad.complaints.contains("quizzes/broken/quiz.yaml:"))
  }
}
