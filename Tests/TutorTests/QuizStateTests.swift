import Course
import Grading
import Testing
import Tutor

struct QuizStateTests {
  static let layers = [
    LayerRow(name: "input", given: "", output: "1x13x13", revealedBy: []),
    LayerRow(name: "conv", given: "", output: "3x10x10", revealedBy: ["f1"]),
    LayerRow(name: "pool", given: "", output: "3x5x5", revealedBy: ["f2", "c"]),
  ]

  static func quiz(
    progress: ProgressSummary = ProgressSummary(), part: String? = nil, seed: UInt64? = nil
  ) -> QuizState {
    let questions = ["a", "f1", "c"].map { name in
      sampleQuestion(
        id: "10.1.\(name)", seed: seed, kind: name == "f1" ? .shape : .integer, layers: layers,
        right: name == "f1" ? "3x10x10" : "300")
    }
    let quiz = Quiz(
      id: "10.1", title: "", sources: [], needs: [], exam: .in, hasVariants: true,
      parts: questions.map { question in
        Question(id: question.id, hasVariants: true) { _ in question }
      })
    return QuizState(quiz: quiz, seed: seed, questions: questions, part: part, progress: progress)
  }

  @Test func `shapes stay question marks until a part that reveals them is solved`() {
    var state = Self.quiz(part: "f1")
    #expect(state.layerTable.map(\.output) == ["1x13x13", "?", "?"])
    _ = state.handle(.answer(.give("3x9x9")))
    #expect(state.layerTable.map(\.output) == ["1x13x13", "?", "?"])
    _ = state.handle(.answer(.give("3x10x10")))
    #expect(state.layerTable.map(\.output) == ["1x13x13", "3x10x10", "?"])
  }

  @Test func `a solution that was shown reveals too`() {
    var state = Self.quiz(part: "c")
    _ = state.handle(.answer(.solution))
    #expect(state.layerTable.map(\.output) == ["1x13x13", "?", "?"])
    _ = state.handle(.answer(.solution))
    #expect(state.layerTable.map(\.output) == ["1x13x13", "?", "3x5x5"])
    #expect(state.found.map { "\($0.part) \($0.answer)" } == ["c 300"])
  }

  @Test func `a quiz begins at the part that is asked for, else at the first open one`() {
    #expect(Self.quiz(part: "c").current == 2)
    #expect(Self.quiz(part: "nonsense").current == 0)
    var progress = ProgressSummary()
    progress.apply(.solutionShown(question: "10.1.a", seed: nil))
    #expect(Self.quiz(progress: progress).current == 1)
  }

  @Test func `the record of the source's numbers says nothing about a variant`() {
    var progress = ProgressSummary()
    progress.apply(.solutionShown(question: "10.1.a", seed: nil))
    #expect(Self.quiz(progress: progress).earned == ["a"])
    #expect(Self.quiz(progress: progress, seed: 7).earned.isEmpty)
  }

  @Test func `no answer leads to the next part by itself`() {
    var state = Self.quiz()
    for answer in ["3*", "507", "300"] {
      _ = state.handle(.answer(.give(answer)))
      #expect(state.current == 0)
    }
    _ = state.handle(.enter)
    #expect(state.current == 1)
  }

  @Test func `steps stop at both ends`() {
    var state = Self.quiz()
    _ = state.handle(.step(-1))
    #expect(state.current == 0)
    for _ in 0..<5 { _ = state.handle(.step(1)) }
    #expect(state.current == 2)
    _ = state.handle(.go(part: 9))
    #expect(state.current == 2)
  }

  @Test func `leaving asks the outside to go back`() {
    var state = Self.quiz()
    #expect(state.handle(.leave) == [.back])
  }
}
