internal import ArgumentParser
internal import CNNEngine
internal import Canvas
internal import Checked
internal import Course

/// `cnn-tutor glossary [TERM]`: the words of the course, English and Hebrew.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Look up a word of the course, in English or in Hebrew.",
    discussion: "Without a term all words are listed.")

  @Argument(help: ArgumentHelp("A word or a part of one.", valueName: "term"))
  var term: [String] = []

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let terms = try Wiring(options).library.glossary()
    let wanted = term.joined(separator: " ").lowercased()
    let found = terms.filter {
      wanted.isEmpty || $0.english.lowercased().contains(wanted) || $0.hebrew.contains(wanted)
    }
    guard !found.isEmpty else {
      throw UnknownTerm(term: wanted, known: terms.map(\.english))
    }
    // Hebrew stands last in its line: whichever way a terminal turns it, nothing beside it moves.
    let plain = PlainText(isUnicode: options.capabilities.isUnicode)
    for term in found {
      let lesson = term.lesson.map { " (lesson \($0))" } ?? ""
      try plain.print("\(term.english): \(term.meaning)\(lesson)")
      if options.capabilities.isUnicode {
        try Output.results.line("    \(term.hebrew)")
      }
    }
  }
}

/// No word of the course contains what was asked for.
private struct UnknownTerm: Error, CustomStringConvertible {
  let term: String
  let known: [String]

  var description: String {
    let hint = known.nearest(to: term).map { "Did you mean \"\($0)\"?" }
    return "the glossary has no \"\(term)\". " + (hint ?? "cnn-tutor glossary lists all words.")
  }
}
