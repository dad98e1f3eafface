internal import ArgumentParser
internal import DataSets
internal import Foundation
internal import TerminalUI
internal import Tutor

/// `cnn-tutor sheet [--out FILE]`: the formulas of the course, and on the back what went wrong.
struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Show the formulas of the course, and on the back what you got wrong.",
    discussion: """
      With --out it is written into a file: Markdown with TeX (.md), or one HTML page (.html) that needs nothing else \
      and prints on two sides.
      """)

  @Option(help: ArgumentHelp("Write into this file instead.", valueName: "file.md|file.html"))
  var out: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard let out, !Self.endings.contains(where: { out.lowercased().hasSuffix($0) }) else { return }
    throw ValidationError("--out \"\(out)\": name a file that ends in .md or .html.")
  }

  private static let endings = [".md", ".html"]

  func run() throws {
    let wiring = Wiring(options)
    guard let out else { return try wiring.show(.sheet) }
    let state = try wiring.sheetState
    let text =
      out.lowercased().hasSuffix(".md")
      ? SheetMarkdown(state.sheet, mistakes: state.mistakes).text
      : SheetPage(state.sheet, mistakes: state.mistakes).html
    try OutputFile(out).write(text)
    complain("the sheet is in \(out).")
  }
}

/// The course has no `sheet.yaml`.
struct NoSheet: Error, CustomStringConvertible {
  let folder: String

  var description: String {
    "there is no formula sheet: \(folder)/Exercises/sheet.yaml is missing. "
      + "Name another course with --content."
  }
}
