internal import ArgumentParser
internal import CNNEngine
internal import Canvas
internal import Course
internal import DataSets
internal import Foundation

/// `cnn-tutor data`: which images there are to train on.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "List the data sets, fetch MNIST, or look at digits.",
    subcommands: [List.self, DataFetchCommand.self, Preview.self])

  /// The command `cnn-tutor data list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print which data sets there are and where they are looked for.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
      let folder = DataFolder(environment: ProcessInfo.processInfo.environment)
      let mnist = folder.mnist
      let state: String
      do throws(DataSetError) {
        try mnist.check()
        state = "installed in \(mnist.path)"
      } catch {
        state =
          mnist.holdsAnyPart ? "incomplete: \(error)" : "not installed; looked in \(mnist.path)"
      }
      let rows = [
        ["generated", "drawn by the program from pen strokes, always there"], ["mnist", state],
      ]
      let table = TextTable(
        columns: [.init(""), .init("")], rows: rows.map { $0.map { StyledText($0) } })
      for line in table.lines() { try Output.results.line(line.string) }
    }
  }

  /// The command `cnn-tutor data preview`.
  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show some digits of a data set in the terminal.")

    @Option(
      help: ArgumentHelp(
        "auto (MNIST when it is installed), generated, mnist, or a folder.", valueName: "data"))
    var data = "auto"

    @Option(parsing: .unconditional, help: "How many digits.")
    var count = 20

    @Option(parsing: .unconditional, help: "The first digit, counted from 0.")
    var from = 0

    @OptionGroup var options: GlobalOptions

    func run() throws {
      let supply = try ImageSupply(DataChoice(data)) { try ContentFolder(given: options.content) }
      let images = try supply.load().training
      guard count > 0, (0..<images.count).contains(from) else {
        throw NoSuchDigits(from: from, count: count, available: images.count)
      }
      let preview = DigitPreview(
        images, indices: from..<min(images.count, from + count), options: options)
      try Output.results.line("\(images.name): \(images.count.grouped) training images")
      for line in preview.lines { try Output.results.write(line + TerminalText("\n")) }
    }
  }
}

/// Digits were asked for that the set does not hold.
private struct NoSuchDigits: Error, CustomStringConvertible {
  let from: Int
  let count: Int
  let available: Int

  var description: String {
    "cannot show \(count) digits from number \(from): there are \(available). "
      + "Take --count of at least 1 and --from between 0 and \(available - 1)."
  }
}
