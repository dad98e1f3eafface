internal import Canvas
internal import DataSets
internal import Foundation
internal import Grading
internal import Tutor

/// Verdicts that students do not believe, a text file each, in `$XDG_DATA_HOME/cnn-tutor/disputes`.
struct DisputeFolder {
  private let folder: PrivateFolder

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    folder = PrivateFolder("disputes", environment: environment)
  }

  /// Writes the text under a name of its own and gives the path of the file.
  func write(_ dispute: Dispute, on date: Date = Date()) throws(DisputeFolderError) -> String {
    let day = date.formatted(.iso8601.year().month().day())
    let names = (1...9999).lazy.map { number in
      "\(day)-\(dispute.question)\(number == 1 ? "" : "-\(number)").txt"
    }
    let name: String?
    do throws(UnwritableFile) {
      name = try folder.add(Data(Self.text(dispute, day: day).utf8), as: names)
    } catch {
      throw DisputeFolderError(path: error.path, reason: error.reason)
    }
    guard let name else {
      throw DisputeFolderError(path: folder.url.path, reason: "it holds too many texts of today")
    }
    return folder.path(name)
  }

  private static func text(_ dispute: Dispute, day: String) -> String {
    let understood = dispute.understood.map { ["understood: \($0)"] } ?? []
    let note = dispute.note.map { ["note:       \($0)"] } ?? []
    let words = dispute.words.isEmpty ? "(none)" : dispute.words
    let lines =
      [
        "cnn-tutor: a verdict that a student does not believe", "",
        "question:   \(dispute.question)",
        "seed:       \(dispute.seed.map(String.init) ?? "none, the source's own numbers")",
        "version:    \(Program.version)",
        "date:       \(day)", "",
        "asked:",
      ] + indented(dispute.prompt) + ["", "answer:     \(dispute.answer)"] + understood
      + ["verdict:    \(dispute.outcome.rawValue)"] + note
      + (dispute.message.isEmpty ? [] : ["said:"] + indented(dispute.message))
      + ["", "the student's words:"] + indented(words)
      + ["", "To see it again:", "  \(dispute.command)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func indented(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { line in
      StyledText(String(line)).wrapped(to: 70).map { "  " + $0.string }
    }
  }
}

/// The text could not be kept.
struct DisputeFolderError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String {
    "cannot write \(path): \(reason). Set XDG_DATA_HOME to a folder of your own, or copy the screen."
  }
}
