import CNNEngine
import Canvas
import Course
import Foundation
import TerminalUI
import Tutor
import TutorProgram

/// What authors write: each input takes the place of one file of the course, and the file is put back.
extension FuzzTarget {
  static let contents = [questions, lessons, experiments, lists]

  private static let tokens = [
    "&a [", "*a, *a, *a", "{", "}", "[", "]", "- ", ": ", "|\n", "\n\n", "\n  ", "#", "'", "\"",
    "!!int ",
    "default", "range: [0, 99999999999]", "values: [1]", "answer:", "type: shape", "type: real",
    "item(x, -9223372036854775808)", "row(", "sum(", "{{", "}}", "$", "$$", "```", "~~~", "---",
    "```conv2d\n", "input: 5x5\n", "kernel: 3\n", "steps: 9223372036854775807", "network:",
    #"\frac{1}{2}"#, #"\begin{cases}"#, "\\", "&#27;", "\\e", "&#x202E;", "| a | b |", "<b>",
  ]

  /// Reads a course in which an input stands for one of these files.
  private static func replacing(
    _ paths: [String], in scratch: Scratch, read: @escaping (ContentFolder, String) throws -> Void
  ) throws -> Opened {
    let folder = try scratch.course()
    let texts = try paths.map { try checkedOut("Exercises/\($0)") }
    var mutator = Mutator(texts, tokens: tokens)
    mutator.limit = 400_000
    return Opened(mutator: mutator) { input, number in
      // The file whose place is taken need not be the one that was changed: kinds of files get mixed too.
      var random = RandomSource(seed: 3, stream: number)
      let index = texts.indices.max { likeness(texts[$0], input) < likeness(texts[$1], input) }
      let path = paths[
        number % 8 == 0 ? Int.random(in: 0..<paths.count, using: &random) : index ?? 0]
      try scratch.write(input, to: "course/Exercises/\(path)")
      defer {
        try? scratch.write(
          Array(texts[paths.firstIndex(of: path) ?? 0].utf8), to: "course/Exercises/\(path)")
      }
      try read(folder, path)
    }
  }

  /// How many of the first bytes two texts share.
  private static func likeness(_ text: String, _ input: [UInt8]) -> Int {
    zip(text.utf8, input).prefix { $0 == $1 }.count
  }

  private static let questions = FuzzTarget(name: "questions", brief: 8, full: 20_000) {
    scratch in
    let paths = [
      "quizzes/10.1/quiz.yaml", "quizzes/10.3/quiz.yaml", "quizzes/p1/quiz.yaml",
      "quizzes/t4/quiz.yaml", "lessons/conv1d/questions.yaml", "lessons/init/questions.yaml",
      "lessons/padding/practice.yaml", "lessons/receptive-field/practice.yaml",
    ]
    return try replacing(paths, in: scratch) { folder, path in
      let library = CourseLibrary(folder)
      let id = path.split(separator: "/")[1]
      let parts =
        path.hasSuffix("questions.yaml")
        ? try library.lesson(String(id)).questions
        : try library.quiz(String(id)).parts
      for part in parts {
        for seed in [nil, 1, 2] as [UInt64?] {
          guard let instance = try? part.instance(seed: seed) else { continue }
          _ = instance.grade(instance.answer ?? "1")
          _ = instance.grade("2")
        }
      }
    }
  }

  private static let lessons = FuzzTarget(name: "lessons", brief: 4, full: 20_000) { scratch in
    let ids = ["conv1d", "matrix-view", "norms", "init", "lenet", "padding", "sgd", "pooling"]
    return try replacing(ids.map { "lessons/\($0)/lesson.en.md" }, in: scratch) { folder, path in
      let id = String(path.split(separator: "/")[1])
      let state = try LessonState(
        try CourseLibrary(folder).lesson(id), sequel: nil, progress: ProgressSummary())
      var stack = ScreenStack(LessonScreen(state), outside: .nowhere)
      _ = stack.plainText()
      for size in [Size(width: 80, height: 24), Size(width: 133, height: 14)] {
        stack.fit(size: size, capabilities: Capabilities())
        _ = stack.draw(size: size, capabilities: Capabilities())
        stack.press(.pageDown)
      }
    }
  }

  private static let experiments = FuzzTarget(name: "experiments", brief: 4, full: 20_000) {
    scratch in
    var count = 0
    return try replacing(["experiments.yaml"], in: scratch) { folder, _ in
      count += 1
      // The command also times a step of each network: now and then is enough.
      guard count % 500 == 0 else {
        _ = CourseLibrary(folder).experiments()
        return
      }
      try runCommand(arguments: ["train-live", "--list", "--content", folder.path])
    }
  }

  private static let lists = FuzzTarget(name: "lists", brief: 4, full: 20_000) { scratch in
    let paths = ["misconceptions", "errata", "sheet", "glossary", "aliases", "course"]
    return try replacing(paths.map { "\($0).yaml" }, in: scratch) { folder, path in
      let at = ["--content", folder.path]
      switch path {
      case "glossary.yaml": try runCommand(arguments: ["glossary"] + at)
      case "sheet.yaml": try runCommand(arguments: ["sheet"] + at)
      case "aliases.yaml": _ = try CourseLibrary(folder).quiz("11.1")
      case "course.yaml": _ = CourseLibrary(folder).lessons()
      default: _ = try CourseLibrary(folder).quiz(path == "errata.yaml" ? "mistakes" : "10.1")
      }
    }
  }
}

extension Outside {
  /// Nothing can be opened and nothing is kept.
  static var nowhere: Outside {
    Outside(
      open: { _ in throw FuzzError.usage }, record: { _ in }, progress: { ProgressSummary() })
  }
}
