package import Canvas
import Course
import Grading
package import Tutor

/// What keys mean while an answer has the focus: every letter is text, commands lie on other keys.
package enum AnswerKeys {
  /// The message of a key; nil when the key means nothing to an answer.
  package static func message(for key: Key) -> AnswerState.Message? {
    switch key {
    case .enter: .submit
    case .function(1): .hint
    case .function(2): .solution
    case .function(3): .proof
    case .function(4): .cause
    default: edit(for: key).map(AnswerState.Message.edit)
    }
  }

  private static func edit(for key: Key) -> AnswerEdit? {
    switch key {
    case .character(let character): .insert(character)
    case .paste(let text): .paste(text)
    case .backspace: .deleteBackward
    case .delete: .deleteForward
    case .left: .left
    case .right: .right
    case .up: .up
    case .down: .down
    case .home, .control("a"): .home
    case .end, .control("e"): .end
    case .control("u"): .clear
    case .control, .enter, .escape, .tab, .backTab, .pageUp, .pageDown, .function, .mouse: nil
    }
  }

  /// The keys that work now, for a footer: at most three.
  package static func footer(for answer: AnswerState) -> [FooterKey] {
    let isProvable = answer.proof != nil && answer.shownProof == nil
    var keys = isProvable ? [FooterKey("F3", "run the proof")] : []
    keys += entryKeys(answer)
    if answer.trial != nil {
      keys.append(FooterKey("F3", "try it out"))
    } else if answer.causePage != nil {
      keys.append(FooterKey("F4", "show me"))
    }
    if answer.hasMoreHints, !answer.isDone {
      keys.append(FooterKey("F1", "hint \(answer.hintCount + 1)/\(answer.question.hints.count)"))
    }
    if answer.dispute?.outcome == .wrong, !answer.hasMoreHints { keys.append(doubt) }
    if answer.solution != .shown, !answer.isRubric { keys.append(FooterKey("F2", "solution")) }
    return Array(keys.prefix(3))
  }

  /// What is special about this kind of answer, for the list of all keys.
  package static func all(for answer: AnswerState) -> [FooterKey] {
    let own: [FooterKey] =
      switch answer.entry {
      case .field: [FooterKey("ctrl-u", "clear the line")]
      case .derivation: [FooterKey("backspace", "in an empty field: the last line back")]
      case .cells: [FooterKey("↑↓ ←→", "from cell to cell")]
      case .choice: [FooterKey("↑↓ 1-9", "choose")]
      case .twoTier: [FooterKey("↑↓ 1-9", "choose"), FooterKey("←", "back to the claim")]
      case .rubric: [FooterKey("space 1-9", "tick, beside the model answer")]
      }
    var keys = own + [FooterKey("F1", "one hint more"), FooterKey("F2", "the worked solution")]
    if answer.question.proof != nil {
      keys.append(FooterKey("F3", "run the proof, once answered"))
    }
    if answer.trial != nil { keys.append(FooterKey("F3", "try it out on a figure")) }
    if answer.causePage != nil { keys.append(FooterKey("F4", "the page that shows the cause")) }
    if answer.dispute != nil { keys.append(doubt) }
    return keys
  }

  private static let doubt = FooterKey("!", "I do not believe it")

  /// What moves the answer itself on.
  private static func entryKeys(_ answer: AnswerState) -> [FooterKey] {
    if answer.isDone { return [] }
    let check = FooterKey("↵", "check")
    let choose = FooterKey("↑↓", "choose")
    switch answer.entry {
    case .field, .derivation, .cells: return [check]
    case .choice(let choice): return [choice.marked == nil ? choose : check]
    case .twoTier(let twoTier):
      if twoTier.isAtReason {
        return [twoTier.reason.marked == nil ? choose : check, FooterKey("←", "claim")]
      }
      return [twoTier.claim.marked == nil ? choose : FooterKey("↵", "reasons")]
    case .rubric(let rubric):
      return rubric.isModelShown
        ? [FooterKey("space", "tick"), FooterKey("↵", "done")] : [FooterKey("↵", "model answer")]
    }
  }
}
