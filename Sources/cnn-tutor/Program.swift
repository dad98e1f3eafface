internal import ArgumentParser
internal import CNNEngine
internal import Checked
internal import Foundation
internal import NcursesTerminal

/// The command `cnn-tutor` itself: its subcommands, and what becomes of their errors.
struct Program: ParsableCommand {
  /// As in CHANGELOG.md.
  static let version = "unreleased"

  static let configuration = CommandConfiguration(
    commandName: "cnn-tutor",
    abstract: "A tutor for convolutional neural networks in the terminal.",
    discussion: "Without a command it opens the course map.",
    version: version,
    subcommands: [
      Home.self, LessonCommand.self, QuizCommand.self, TrainLiveCommand.self, AnimateCommand.self,
      ProgressCommand.self, SummaryCommand.self, VerifyCommand.self, AnswerCommand.self,
      CheckCommand.self, BenchCommand.self, DataCommand.self, RunsCommand.self,
      ClassifyCommand.self, SheetCommand.self, ExamCommand.self, ExamTonightCommand.self,
      GlossaryCommand.self, FindCommand.self,
    ],
    defaultSubcommand: Home.self,
    helpNames: [.short, .long])

  /// Runs the command that the arguments name and leaves with its exit code.
  static func runAndExit(arguments given: [String]) -> Never {
    let arguments = LeadingOptions.moved(behindCommandOf: given)
    do {
      try run(arguments)
      Foundation.exit(0)
    } catch let end as ExitCode {
      Foundation.exit(end.rawValue)
    } catch let error as UnwritableOutput {
      end(error)
    } catch {
      if exitCode(for: error) == .validationFailure { nameUnknownCommand(in: arguments) }
      guard exitCode(for: error) == .failure else { endParsing(error) }
      complain("\(error)")
      Foundation.exit(2)
    }
  }

  /// Leaves after a help text, a version or a complaint about the arguments, which the parser has put into words.
  private static func endParsing(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let words = fullMessage(for: error)
    guard code.isSuccess else {
      try? Output.words.line(words)
      Foundation.exit(code.rawValue)
    }
    do throws(UnwritableOutput) { try Output.results.line(words) } catch { end(error) }
    Foundation.exit(code.rawValue)
  }

  private static func end(_ error: UnwritableOutput) -> Never {
    if error.isClosedPipe { Foundation.exit(128 + SIGPIPE) }
    complain("\(error)")
    Foundation.exit(1)
  }
}

/// Runs the program with these arguments and leaves with its exit code.
package func runProgram(arguments: [String]) -> Never {
  NcursesTerminal.beginProcess()
  Program.runAndExit(arguments: arguments)
}

/// Runs one command in this process; throws what would end the program, its exit code among it.
package func runCommand(arguments: [String]) throws {
  try Program.run(LeadingOptions.moved(behindCommandOf: arguments))
}

extension Program {
  fileprivate static func run(_ arguments: [String]) throws {
    var command = try parseAsRoot(arguments.map(withMinusSigns))
    try command.run()
  }

  /// Three hyphens and more begin no option: they are signs of an answer such as `---48`.
  private static func withMinusSigns(_ argument: String) -> String {
    guard argument.hasPrefix("---") else { return argument }
    let rest = argument.drop { $0 == "-" }
    return String(repeating: "\u{2212}", count: argument.count - rest.count) + rest
  }

  /// Says which command was probably meant, when the first argument looks like one and is none, and leaves.
  private static func nameUnknownCommand(in arguments: [String]) {
    guard let name = arguments.first, !name.hasPrefix("-") else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !known.contains(name) else { return }
    let meant = known.nearest(to: name).map { "did you mean \"\($0)\"?" }
    complain("there is no command \"\(name)\"; \(meant ?? "cnn-tutor --help lists them.")")
    Foundation.exit(ExitCode.validationFailure.rawValue)
  }
}
