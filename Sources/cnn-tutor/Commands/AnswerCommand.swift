internal import ArgumentParser
internal import Course
internal import Foundation
internal import Grading

/// `cnn-tutor answer ID TEXT`: one answer, checked; nothing is kept.
struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Check one answer to one question; nothing is kept.",
    discussion: """
      The exit code is 0 for a right answer, 1 for a wrong one, 2 for one that cannot be read. \
      A choice is its number or letter; true or false with a reason is "yes 2".
      """)

  @Argument(help: ArgumentHelp("A question, such as 10.1.b or conv1d.flip.", valueName: "id"))
  var id: String

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The answer; it may begin with a minus sign.", valueName: "text"))
  var text: [String]

  @Option(
    parsing: .unconditional, help: "Answer a variant instead of the source's own numbers.",
    transform: parseSeed)
  var seed: UInt64?

  @Flag(help: "Print one JSON object: question, verdict, note, message, understood.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let folder = try ContentFolder(given: options.content)
    let library = CourseLibrary(folder, language: options.lang)
    let question = try library.question(id)
    let instance = try question.instance(seed: seed)
    let verdict = instance.grade(text.joined(separator: " "))
    if json {
      try Output.results.object(
        AnswerObject(
          question: library.canonical(id), verdict: verdict.outcome.rawValue,
          note: instance.note(of: verdict),
          message: verdict.message, understood: verdict.understood))
    } else {
      try Output.results.line(verdict.outcome.rawValue)
      if let understood = verdict.understood {
        try Output.results.line("understood: \(understood)")
      }
      if !verdict.message.isEmpty { try Output.results.line(verdict.message) }
    }
    if verdict.outcome.exitCode != 0 { throw ExitCode(verdict.outcome.exitCode) }
  }
}

/// What `answer --json` prints: every key is there, null where nothing is known.
struct AnswerObject: Encodable {
  private enum CodingKeys: String, CodingKey {
    case question, verdict, note, message, understood
  }

  let question: String
  let verdict: String
  let note: String?
  let message: String
  let understood: String?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(question, forKey: .question)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(note, forKey: .note)
    try container.encode(message, forKey: .message)
    try container.encode(understood, forKey: .understood)
  }
}

extension Verdict.Outcome {
  /// As the exit code of the program.
  fileprivate var exitCode: Int32 {
    switch self {
    case .right: 0
    case .wrong: 1
    case .unreadable: 2
    }
  }
}
