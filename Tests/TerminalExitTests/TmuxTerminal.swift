import Foundation

/// A real terminal for one test: a tmux server of its own, with one pane.
final class TmuxTerminal {
  /// A folder for the test's files; it goes with the terminal.
  let folder: URL
  private let socket: String

  /// The folder that holds this checkout's Exercises and Assets.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Whether tmux can be found; else why the tests are skipped has been printed.
  static let isInstalled: Bool = {
    let isFound = run(["-V"]).code == 0
    if !isFound {
      print("skipped: the checks in a real terminal need tmux, which is not installed")
    }
    return isFound
  }()

  /// Runs a shell script in a pane of 80 x 24 or another size.
  init(script: String, width: Int = 80, height: Int = 24) throws {
    socket = "cnn-tutor-test-\(UUID().uuidString.prefix(8))"
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(socket)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("course/Exercises"), withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("script.sh")
    try Data(script.utf8).write(to: file)
    tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c",
      folder.path, "PS1= exec sh -i \(file.path)", ";", "set", "-g", "escape-time", "0")
  }

  deinit {
    tmux("kill-server")
    try? FileManager.default.removeItem(at: folder)
  }

  /// What stands on the screen.
  var screen: String { tmux("capture-pane", "-p") }

  /// What stands on the screen and what has scrolled away, lines that were folded in one piece.
  var history: String { tmux("capture-pane", "-p", "-J", "-S", "-1000") }

  /// What stands on the screen, with the sequences that colour it.
  var coloredScreen: String { tmux("capture-pane", "-p", "-e") }

  /// Whether the alternate screen is on, whether the mouse is reported, whether the cursor is seen.
  var flags: String {
    tmux("display", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}").trimmed
  }

  func type(_ keys: String...) { tmux(["send-keys"] + keys) }

  /// Pastes a text, between marks where the program has asked for them.
  func paste(_ text: String) {
    tmux("set-buffer", text)
    tmux("paste-buffer", "-p")
  }

  func resize(width: Int, height: Int) {
    tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// Looks at the screen until it shows a text; false after so many looks that something must be wrong.
  func shows(_ text: String) -> Bool { isTrue { screen.contains(text) } }

  /// Asks until something holds; false after so many times that something must be wrong.
  func isTrue(_ holds: () -> Bool) -> Bool {
    for _ in 0..<2000 where holds() { return true }
    return false
  }

  /// A file of the test's folder; empty while it is not there.
  func file(_ name: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
  }

  @discardableResult private func tmux(_ arguments: String...) -> String { tmux(arguments) }

  @discardableResult private func tmux(_ arguments: [String]) -> String {
    Self.run(["-L", socket] + arguments).output
  }

  /// Runs tmux to its end.
  ///
  /// Not by Foundation's Process: it waits until every copy of a descriptor is closed, and the tmux server keeps one.
  private static func run(_ arguments: [String]) -> (code: Int32, output: String) {
    let quoted = arguments.map { "'\($0.replacing("'", with: "'\\''"))'" }
    // The server goes on after its first command: only what tells something keeps the pipe.
    let target = arguments.contains("new-session") ? ">/dev/null" : ""
    let command = "tmux \(quoted.joined(separator: " ")) </dev/null \(target) 2>/dev/null"
    guard let stream = popen(command, "re") else { return (127, "") }
    var output: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      output.append(UInt8(truncatingIfNeeded: byte))
    }
    return (pclose(stream), String(decoding: output, as: UTF8.self))
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
