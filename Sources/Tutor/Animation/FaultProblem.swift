internal import Course

/// A setting of a figure that is changed in place.
package struct FigureKnob: Hashable, Sendable {
  /// As the settings line names it.
  package var name: String
  /// What it stands at.
  package var text: String
}

/// Which setting has the focus, and what is typed into it.
package struct KnobEntry: Hashable, Sendable {
  package var index = 0
  /// Nil before the first key.
  package var draft: String?
}

/// A figure with a few settings in a row, each a number or a word.
protocol KnobbedFigure {
  var knobs: [FigureKnob] { get }
  var knobEntry: KnobEntry? { get set }
  var notice: String? { get set }
  /// Takes what was typed into a setting; throws what does not fit.
  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem)
  /// One step up or down.
  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem)
}

extension KnobbedFigure {
  /// Longest text of a setting.
  private var longestText: Int { 24 }

  /// Takes a message while a setting has the focus.
  mutating func edit(_ entry: KnobEntry, _ message: AnimationState.Message) {
    switch message {
    case .type(let character):
      guard (entry.draft ?? "").count < longestText else { return }
      knobEntry?.draft = (entry.draft ?? "") + String(character)
    case .erase:
      let text = entry.draft ?? knobs[entry.index].text
      knobEntry?.draft = String(text.dropLast())
    case .commit, .beginEdit: if take(entry) { knobEntry = nil }
    case .cancel: knobEntry = nil
    case .nextGroup: if take(entry) { moveKnob(entry, 1) }
    case .previousGroup: if take(entry) { moveKnob(entry, -1) }
    case .moveFocus(_, let columns): if take(entry) { moveKnob(entry, columns) }
    case .raise: nudge(entry, 1)
    case .lower: nudge(entry, -1)
    default: break
    }
  }

  private mutating func moveKnob(_ entry: KnobEntry, _ step: Int) {
    knobEntry = KnobEntry(index: (entry.index + step + knobs.count) % knobs.count)
  }

  /// False when what was typed does not fit; the focus stays then.
  private mutating func take(_ entry: KnobEntry) -> Bool {
    guard let draft = entry.draft, draft != knobs[entry.index].text else { return true }
    do throws(AnimationProblem) {
      try put(draft, intoKnob: entry.index)
      return true
    } catch {
      notice = error.description
      return false
    }
  }

  private mutating func nudge(_ entry: KnobEntry, _ step: Int) {
    knobEntry?.draft = nil
    do throws(AnimationProblem) {
      try nudge(knob: entry.index, by: step)
    } catch {
      notice = error.description
    }
  }

  /// A number that was typed; a fraction such as `1/3` is one too.
  func number(_ text: String) throws(AnimationProblem) -> Double {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      Double(part.filter { $0 != " " })
    }
    guard let first = parts.first, let first, first.isFinite, parts.count <= 2 else {
      throw AnimationProblem(.notANumber(text))
    }
    guard parts.count == 2 else { return first }
    guard let second = parts[1], second != 0, second.isFinite else {
      throw AnimationProblem(.notANumber(text))
    }
    return first / second
  }
}

extension AnimationProblem {
  /// The sentence of a figure's fault, as the start of a line.
  init(fault: FigureFault) {
    let words = fault.description
    self.init(
      .refusedByEngine(words.prefix(1).uppercased() + words.dropFirst()), clues: fault.clues)
  }
}
