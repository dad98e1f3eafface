import CNNEngine
import Canvas
import Course
import Figures
import Grading
import Tutor

/// A derivation in the making: its lines with their numbers, what comes next, and the networks beside it.
struct DerivationDrawing {
  /// Columns of the networks, where there is room for them.
  private static let networkWidth = 26

  let state: DerivationState
  let capabilities: Capabilities

  private var spread: VarianceFigure { state.spread }
  private var weights: String { spread.weightWords }

  /// Rows that it takes when there is room for all of it.
  func height(width: Int) -> Int { 2 + body(width: width, room: nil).size.height }

  /// Rows without which a line would be cut; the table beside it can do with them.
  func leastHeight(width: Int) -> Int {
    hasTableBeside(width: width)
      ? 2 + figure(width: width / 2, room: nil).size.height : height(width: width)
  }

  /// Settings, lines and a line of words in so many columns and at most so many rows.
  func draw(width: Int, room: Int) -> Grid {
    Grid(
      heading: settings(width: width),
      words: words(width: width).flatMap { $0.fitted(to: capabilities).wrapped(to: width - 2) },
      width: width, room: room, keepsWordLine: true
    ) { body(width: width, room: $0) }
  }

  private func hasTableBeside(width: Int) -> Bool { !state.isTable && width >= 130 }

  private func body(width: Int, room: Int?) -> Grid {
    guard hasTableBeside(width: width) else {
      return state.isTable ? table(width: width, room: room) : figure(width: width, room: room)
    }
    return figure(width: width / 2, room: room)
      .beside(table(width: width - width / 2 - 3, room: room), width: width)
  }

  private func table(width: Int, room: Int?) -> Grid {
    Grid(lines: networkTable(of: spread), width: width, room: room)
  }

  private var settingsWords: String {
    "derive \(state.answer.question.id): begin with \(state.derivation.key.startText); rules: "
      + state.derivation.key.rules.map(\.name).joined(separator: ", ")
  }

  private func settings(width: Int) -> StyledText {
    let count = "line \(state.lines.count + 1)"
    let full =
      "n \(spread.width)  depth \(spread.depth)  \(spread.activation.rawValue)  Var(w) \(weights)"
    let short = "Var(w) \(weights)"
    let text = full.count + count.count + 4 <= width ? full : short
    return StyledText(text, .quiet).truncated(to: width - count.count - 4)
      .padded(to: width - 2 - count.count) + StyledText(count)
  }

