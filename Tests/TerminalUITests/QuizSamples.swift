import Canvas
import Course
import Grading
import TerminalUI
import Tutor

/// A quiz of five parts like 10.1, made here so that the screens do not change with the content.
enum QuizSample {
  static let layers = [
    LayerRow(name: "input", given: "grey picture", output: "1x13x13", revealedBy: []),
    LayerRow(
      name: "conv", given: "3 filters 4x4, no padding, no bias", output: "3x10x10",
      revealedBy: ["f1"]),
    LayerRow(name: "relu", given: "", output: "3x10x10", revealedBy: ["f1"]),
    LayerRow(name: "pool", given: "max, 2x2, stride 2", output: "3x5x5", revealedBy: ["f2"]),
    LayerRow(name: "fc", given: "4 outputs, no bias", output: "4", revealedBy: []),
  ]

  static let questions = [
    question(
      "b", .integer, "How many ReLU operations does one forward pass make?", right: "300"),
    question("f1", .shape, "What shape does the convolution give?", right: "3x10x10"),
    question(
      "d",
      .twoTier(reasons: [
        text("It cannot share weights."),
        text("Equal weights can be copied, the rest set to zero."),
      ]),
      "Can a fully connected network with layers of the same sizes represent the same function?",
      right: "yes 2"),
    question(
      "e",
      .rubric(
        model: text("The convolutional network shares its weights, so that it needs far fewer."),
        ticks: [text("says that weights are shared"), text("compares the number of parameters")]),
      "What is the main difference between the two?", right: ""),
    question(
      "m", .cells(rows: 2, columns: 3), "Fill in the first two rows.", right: "1 2 0; 0 1 2"),
  ]

  /// The two questions with a number or a shape, whose seed is the one that is asked for.
  static let varyingQuiz = Quiz(
    id: "10.1", title: "A small convolutional network", sources: [], needs: [], exam: .in,
    hasVariants: true,
    parts: questions.prefix(2).map { question in
      Question(id: question.id, hasVariants: true) { seed in
        var question = question
        question.seed = seed
        return question
      }
    })

  static let quiz = Quiz(
    id: "10.1", title: "A small convolutional network", sources: [], needs: [], exam: .in,
    hasVariants: true,
    parts: questions.map { question in
      Question(id: question.id, hasVariants: true) { _ in question }
    })

  static func screen(at part: String = "b", progress: ProgressSummary = ProgressSummary())
    -> QuizScreen
  {
    QuizScreen(QuizState(quiz: quiz, questions: questions, part: part, progress: progress))
  }

  private static func question(
    _ name: String, _ kind: QuestionInstance.Kind, _ prompt: String, right: String
  ) -> QuestionInstance {
    QuestionInstance(
      id: "10.1.\(name)", kind: kind, prompt: text(prompt),
      hints: [
        text("How large is one map after the convolution?"),
        text("A window of width 4 fits how many times along 13?"),
      ],
      solution: text("One map has 10 rows of 10 cells, and there are 3 maps: 300."),
      sourceRemark: name == "b"
        ? text("The tutorial says 304: it counts a ReLU on the four outputs too.") : nil,
      layers: layers, answer: right
    ) { answer, _ in verdict(on: answer, right: right) }
  }

  private static func verdict(on answer: String, right: String) -> Verdict {
    switch answer {
    case right: Verdict(outcome: .right, message: "", understood: answer)
    case "507":
      Verdict(
        outcome: .wrong, note: "same-assumed",
        message: "That is one for every cell of the input, three times. Push the window along a "
          + "row and count the places where it can stand.",
        understood: "507")
    case "1 -10 0; 0 1 2":
      Verdict(
        outcome: .wrong, message: "One cell is not right yet.", understood: answer,
        wrongCells: [CellPlace(row: 0, column: 1)])
    case "3*": Verdict(outcome: .unreadable, message: "Something is missing after \"3*\".")
    default:
      Verdict(outcome: .wrong, message: "Look at the window again.", understood: answer)
    }
  }
}

func text(_ words: String) -> RichText { RichText([.text(words)]) }

extension Screen {
  /// Presses keys one after the other and forgets the effects.
  mutating func press(keys: Key...) {
    for key in keys {
      if let message = message(for: key) { _ = handle(message) }
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(keys: .character(character)) }
  }

  /// The screen as text, framed so that its size can be seen.
  func frame(_ width: Int, _ height: Int, _ capabilities: Capabilities = Capabilities()) -> String {
    let grid = draw(size: Size(width: width, height: height), capabilities: capabilities)
    let cursor = grid.cursor.map { "cursor \($0.x),\($0.y)" } ?? "no cursor"
    let shown = capabilities.isUnicode ? grid : grid.asciiTwin
    return (["--- \(width)x\(height), \(cursor) ---"] + shown.rows).joined(separator: "\n") + "\n"
  }
}
