package import Canvas
import Tutor

/// What the keys of the dashboard mean.
extension TrainingScreen {
  /// Whether letters are commands: no question stands, and no digit is drawn.
  var takesCommands: Bool {
    state.pendingExit == nil && state.pendingSeed == nil && state.view != .pad
  }

  package func message(for key: Key) -> Message? {
    if state.pendingExit != nil || state.pendingSeed != nil { return answer(for: key) }
    if state.view == .pad, let stroke = stroke(for: key) { return .draw(stroke) }
    switch key {
    case .tab: return .showNextView
    case .right, .pageDown: return sideways(1)
    case .left, .pageUp: return sideways(-1)
    case .escape: return .leave(.back)
    case .function(10): return .leave(.quit)
    case .character(let character): return message(for: character)
    default: return nil
    }
  }

  private func message(for character: Character) -> Message? {
    switch character {
    case " ": state.phase.canPause ? .pauseOrContinue : nil
    case ".": .change(.oneStep)
    case ",": .change(.goBack)
    case "+", "=": .change(.scaleRate(2))
    case "-": .change(.scaleRate(0.5))
    case "r": .change(.restart(withNextSeed: false))
    case "n": .change(.restart(withNextSeed: true))
    case "b": .change(.restoreBest)
    case "w": .change(.save)
    case "s": .change(.pace(-1))
    case "f": .change(.pace(1))
    case "v": .toggle(.recent)
    case "o": .toggle(.smoothing)
    case "l": .toggle(.logarithm)
    case "p": .toggle(.pin)
    case "m": state.view == .digits ? .toggleMisses : nil
    default: nil
    }
  }

  /// Left and right: digits, images, or the plot's cursor.
  private func sideways(_ sign: Int) -> Message? {
    switch state.view {
    case .digits: .scrollDigits(sign * Self.digitsPerPage)
    case .layers: .lookFurther(sign)
    case .loss, .curves: .moveCursor(sign)
    case .confusion, .pad: nil
    }
  }

  /// On the pad the arrows move the pen.
  private func stroke(for key: Key) -> TrainingState.Stroke? {
    switch key {
    case .left: .move(x: -1, y: 0)
    case .right: .move(x: 1, y: 0)
    case .up: .move(x: 0, y: -1)
    case .down: .move(x: 0, y: 1)
    case .character("y"): .move(x: -1, y: -1)
    case .character("u"): .move(x: 1, y: -1)
    case .character("h"): .move(x: -1, y: 1)
    case .character("j"): .move(x: 1, y: 1)
    case .character(" "): .togglePen
    case .backspace, .delete: .clear
    case .mouse(let press): stroke(for: press)
    default: nil
    }
  }

  /// The mouse draws while its button is down; beside the pad it does nothing.
  private func stroke(for press: MousePress) -> TrainingState.Stroke? {
    let geometry = PadGeometry(state.pad, in: Grid(size: size).body)
    guard press.action != .release, let pixel = geometry.pixel(at: press.place) else {
      return .lift
    }
    return press.action == .press ? .begin(x: pixel.x, y: pixel.y) : .draw(toX: pixel.x, y: pixel.y)
  }

  /// While a question stands, only its answers mean something.
  private func answer(for key: Key) -> Message? {
    switch key {
    case .character("y"), .enter: .answer(isYes: true)
    case .character("n"), .escape: .answer(isYes: false)
    default: nil
    }
  }

  /// What the smallest screen with a picture shows at once on 80x24.
  private static let digitsPerPage = 10

  package var allKeys: [FooterKey] {
    [
      FooterKey("space", "pause the run, or let it go on"),
      FooterKey(".", "one step, with its numbers"),
      FooterKey(",", "back to an earlier moment"),
      FooterKey("+ -", "double or halve the learning rate"),
      FooterKey("s f", "slower, faster"),
      FooterKey("tab", "loss, curves, layers, digits, confusion matrix"),
      FooterKey("←→", "read values off the plot; other images"),
      FooterKey("v", "the whole run, or its last fifth"),
      FooterKey("l", "logarithmic axis, or linear"),
      FooterKey("o", "smooth curve, or every batch"),
      FooterKey("c", "compare with kept runs"),
      FooterKey("p", "keep the coach's line"),
      FooterKey("r n", "begin again with this seed, or the next"),
      FooterKey("b", "restore the weights of the best epoch"),
      FooterKey("w", "write the weights to a file"),
      FooterKey("m", "misses only, or all digits"),
      FooterKey("space ←→↑↓", "on the pad: pen down or up, and its way"),
      FooterKey("y u h j", "on the pad: diagonal ways"),
      FooterKey("mouse", "on the pad: draws while its button is down"),
      FooterKey("backspace", "on the pad: a blank sheet"),
      FooterKey("y n", "answers to a question"),
    ]
  }

  var footerKeys: [FooterKey] {
    if state.pendingSeed != nil { return [FooterKey("y", "begin again"), FooterKey("n", "go on")] }
    if state.pendingExit != nil { return [FooterKey("y", "leave"), FooterKey("n", "stay")] }
    var keys: [FooterKey] = []
    switch state.phase {
    case .running: keys += [FooterKey("space", "pause"), FooterKey("s", "slower")]
    case .paused: keys += [FooterKey("space", "continue"), FooterKey(".", "one step")]
    case .finished: keys.append(FooterKey("r", "again"))
    case .diverged: keys += [FooterKey(",", "back"), FooterKey("r", "again")]
    case .preparing: break
    }
    switch state.view {
    case .digits:
      keys = [
        FooterKey("←→", "more"),
        FooterKey("m", state.showsMissesOnly ? "all digits" : "misses only"),
      ]
    case .layers: keys.append(FooterKey("←→", "other image"))
    case .pad:
      keys = [
        FooterKey("space", state.pad.isDown ? "pen up" : "pen down"), FooterKey("←→↑↓", "move"),
        FooterKey("bksp", "blank"),
      ]
    case .loss, .curves, .confusion: break
    }
    keys.append(FooterKey("tab", state.nextViewName))
    if state.view == .loss { keys.append(FooterKey("c", "compare")) }
    return keys + [FooterKey("esc", "back"), FooterKey("?", "keys")]
  }
}

extension TrainingState.Phase {
  fileprivate var canPause: Bool { self == .running || self == .paused }
}

extension TrainingState {
  fileprivate var nextViewName: String {
    switch view {
    case .loss: "curves"
    case .curves: "layers"
    case .layers: "draw a digit"
    case .pad: outcome == nil ? "loss" : "digits"
    case .digits: "confusion"
    case .confusion: "loss"
    }
  }
}
