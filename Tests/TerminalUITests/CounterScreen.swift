import Canvas
import TerminalUI
import Tutor

/// A screen of its own for tests of the frame: counts what it is told.
struct CounterScreen: Screen {
  enum Message: Sendable {
    case add(Int)
    case type(Character)
    case effects([Effect])
  }

  var name = "counter"
  var place: String?
  var count = 0
  var typed = ""
  var isTextEntry = false
  var isMoving = false
  /// What a key asks of the outside.
  var effects: [Key: [Effect]] = [:]

  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .add(let number): count += number
    case .type(let character): typed.append(character)
    case .effects(let effects): return effects
    }
    return []
  }

  func message(for key: Key) -> Message? {
    if let effects = effects[key] { return .effects(effects) }
    switch key {
    case .character(let character) where isTextEntry: return .type(character)
    case .character("+"): return .add(1)
    case .character("h"): return .add(100)
    default: return nil
    }
  }

  func message(for event: OutsideEvent) -> Message? {
    switch event {
    case .runs, .experiment, .written: .add(1)
    case .progress(let summary): .add(summary.questions.count * 1000)
    }
  }

  var allKeys: [FooterKey] { [FooterKey("+", "count on")] }
  var tick: Message? { isMoving ? .add(1) : nil }
  var tickIntervalMilliseconds: Int? { isMoving ? 200 : nil }

  func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    grid.write("\(name) \(count) \(typed) ✓", x: 0, y: 0)
    return grid
  }

  func plainText() -> String { "\(name) \(count)\n" }
}

/// A report of a training run; which one does not matter.
let anyTrainingEvent = OutsideEvent.experiment(.ready)

/// What a test's outside was asked for.
final class Recorder {
  var opened: [Destination] = []
  var recorded: [ProgressRecord] = []
  var commands: [TrainingCommand] = []
  var progress = ProgressSummary()
  /// Thrown by whatever is asked next.
  var failure: TestFailure?

  var outside: Outside {
    Outside(
      open: { [self] destination in
        opened.append(destination)
        if let failure { throw failure }
        return CounterScreen(name: "second")
      },
      record: { [self] record in
        recorded.append(record)
        if let failure { throw failure }
      },
      progress: { [self] in progress },
      write: { [self] _ in
        if let failure { throw failure }
        return "/tmp/dispute.txt"
      },
      train: { [self] in commands.append($0) },
      step: { anyTrainingEvent })
  }
}

struct TestFailure: Error, CustomStringConvertible {
  let description = "the disk is full; free some space"
}
