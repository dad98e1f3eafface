internal import ArgumentParser
internal import Canvas
internal import DataSets
internal import Foundation
internal import TerminalUI
internal import Tutor

/// `cnn-tutor runs`: finished runs that were kept.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List, compare, name or delete finished training runs.",
    discussion: "Every run that ends is kept as a small file in $XDG_DATA_HOME/cnn-tutor/runs.",
    subcommands: [List.self, Show.self, Rename.self, Delete.self], defaultSubcommand: List.self)

  /// The command `cnn-tutor runs list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print all runs, oldest first.")

    @Flag(help: "Print one JSON object a run.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
      let (entries, faults) = RunFolder().contents
      for fault in faults { complain("\(fault)") }
      if json { return try entries.forEach { try printJSON($0) } }
      guard !entries.isEmpty else {
        return try Output.results.line(
          "No run is kept yet. A run of train-live that ends is kept by itself.")
      }
      let text = PlainText(isUnicode: options.capabilities.isUnicode)
      for line in RunTableText.lines(of: entries) {
        try text.print(line.string)
      }
    }
  }

  /// The command `cnn-tutor runs show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Plot one run, or several over each other.")

    @Argument(help: ArgumentHelp("Numbers of runs, as the list has them.", valueName: "number"))
    var numbers: [Int]

    @Option(help: ArgumentHelp("Draw the plot into a file instead.", valueName: "file"))
    var svg: String?

    @Flag(help: "Print one JSON object a run, with its curves.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
      let file = svg.map { OutputFile($0) }
      try file?.check()
      let folder = RunFolder()
      let entries = try numbers.map { try folder.entry($0) }
      if json { return try entries.forEach { try printJSON($0) } }
      let plot = RunPlot(entries.map(\.record))
      if let file { return try file.write(plot.svg) }
      var grid = Grid(
        size: Size(width: options.size.width, height: max(12, options.size.height - 2)))
      plot.plot.draw(
        on: &grid, in: Rect(x: 0, y: 0, width: grid.size.width, height: grid.size.height),
        capabilities: options.capabilities)
      let text = PlainText(isUnicode: options.capabilities.isUnicode)
      for row in grid.rows { try text.print(row.isEmpty ? " " : row) }
      for line in RunTableText.lines(of: entries) {
        try text.print(line.string)
      }
    }
  }

  /// The command `cnn-tutor runs name`.
  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "name", abstract: "Give a run a name.")

    @Argument(help: ArgumentHelp("Number of the run.", valueName: "number"))
    var number: Int

    @Argument(help: "Its name; an empty one takes it away.")
    var name: String

    func run() throws {
      try RunFolder().rename(number, to: name)
    }
  }

  /// The command `cnn-tutor runs delete`.
  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Delete runs.")

    @Argument(help: ArgumentHelp("Numbers of runs.", valueName: "number"))
    var numbers: [Int]

    func run() throws {
      let folder = RunFolder()
      let known = Set(folder.numbers)
      if let unknown = numbers.first(where: { !known.contains($0) }) {
        throw RunFolderError.unknown(unknown, known: folder.numbers)
      }
      for number in Set(numbers).sorted() { try folder.delete(number) }
    }
  }
}

/// A kept run as one line of JSON, with its number.
private func printJSON(_ entry: KeptRun) throws {
  try Output.results.object(NumberedRun(number: entry.number, record: entry.record))
}

/// A record with its number beside its own keys.
private struct NumberedRun: Encodable {
  let number: Int
  let record: RunRecord

  private enum Key: CodingKey { case number }

  func encode(to encoder: any Encoder) throws {
    try record.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(number, forKey: .number)
  }
}