  private func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    switch state.entry {
    case .weighing(let text):
      return [StyledText("Var(w), such as 1/n, he or 0.01: \(text)_", .focus)]
    case .typing, .choosing: break
    }
    let hint = state.answer.hints.last.map { hint in
      StyledText("hint  ", .quiet) + hint.styled(capabilities: capabilities)
    }
    guard let outcome = state.outcome else {
      return [hint ?? StyledText("Any line that follows is taken, not one alone.", .quiet)]
    }
    return [words(of: outcome)] + (hint.map { [$0] } ?? [])
  }

  private func words(of outcome: DerivationState.Outcome) -> StyledText {
    switch outcome {
    case .taken(let line):
      let why = line.rules.isEmpty ? "the same in another form" : line.rules.joined(separator: ", ")
      return StyledText(state.isFinished ? "✓ derived: \(why)" : "✓ \(why)", .right)
    case .unreadable(let sentence): return StyledText(sentence, .wrong)
    case .refused(let line, .otherRule):
      return StyledText("✗ \(line) follows, but not by this rule.", .wrong)
    case .refused(let line, .doesNotFollow), .refused(let line, .follows):
      let before = state.lines.last?.text ?? state.derivation.key.startText
      let numbers = [line, before].compactMap { state.value(of: $0)?.significant(3) }
      // Equal numbers refute nothing: the step may be true, and is none of these rules.
      guard numbers.count == 2, numbers[0] != numbers[1] else {
        return StyledText("✗ no rule of these leads from the line above to \(line).", .wrong)
      }
      let words = "in these networks it is \(numbers[0]), the line above \(numbers[1])"
      return StyledText("✗ \(line): \(words)", .wrong)
    }
  }

  private func figure(width: Int, room: Int?) -> Grid {
    let isWide = width >= 68
    let left = isWide ? width - Self.networkWidth - 4 : width - 2
    let next = nextLines(width: left)
    let all = lines(width: left)
    let natural = naturalHeight(isWide: isWide)
    let height = room.map { min($0, natural) } ?? natural
    let kept = all.suffix(max(1, (room ?? all.count + next.count) - next.count))
    var grid = Grid(size: Size(width: width, height: height))
    let written = grid.write(Array(kept), x: 1, y: 0, width: left, limit: height)
    grid.write(next, x: 1, y: written, width: left, limit: max(0, height - written))
    if isWide {
      grid.write(
        networks(room: height), x: left + 3, y: 0, width: Self.networkWidth, limit: height)
    }
    return grid
  }

  /// As high as the longest state that the author's way has, so that nothing jumps.
  private func naturalHeight(isWide: Bool) -> Int {
    let offered = (state.derivation.traps.map(\.count).max() ?? 0) + 1
    let count = max(state.derivation.lines.count, state.lines.count)
    return max(count + 3 + offered, isWide ? spread.depth + 2 : 0)
  }

  /// The lines that stand: formula, what it comes to in the networks, and its rule.
  private func lines(width: Int) -> [StyledText] {
    let start = lines("  " + state.derivation.key.startText, rules: [], width: width)
    return start
      + state.lines.flatMap { lines("= " + $0.text, rules: $0.rules, width: width) }
  }

  private func lines(_ text: String, rules: [String], width: Int) -> [StyledText] {
    DerivationLine(
      text: text, rules: rules,
      value: state.value(of: String(text.dropFirst(2)))?.significant(3)
    ).lines(width: width, capabilities: capabilities)
  }

  /// What may come next: lines to choose from, or what is typed.
  private func nextLines(width: Int) -> [StyledText] {
    if state.isFinished { return [] }
    if case .typing(let text) = state.entry {
      let shown = String(("= " + text + "_").suffix(width))
      return [StyledText("Type the next line:", .quiet), StyledText(shown, .focus)]
    }
    let offers = state.offers.enumerated().flatMap { index, offer in
      let text = (try? state.derivation.key.compactText(of: offer)) ?? offer
      return (StyledText("\(index + 1)  ", .key) + StyledText(text))
        .fitted(to: capabilities).wrapped(to: width, indent: 3)
    }
    return [StyledText("Which line comes next?", .quiet)] + offers
  }

  /// The variance of each layer's sums in the networks that were run.
  private func networks(room: Int) -> [StyledText] {
    guard let measured = spread.measured else {
      let text =
        "\(spread.spread.networkCount) networks run with your first line, "
        + "and each line gets its number there"
      return StyledText(text, .quiet).wrapped(to: Self.networkWidth)
    }
    let variances = measured.layers.map(\.sums.variance)
    let bar = DecadeBar(
      for: variances + spread.theory.sums, width: Self.networkWidth - 12)
    let rows = variances.indices.map { index in
      StyledText("\(index + 1)").padded(to: 3)
        + StyledText(variances[index].significant(3), .output).padded(to: 8, .right) + " "
        + bar.line(variances[index], mark: spread.theory.sums[index])
    }
    let heading = StyledText("layer Var(v) ", .quiet) + StyledText("◆ theory", .kernel)
    return ([heading] + rows.prefix(max(0, room - 1))).map { $0.fitted(to: capabilities) }
  }

  /// Everything there is to say, for pipes and screen readers.
  var plainText: String {
    let width = 78
    let settings = StyledText(settingsWords)
    let lines =
      (settings.width <= width + 2 ? [settings] : settings.wrapped(to: width, indent: 2))
      + completeTable(width: width)
    return lines.map(\.string.withoutTrailingBlanks).joined(separator: "\n") + "\n"
  }

  private func completeTable(width: Int) -> [StyledText] {
    let id = state.answer.question.id
    let ask = "Answer with: cnn-tutor answer \(id) \"line | rule; line | rule; ...\""
    let settings = spread.spread
    var run = spread
    run.prepare()
    let title =
      "\(settings.networkCount) networks, n = \(spread.width), "
      + "\(spread.activation.rawValue), Var(w) = \(weights):"
    return state.answer.question.prompt.lines(width: width, capabilities: capabilities)
      + [StyledText(ask), StyledText(title)] + networkTable(of: run)
  }

  private func networkTable(of spread: VarianceFigure) -> [StyledText] {
    spread.table(isWide: true, shown: 0..<spread.depth).map { $0.fitted(to: capabilities) }
  }
}
