internal import ArgumentParser
internal import Canvas
internal import Course
internal import TerminalUI
internal import Tutor

/// `cnn-tutor find TEXT`: where the course has a word, a formula or a number.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find where the course has a word, a formula or a number.",
    discussion: """
      Words must all be there; a formula may be typed in any form that is equal; a number may be an answer. In a \
      lesson, a quiz or on the course map the key / does the same.
      """)

  @Argument(help: ArgumentHelp("Words, a formula or a number.", valueName: "text"))
  var text: [String]

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let query = text.joined(separator: " ")
    let hits = try Wiring(options).library.lookupIndex().hits(for: query)
    guard !hits.isEmpty else { throw NothingFound(query: query) }
    let plain = PlainText(isUnicode: options.capabilities.isUnicode)
    for hit in hits {
      let command = hit.place.command.map { " (\($0))" } ?? ""
      try plain.print("\(hit.place.kind): \(hit.title)\(command)")
    }
  }
}

/// Nothing in the course fits.
private struct NothingFound: Error, CustomStringConvertible {
  let query: String

  var description: String {
    "the course has nothing like \"\(query)\". Try fewer words, or another form of the number."
  }
}
