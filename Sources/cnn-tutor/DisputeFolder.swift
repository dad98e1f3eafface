internal import Canvas
internal import DataSets
internal import Foundation
internal import Grading
internal import Tutor

/// Verdicts that students do not believe, a text file each, in `$XDG_DATA_HOME/cnn-tutor/disputes`.
struct DisputeFolder {
  private let url: URL

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    url = DataFolder(environment: environment).url.appendingPathComponent("disputes")
  }

  /// Writes the text under a name of its own and gives the path of the file.
  func write(_ dispute: Dispute, on date: Date = Date()) throws(DisputeFolderError) -> String {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw DisputeFolderError(path: url.path, reason: error.localizedDescription)
    }
    let day = date.formatted(.iso8601.year().month().day())
    let text = Data(Self.text(dispute, day: day).utf8)
    for number in 1...9999 {
      let suffix = number == 1 ? "" : "-\(number)"
      let file = url.appendingPathComponent("\(day)-\(dispute.question)\(suffix).txt")
      do {
        try text.write(to: file, options: .withoutOverwriting)
        return file.path
      } catch let error as CocoaError where error.code == .fileWriteFileExists {
        continue
      } catch {
        throw DisputeFolderError(path: file.path, reason: error.localizedDescription)
      }
    }
    throw DisputeFolderError(path: url.path, reason: "it holds too many texts of today")
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
