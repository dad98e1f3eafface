internal import ArgumentParser
internal import Canvas
internal import Foundation
internal import NcursesTerminal
internal import TerminalUI

/// What every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder that holds Exercises and Assets.", valueName: "dir"))
  var content: String?

  @Option(help: ArgumentHelp("Language of the course's texts.", valueName: "code"))
  var lang = "en"

  @Flag(help: "Draw with ASCII signs only.")
  var ascii = false

  @Flag(
    name: .customLong("no-color"),
    help: "Use no colours; NO_COLOR in the environment does the same.")
  var hasNoColor = false

  @Flag(name: .customLong("no-motion"), help: "Let nothing move by itself.")
  var hasNoMotion = false

  @Flag(help: "Talk in lines of text, for pipes and screen readers.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Type the keys of a file and print the frames it asks for.", valueName: "keys"))
  var script: String?

  @Option(
    help: ArgumentHelp("Size of the screen for --script.", valueName: "WxH"), transform: parseSize)
  var size = Size(width: 80, height: 24)

  /// What may be drawn where no terminal says more.
  var capabilities: Capabilities {
    Capabilities(
      isUnicode: !ascii && NcursesTerminal.hasUnicodeLocale, colorCount: isColorAllowed ? 256 : 0,
      hasMotion: !hasNoMotion)
  }

  /// Whether neither the options nor the environment forbid colours.
  var isColorAllowed: Bool {
    let wish = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return !hasNoColor && wish.isEmpty
  }
}

/// Reads `80x24`.
private func parseSize(_ text: String) throws -> Size {
  guard let size = Size(text) else {
    throw ValidationError("\"\(text)\" is not a size; write columns x rows, such as 80x24.")
  }
  return size
}
