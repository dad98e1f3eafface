internal import CNNEngine
package import Course
package import Figures
package import Grading

/// A derivation made line by line: each next line is chosen or typed, and any line that follows is taken.
package struct DerivationState: StateMachine {
  /// What can happen to it.
  package enum Message: Hashable, Sendable {
    /// Takes one of the lines that are offered, by its number.
    case choose(Int)
    /// A line is typed, or another variance of the weights.
    case beginLine, beginWeights
    case type(Character), erase
    /// Takes what was typed, or lets it be.
    case commit, cancel
    /// Takes the last line back.
    case undo
    /// Shows one hint more.
    case hint
    /// The table of the networks and back.
    case showTable
  }

  /// What keys are typed into.
  package enum Entry: Hashable, Sendable {
    case choosing
    case typing(String)
    /// The variance of the weights in the networks beside it.
    case weighing(String)
  }

  /// What became of the last line that was tried.
  package enum Outcome: Hashable, Sendable {
    case taken(DerivationBoard.Line)
    /// A line that does not follow, or not by the rule that it names.
    case refused(String, StepsKey.Reason)
    case unreadable(String)
  }

  /// The question: hints, the record, and whether it was solved before.
  package private(set) var answer: AnswerState
  package let derivation: Derivation
  package private(set) var board = DerivationBoard()
  package private(set) var entry = Entry.choosing
  package private(set) var outcome: Outcome?
  package private(set) var isTable = false
  package private(set) var notice: String?
  /// The networks beside the lines: they run with the first line that stands.
  package private(set) var spread: VarianceFigure

  /// Nothing but the first line.
  package init(_ answer: AnswerState, _ derivation: Derivation, spread: VarianceFigure) {
    self.answer = answer
    self.derivation = derivation
    self.spread = spread
  }

  /// The lines that stand.
  package var lines: [DerivationBoard.Line] { board.lines }

  package var isFinished: Bool { board.isFinished }

  /// Whether letters are typed.
  package var isTyping: Bool { entry != .choosing }

  package mutating func handle(_ message: Message) -> [Effect] {
    notice = nil
    switch entry {
    case .choosing: return choose(message)
    case .typing(let text): return type(text, message)
    case .weighing(let text):
      weigh(text, message)
      return []
    }
  }

  private mutating func choose(_ message: Message) -> [Effect] {
    switch message {
    case .choose(let number):
      let offered = offers
      guard !isFinished, offered.indices.contains(number - 1) else { return [] }
      return attempt(offered[number - 1])
    case .beginLine: if !isFinished { entry = .typing("") }
    case .beginWeights: entry = .weighing("")
    case .undo: takeBack()
    case .hint: return answer.handle(.hint)
    case .showTable:
      isTable.toggle()
      measure()
    case .type, .erase, .commit, .cancel: break
    }
    return []
  }

  private mutating func type(_ text: String, _ message: Message) -> [Effect] {
    switch message {
    case .type(let character): if text.count < 200 { entry = .typing(text + String(character)) }
    case .erase: entry = .typing(String(text.dropLast()))
    case .cancel: entry = .choosing
    case .commit:
      guard !text.allSatisfy(\.isWhitespace) else {
        entry = .choosing
        return []
      }
      let count = lines.count
      let effects = attempt(text)
      if lines.count > count { entry = isFinished ? .choosing : .typing("") }
      return effects
    case .choose, .beginLine, .beginWeights, .undo, .hint, .showTable: break
    }
    return []
  }

  private mutating func weigh(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 24 { entry = .weighing(text + String(character)) }
    case .erase: entry = .weighing(String(text.dropLast()))
    case .cancel: entry = .choosing
    case .commit:
      entry = .choosing
      guard !text.isEmpty else { return }
      do throws(FigureFault) {
        try spread.weigh(text)
        measure()
      } catch {
        notice = error.sentence
      }
    case .choose, .beginLine, .beginWeights, .undo, .hint, .showTable: break
    }
  }

  /// Takes a line when it follows; else says so, and the numbers beside it show why.
  private mutating func attempt(_ text: String) -> [Effect] {
    measure()
    do {
      let reason = try board.take(text, by: derivation.key)
      guard case .follows = reason, let line = lines.last else {
        outcome = .refused(try derivation.key.compactText(of: text), reason)
        return []
      }
      outcome = .taken(line)
      if isFinished { return answer.handle(.give(board.text)) }
    } catch {
      outcome = .unreadable("\(error)")
    }
    return []
  }

  private mutating func takeBack() {
    guard board.takeBack() != nil else {
      notice = "Nothing to take back: this is the first line."
      return
    }
    outcome = nil
  }

  private mutating func measure() { spread.prepare() }
}
