import CNNEngine
import Course
import Foundation
import Grading
import MathNotation
import TutorProgram

/// What is typed: answers, formulas, layers in the short form, options of a figure.
extension FuzzTarget {
  /// Inputs that share one question, since opening a question costs more than an answer.
  private static let answersPerQuestion: UInt64 = 200

  private static let answerTexts = [
    "48", "7,296", "48 (3*4*4)", "3*4*4 = 48", "3x10x10", "(3, 10, 10)", "0.0693", "1e-5", "1/3",
    "2/n", "n*Var(w)*E[x^2]", "Var(w) = 2/n", "E[x^2]-E[x]^2", #"\frac{2}{n_{in}}"#, "b", "yes 2",
    "true b", "1,2;3,4", "[[1, 2], [3, 4]]", "y = n*Var(w) | independence; = 1/3", "relu",
    "conv 3@3x3 same | relu | maxpool 2", "0.1 < 1 < 0.01", "2^10", "10 million", "√2", "½", "-3",
    "floor((n+2p-k)/s)+1", "ln(10)", "exp(-1)", "5,175", "5.175", "0,25", "approx 48", "not 48",
  ]
  private static let answerTokens = [
    "n", "w", "x", "Var", "E", "sqrt", "ln ", "exp", "(", ")", "[", "]", "{", "}", "^", "_", "*",
    "/",
    "+", "-", "=", ",", ".", ";", "|", "\\frac", "\\cdot", "1e", "e", "²", "₁", "√", "·", "−",
    "x10x",
    " ", "\n", "%", "1/", "2^-1030", "3*2^-1020", "1e-304", "|independence", "Var(", "n_{in}",
  ]

  static let answers = FuzzTarget(name: "answers", brief: 600, full: 200_000) { scratch in
    let library = CourseLibrary(try scratch.course())
    let ids =
      library.quizzes().flatMap(\.questions) + library.lessons().flatMap(\.allQuestions)
    var asked: QuestionInstance?
    return Opened(mutator: Mutator(answerTexts, tokens: answerTokens)) { input, number in
      if asked == nil || number % answersPerQuestion == 0 {
        var random = RandomSource(seed: 7, stream: number / answersPerQuestion)
        let question = try library.question(ids.randomElement(using: &random) ?? "")
        asked = try question.instance(seed: Bool.random(using: &random) ? nil : number)
      }
      let text = String(decoding: input, as: UTF8.self)
      _ = asked?.grade(text)
      _ = asked?.understood(text)
    }
  }

  static let formulas = FuzzTarget(name: "formulas", brief: 1500, full: 200_000) { _ in
    let texts = [
      "2/n", "n*Var(w)*E[x^2]", "floor((n+2*p-k)/s)+1", "max(0, x)", "1 <= K and K <= N",
      #"\frac{1}{n}\sum_{i=1}^{n} x_i^2"#, #"\sqrt{\frac{2}{n_{in}}}"#, "F * K^2 * C + F",
      #"\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}"#, #"\mathbb{E}[x^2] - \mu^2"#,
    ]
    let tokens =
      answerTokens + [
        #"\sum"#, #"\left("#, #"\right)"#, #"\begin{cases}"#, #"\end{cases}"#, "&", #"\\"#,
        #"\hat"#,
        #"\text{a}"#, "mod", "<=", "if", "and",
      ]
    let vocabulary = Vocabulary(functions: ["Var", "E"], symbols: ["n", "w", "x", "y"])
    return Opened(mutator: Mutator(texts, tokens: tokens)) { input, _ in
      let text = String(decoding: input, as: UTF8.self)
      _ = try? Formula(answer: text, vocabulary: vocabulary).linearText
      _ = try? Formula(expression: text).linearText(.ascii)
      _ = try Formula(tex: text, vocabulary: vocabulary).linearText
    }
  }

