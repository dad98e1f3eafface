internal import ArgumentParser
internal import CNNEngine
internal import Canvas
internal import Checked
internal import Course
internal import Foundation

/// `cnn-tutor summary`: the layer table of a network, with the formula of each number.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Show shapes, parameters, multiply-adds and receptive field of a network.",
    discussion: """
      The network is a name such as lenet5, a YAML file with input and layers, or, with --input, layers in \
      the short form: "conv 3@4x4 nobias | relu | maxpool 2 | fc 4 nobias". Without a network it lists \
      the names.
      """)

  @Argument(help: "A name, a file, or layers in the short form.")
  var network: String?

  @Option(help: ArgumentHelp("Size of the input, for the short form.", valueName: "CxHxW"))
  var input: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    guard let network else {
      guard input == nil else {
        throw ValidationError("--input needs layers, such as \"conv 3@4x4 | relu | fc 10\".")
      }
      return try printNames()
    }
    let architecture = try architecture(network)
    let summary = try NetworkSummary(of: architecture)
    if json { return try Output.results.object(SummaryObject(summary)) }
    try PlainText(isUnicode: options.capabilities.isUnicode)
      .print(summary.text(plan: try architecture.plannedLayers()))
  }

  private func architecture(_ text: String) throws -> Architecture {
    if let input { return try Architecture(input: input, shortForm: text) }
    if let architecture = Architecture.named(text) { return architecture }
    guard FileManager.default.fileExists(atPath: text) else { throw UnknownNetwork(name: text) }
    guard let data = FileManager.default.contents(atPath: text) else {
      throw UnreadableNetwork(file: text)
    }
    return try Architecture(yaml: String(decoding: data, as: UTF8.self), file: text)
  }

  private func printNames() throws {
    for name in Architecture.names {
      let gap = String(repeating: " ", count: max(1, 30 - name.count))
      try Output.results.line("\(name)\(gap)\(Architecture.source(of: name) ?? "")")
    }
  }
}

/// Neither a network's name nor a file.
private struct UnknownNetwork: Error, CustomStringConvertible {
  let name: String

  var description: String {
    let hint = Architecture.names.nearest(to: name).map { "Did you mean \"\($0)\"?" }
    return "there is no network and no file \"\(name)\". "
      + (hint ?? "Names: \(Architecture.names.joined(separator: ", ")).")
  }
}

/// A file that is there but cannot be read.
private struct UnreadableNetwork: Error, CustomStringConvertible {
  let file: String

  var description: String { "\(file): the file cannot be read. Check its permissions." }
}
