import Canvas
import Course
import Foundation
import TerminalUI
import Tutor

/// A quiz with a part of each type, made here so that the screens do not change with the content.
enum AnswerTypeSample {
  /// A part with keys for a right, a wrong and an unreadable answer; `/` is Enter.
  static let parts: [(name: String, right: String, wrong: String, unreadable: String)] = [
    ("integer", "3*16/", "51/", "3*/"),
    ("shape", "10x10x3/", "3x9x10/", "10x/"),
    ("real", "ln(10)/", "2.3/", "ln(/"),
    ("formula", "2:n/", "1:n/", "2:/"),
    ("steps", "n E[w x] | linearity; 0 | symmetry/", "n E[w x] | symmetry/", "n E[w x]/"),
    ("vector", "3 2 1/", "1 2 3/", "3 2/"),
    ("matrix", "1 2 3 4/", "1 3 2 4/", "1 2 3/"),
    ("build", "conv 1@5x5 padding 2/", "conv 1@5x5/", "conf 1@5/"),
    ("choice", "1/", "2/", "/"),
    ("two-tier", "1/2/", "2/1/", "1//"),
    ("rubric", "Fewer weights:places./ /", "It is larger.//", "/"),
  ]

  private static let quiz = """
    format: 1
    id: types
    title: {en: A question of each kind}
    sources: ["made for the tests"]
    needs: []
    exam: in
    parts:
      - id: integer
        type: integer
        unit: parameters
        ask: {en: "Three filters of 4x4, no bias. How many weights?"}
        answer: 3*4*4
        misconceptions: {bias: 51, one: 16}
        hints: [{en: "Count one filter."}]
        solution: {en: "$3 \\\\cdot 16 = {answer}$"}
      - id: shape
        type: shape
        ask: {en: "Which shape comes out?"}
        answer: [3, 10, 10]
        misconceptions: {bias: [3, 13, 13], one: [1, 10, 10]}
        hints: [{en: "Push the window."}]
        solution: {en: "{answer}"}
      - id: real
        type: real
        figures: 4
        ask: {en: "What is the loss of guessing one of ten?"}
        answer: ln(10)
        misconceptions: {bias: "1", one: "10"}
        hints: [{en: "Minus the logarithm of a tenth."}]
        solution: {en: "{answer}"}
      - id: formula
        type: formula
        ask: {en: "Which variance keeps the signal behind a ReLU?"}
        left: Var(w)
        answer: 2/n
        symbols: {n: positive integer}
        misconceptions: {bias: 1/n, one: n/2}
        hints: [{en: "Half of the squares stay."}]
        solution: {en: "$\\\\frac{2}{n}$"}
      - id: steps
        type: steps
        ask: {en: "Show that the mean is zero."}
        start: E[v]
        answer: "0"
        symbols: {n: positive integer}
        rules: {linearity: ["E[v] = n*E[w*x]"], symmetry: ["E[w*x] = 0"]}
        lines: ["n*E[w*x] | linearity", "0 | symmetry"]
        hints: [{en: "Take the sum apart."}]
        solution: {en: "Linearity, symmetry."}
      - id: vector
        type: vector
        ask: {en: "What comes out?"}
        answer: [3, 2, 1]
        misconceptions: {bias: [4, 3, 2], one: [3, 3, 3]}
        hints: [{en: "A spike stamps the kernel."}]
        solution: {en: "{answer}"}
      - id: matrix
        type: matrix
        ask: {en: "Which rows and columns?"}
        answer: "[[1, 2], [3, 4]]"
        misconceptions: {bias: "[[2, 3], [4, 5]]", one: "[[1, 1], [1, 1]]"}
        hints: [{en: "Row by row."}]
        solution: {en: "{answer}"}
      - id: build
        type: build
        network: {input: [1, 13, 13]}
        ask: {en: "Build a layer with a window of 5x5 that keeps 13x13."}
        goal:
          - {holds: "height(last) = 13", note: size-changed, say: {en: "Your network ends with a height of {height(last)}. What stands around the picture?"}}
          - {holds: "receptiveField(last) = 5", note: other-window, say: {en: "One value of yours sees {receptiveField(last)} cells along a side."}}
        answer: conv 1@5x5 padding 2
        hints: [{en: "Push the window over the border."}]
        solution: {en: "{answer}"}
      - id: choice
        type: choice
        ask: {en: "For which function is the mean zero?"}
        hints: [{en: "Put in -1 and 1."}]
        solution: {en: "tanh is odd."}
        choices:
          - {right: true, en: "tanh"}
          - {id: relu-centred, en: "ReLU", say: {en: "It is never negative."}}
      - id: two-tier
        type: two-tier
        ask: {en: "Can a dense layer do the same?"}
        answer: true
        hints: [{en: "Zeros are weights too."}]
        solution: {en: "Yes: copy the weights."}
        reasons:
          - {right: true, en: "Its weights can be copied."}
          - {id: cannot-share, en: "It cannot share weights.", say: {en: "It need not share: copies do."}}
      - id: rubric
        type: rubric
        ask: {en: "What does sharing weights change?"}
        hints: [{en: "Count the weights."}]
        solution: {en: "See the model answer."}
        model: {en: "One set of weights serves all places, so there are fewer."}
        ticks: [{en: "says that the places share"}, {en: "says that there are fewer"}]
    """

  private static let misconceptions = """
    bias: {en: "This counts a bias too. Read once more."}
    one: {en: "This is one of several."}
    """

  /// The quiz at a part, read from a folder that is gone afterwards.
  static func state(at part: String) throws -> QuizState {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("types-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let exercises = folder.appendingPathComponent("Exercises")
    try FileManager.default.createDirectory(
      at: exercises.appendingPathComponent("quizzes/types"), withIntermediateDirectories: true)
    for (path, text) in [
      ("misconceptions.yaml", misconceptions), ("quizzes/types/quiz.yaml", quiz),
    ] {
      try Data(text.utf8).write(to: exercises.appendingPathComponent(path))
    }
    let library = CourseLibrary(ContentFolder(path: folder.path))
    return try QuizState(
      quiz: library.quiz("types"), part: part, progress: ProgressSummary())
  }
}
