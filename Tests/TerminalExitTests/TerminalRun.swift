import Foundation
import TestSupport

/// One of our programs in a real terminal, between two looks at the terminal's modes.
struct TerminalRun {
  let terminal: TmuxTerminal

  /// Starts a program of the build folder, continues it at Enter when it was stopped, and says how it ended.
  ///
  /// The first line of `stty -a` holds the size, which is the window's and not ours.
  /// `environment` are assignments such as `TERM=vt100`, `launcher` a command that runs the program in its own place.
  init(
    _ program: String, arguments: String = "", environment: String = "", launcher: String = "",
    width: Int = 80, height: Int = 24
  ) throws {
    let path = builtProgram(program).path
    terminal = try TmuxTerminal(
      script: """
        ulimit -c 0
        export LC_ALL=C.UTF-8 SWIFT_BACKTRACE=enable=no XDG_STATE_HOME="$PWD/state"
        unset NO_COLOR CNN_TUTOR_HOME
        \(environment.isEmpty ? "" : "export \(environment)")
        stty -a | tail -n +2 > before
        sh -c 'echo $$ > pid; exec \(launcher) "\(path)" \(arguments)'
        code=$?
        while [ $code = 148 ]; do read line; fg; code=$?; done
        stty -a | tail -n +2 > after
        echo "ended with $code"
        exec cat
        """, width: width, height: height)
  }

  /// The tutor on an empty course.
  static func tutor(
    _ arguments: String = "", environment: String = "", launcher: String = "", width: Int = 80,
    height: Int = 24
  ) throws -> TerminalRun {
    try TerminalRun(
      "cnn-tutor", arguments: "--content course \(arguments)", environment: environment,
      launcher: launcher, width: width, height: height)
  }

  private var processIdentifier: Int32? { Int32(terminal.file("pid").trimmed) }

  /// Whether the program is still there.
  var isRunning: Bool { processIdentifier.map { kill($0, 0) == 0 } ?? false }

  /// Sends a signal to the program alone.
  func send(_ signal: Int32) {
    if let processIdentifier { kill(processIdentifier, signal) }
  }

  /// What the tutor prints when it is started beside this run, on the same record and at the end of its input.
  func tutorOutput(_ arguments: String) -> String {
    let state = terminal.folder.appendingPathComponent("state").path
    let program = builtProgram("cnn-tutor").path
    let command = "LC_ALL=C.UTF-8 XDG_STATE_HOME='\(state)' '\(program)' \(arguments) </dev/null"
    guard let stream = popen(command, "re") else { return "" }
    defer { pclose(stream) }
    var output: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      output.append(UInt8(truncatingIfNeeded: byte))
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether the program ended with a code and left the terminal as it was.
  func left(_ code: Int) -> Bool {
    guard terminal.shows("ended with \(code)") else { return false }
    // What is pasted is echoed, with its marks if they are still asked for.
    terminal.paste("pasted")
    return terminal.shows("pasted") && !terminal.screen.contains("200~")
      && terminal.flags == "0 0 1" && !terminal.file("before").isEmpty
      && terminal.file("before") == terminal.file("after")
  }
}
