import Canvas
import NcursesTerminal
import TerminalUI

// A program for the tests of the terminal: it shows a word, waits for a key, and then fails in the way that its
// argument names. The tutor itself has no way to be made to fail.

/// Calls itself until the stack is full: no depth is ever below zero.
func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : overflow(depth + 1) + depth }

func fail(as manner: String) {
  switch manner {
  case "fatal-error": fatalError("probe: fatalError on the main thread")
  case "overflow": print(overflow(0))
  default: break
  }
}

/// On a thread of the concurrency pool.
func failInTask() async {
  await Task.detached {
    if CommandLine.arguments.contains("task") { fatalError("probe: fatalError in a task") }
  }.value
}

var terminal = try NcursesTerminal(wanted: Capabilities())
var grid = Grid(size: terminal.size)
grid.write("probe", x: 0, y: 0)
terminal.show(grid)
while true {
  if case .key = terminal.nextEvent(timeoutMilliseconds: nil) {
    fail(as: CommandLine.arguments.dropFirst().first ?? "")
    await failInTask()
    break
  }
}