  private static let layerTexts = [
    "conv 3@4x4 nobias | relu | maxpool 2 | fc 4 nobias", "conv 2@3 same d2 | relu | fc 2",
    "conv 6@5x5 p2 | sigmoid | avgpool 2 | conv 16@5x5 | flatten | fc 120 | fc 84 | fc 10",
    "convtranspose 2@3x3 s2 | batchnorm | tanh | dropout 0.5 | softmax", "maxpool 3 s2 | lrn",
  ]
  private static let layerTokens = [
    "conv", "fc", "maxpool 2", " | ", "@", "x", "same", " d", " s", " p", "nobias", "relu", "lrn",
    "d4611686018427387904", "s9223372036854775807", "p4611686018427387904", "1x", " g2", "groups",
  ]

  static let shortForm = FuzzTarget(name: "short-form", brief: 1000, full: 200_000) { _ in
    let inputs = ["1x13x13", "1x6x6", "3x224x224", "1x12", "5", "9223372036854775807x2x2", "1x1x1"]
    return Opened(mutator: Mutator(layerTexts, tokens: layerTokens)) { input, number in
      let text = String(decoding: input, as: UTF8.self)
      let shape = inputs[Int(number % UInt64(inputs.count))]
      // The whole command costs a hundred times as much as the reader: now and then is enough.
      guard number % 50 == 0 else {
        return try describe(Architecture(input: shape, shortForm: text))
      }
      let json = number % 100 == 0 ? ["--json"] : []
      try runCommand(arguments: ["summary", "--input", shape, text] + json)
    }
  }

  /// Asks a network for all that its table shows.
  static func describe(_ architecture: Architecture) throws {
    for row in try NetworkSummary(of: architecture).rows {
      _ = "\(row.formulas.parameters) \(row.formulas.multiplyAdds) \(row.formulas.outputShape)"
    }
    _ = try architecture.plannedLayers()
  }

  /// One argument a line, as `animate` takes them.
  static let animate = FuzzTarget(name: "animate", brief: 12, full: 200_000) { scratch in
    let texts = [
      "conv1d\n--input\n8\n--kernel\n3", "conv2d\n--input\n5x5\n--kernel\n3\n--padding\n1",
      "pool1d\n--input\n8", "pool2d\n--input\n6x6\n--mode\naverage",
      "conv-transpose1d\n--stride\n2", "conv-transpose2d\n--kernel\n4\n--stride\n2\n--dilation\n2",
      "receptive-field\n--network\nhomework_p5",
      "receptive-field\n--input\n1x13x13\nconv 3@3x3 | relu",
      "network\n--network\nlenet5", "matrix\n--kernel\n3 | 3 | 3", "backprop\n--slopes\n1,2,3",
      "wires\n--input\n6\n--kernel\n3", "volume\n--filters\n4\n--input\n3x8x8",
      "descent\n--rate\n0.1\n--batch\n4", "features\n--input\nAssets/scenes/boat.pgm",
      "variance\n--width\n8\n--depth\n5", "dead-relu\n--rate\n0.4\n--steps\n5",
      "functions\n--functions\nrelu, tanh\n--range\n-4,4", "norms\n--input\n2x3x2x2",
      "signal\n--lesson\ninit", "curves\n--lesson\noverfitting",
    ]
    let tokens = [
      "\n--input\n", "\n--kernel\n", "\n--stride\n", "\n--dilation\n", "\n--padding\n", "16", "64",
      "8x8", "3x5x5", "1,2;3,4", "1|2", "/", "\n--mode\nconvolution", "\n--channels\n",
      "\n--filters\n",
      "\n--seed\n", "\n--padding-mode\nreflect", "\n--layer\nC1", "\n--unit\n2,3", "\n--bias\n1",
    ]
    let keys = "frame\ne\n9\nenter\nright\nend\nt\nframe\nenter\np\n1\nenter\nframe\n"
    try scratch.write(Array(keys.utf8), to: "keys")
    let sizes = ["80x24", "40x12", "200x60", "132x43", "20x5"]
    var mutator = Mutator(texts, tokens: tokens)
    mutator.limit = 2000
    return Opened(mutator: mutator) { input, number in
      let given = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
      let form =
        number % 2 == 0
        ? ["--plain"]
        : [
          "--script", scratch.path("keys"), "--size", sizes[Int(number / 2 % UInt64(sizes.count))],
        ]
      try runCommand(
        arguments: ["animate", "--content", Scratch.checkout.path] + form + given)
    }
  }
}
