internal import ArgumentParser
internal import CNNEngine
internal import Canvas
internal import Checked
internal import DataSets
internal import Foundation

/// The command `cnn-tutor data fetch`.
struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch MNIST and install it, checked and whole or not at all.",
    discussion: """
      A fetch that was interrupted goes on where it stopped. Author of the files: Yann LeCun, Corinna \
      Cortes and Christopher J. C. Burges, under CC BY-SA 3.0.
      """)

  @Argument(help: "What to fetch: mnist.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "An http, https or file address of a folder, or its path; known mirrors when not given.",
      valueName: "url"))
  var from: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    guard name == "mnist" else { throw NothingToFetch(name: name) }
    let folder = DataFolder(environment: ProcessInfo.processInfo.environment)
    var installer = MNISTInstaller(folder)
    if let from { installer.places = [try DownloadPlace(from)] }
    guard from != nil || !installer.isInstalled else {
      try Output.results.line(
        "mnist is installed in \(folder.mnist.path), with the right checksums")
      return
    }
    FetchInterruption.listen()
    let bar = DownloadBar(isUnicode: options.capabilities.isUnicode)
    defer { bar.end() }
    try installer.run { bar.show($0) }
    bar.end()
    try Output.results.line("mnist is installed in \(folder.mnist.path)")
  }
}

/// What is said when a fetch is broken off by a signal.
private enum FetchInterruption {
  /// Says it and ends by the signal, unless the signal was ignored from the start.
  static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      guard sigaction(number, nil, &old) == 0, old.__sigaction_handler.sa_handler == nil else {
        continue
      }
      // In a handler nothing may be called that allocates or locks.
      signal(number) { number in
        let words: StaticString = """

          cnn-tutor: the fetch was broken off. What has arrived is kept: data fetch mnist goes on from there.

          """
        write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
        CurlTransfer.stop()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}

/// A data set was asked for that is not known.
private struct NothingToFetch: Error, CustomStringConvertible {
  let name: String

  var description: String {
    let hint = ["mnist"].nearest(to: name).map { "; did you mean \"\($0)\"?" }
    return "there is no data set \"\(name)\" to fetch" + (hint ?? ". Only mnist can be fetched.")
  }
}

/// A line on standard error that tells how much is there: rewritten on a terminal, once a file in a pipe.
///
/// A class because it remembers what it wrote last.
private final class DownloadBar {
  private let isUnicode: Bool
  private let isTerminal = isatty(2) != 0
  private var lastFile = -1
  private var lastPercent = -1
  private var isOpen = false

  private static let barWidth = 30

  init(isUnicode: Bool) {
    self.isUnicode = isUnicode
  }

  func show(_ progress: MNISTInstaller.Progress) {
    // The place may hold another archive of the file than the published one.
    let expected = max(1, progress.expected, progress.received)
    let fraction = Double(progress.received) / Double(expected)
    let percent = progress.received * 100 / expected
    guard progress.file != lastFile || isTerminal && percent != lastPercent else { return }
    if progress.file != lastFile { end() }
    (lastFile, lastPercent) = (progress.file, percent)
    let name = "file \(progress.file + 1) of 4  \(progress.name)"
    guard isTerminal else { return write(TerminalText(name + "\n")) }
    let bar = Gauge(fraction: fraction).line(width: Self.barWidth, isUnicode: isUnicode).string
    let line = TerminalText("\(name)  \(bar)  \(percent) % of \(expected.grouped) bytes")
    write(TerminalText(control: "\r") + line + TerminalText(control: "\u{1B}[K"))
    isOpen = true
  }

  /// Ends the line that is being rewritten.
  func end() {
    if isOpen { write(TerminalText("\n")) }
    isOpen = false
  }

  private func write(_ text: TerminalText) {
    // What cannot be told of a fetch does not end it.
    try? Output.words.write(text)
  }
}
