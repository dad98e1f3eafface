internal import ArgumentParser
internal import Foundation

/// The command `cnn-tutor` itself: its subcommands, and what becomes of their errors.
struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-tutor",
    abstract: "A tutor for convolutional neural networks in the terminal.",
    discussion: "Without a command it opens the course map.",
    subcommands: [
      Home.self, LessonCommand.self, QuizCommand.self, AnimateCommand.self, ProgressCommand.self,
      SummaryCommand.self, VerifyCommand.self, AnswerCommand.self, CheckCommand.self,
      BenchCommand.self,
    ],
    defaultSubcommand: Home.self,
    helpNames: [.short, .long])

  /// Runs the command that the arguments name and leaves with its exit code.
  static func runAndExit(arguments: [String]) -> Never {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      exit(withError: nil)
    } catch let end as ExitCode {
      exit(withError: end)
    } catch {
      guard exitCode(for: error) == .failure else { exit(withError: error) }
      complain("\(error)")
      exit(withError: ExitCode(2))
    }
  }
}

/// Says something on standard error, which carries words, never results.
func complain(_ sentence: String) {
  FileHandle.standardError.write(Data("cnn-tutor: \(sentence)\n".utf8))
}
