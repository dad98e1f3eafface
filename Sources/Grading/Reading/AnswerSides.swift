import MathNotation

/// The sides of an answer, as in `F·K² = 3·16 = 48 (3 filters)`, and the number that they agree on.
struct AnswerSides {
  /// A number that is meant, and the calculation beside it.
  struct Result {
    let number: Calculation
    let working: Calculation?
    /// Whether the number stands there in percent.
    let isPercent: Bool
  }

  /// What stands between two signs of equality.
  private struct Side {
    var texts: [String] = []
    var words: [(text: String, role: WordRole)] = []
    /// Whether it follows `≈`, and how that was typed.
    var approximately: String?
    /// Whether a colon ends it.
    var isTitle = false

    var unknown: [String] {
      words.compactMap { $0.role == .unknown ? $0.text : nil }
    }
  }

  private var clauses: [[Side]] = []
  private let context: AnswerContext
  /// Words that were not understood, each once.
  private(set) var leftOut: [String] = []

  /// As many words are let pass that are not understood.
  private static let unknownLimit = 3

  init(_ tokens: [AnswerToken], _ context: AnswerContext) {
    self.context = context
    add(tokens)
    for (text, role) in tokens.words where role == .unknown {
      if !leftOut.contains(text), !isLetterBeforeEquals(text) { leftOut.append(text) }
    }
  }

  /// A single letter is the name of what is asked: `x = 48`.
  private func isLetterBeforeEquals(_ text: String) -> Bool {
    clauses.contains { sides in
      (sides.count > 1 || sides[0].isTitle) && sides[0].texts.isEmpty
        && sides[0].words.map(\.text) == [text]
    }
  }

  private mutating func add(_ tokens: [AnswerToken]) {
    clauses.append([Side()])
    var workings: [[AnswerToken]] = []
    for token in tokens {
      switch token {
      case .maths(let text): current.texts.append(text)
      case .word(let text, let role): current.words.append((text, role))
      case .equals: clauses[clauses.count - 1].append(Side())
      case .approximately(let sign): clauses[clauses.count - 1].append(Side(approximately: sign))
      case .colon:
        current.isTitle = true
        clauses.append([Side()])
      case .clause: clauses.append([Side()])
      case .working(let inner): workings.append(inner)
      }
    }
    for working in workings { add(working) }
  }

  private var current: Side {
    get { clauses[clauses.count - 1][clauses[clauses.count - 1].count - 1] }
    set { clauses[clauses.count - 1][clauses[clauses.count - 1].count - 1] = newValue }
  }

  // MARK: Deciding

  /// A side with the values of its calculations.
  private struct Read {
    /// The clause in which it stands.
    let clause: Int
    let calculations: [Calculation]
    let approximately: String?
    /// The only number of the side.
    var plain: Calculation? {
      calculations.count == 1 && calculations[0].isPlain ? calculations[0] : nil
    }
  }

  /// The number on which all sides agree; throws why there is none.
  func result(isWhole: Bool, allowsAbout: Bool) throws -> Result {
    let sides = try readSides()
    let plains = sides.compactMap(\.plain)
    if leftOut.count > Self.unknownLimit {
      throw AnswerDoubt.manyWords(leftOut, plains.count == 1 ? plains[0].understood : nil)
    }
    if let side = sides.first, let sign = side.approximately, sides.count == 1, isWhole,
      !allowsAbout
    {
      throw AnswerDoubt.approximation(sign, side.plain?.understood)
    }
    let calculations = sides.flatMap(\.calculations)
    guard let first = calculations.first else { throw AnswerDoubt.noNumber(leftOut) }
    if let step = lastStep(sides) { return step }
    guard let number = try number(sides, isWhole: isWhole) else {
      if calculations.count == 1, first.isLetter { throw AnswerDoubt.letterAlone(first.text) }
      // Calculations alone: they must all come to the same.
      for other in calculations.dropFirst() where !other.agrees(with: first) {
        throw AnswerDoubt.unequal(first.text, other.text)
      }
      return Result(number: first, working: nil, isPercent: first.isPercent)
    }
    let working = calculations.first { !$0.isPlain && $0.agrees(with: number) }
    let longer = calculations.first { !$0.isPlain && $0.isRounded(as: number, isWhole: isWhole) }
    // A real is compared as exactly as it was worked out: 1/3 = 0.33.
    let exact = isWhole || working != nil ? nil : longer
    return Result(
      number: exact ?? number, working: working ?? exact, isPercent: number.isPercent)
  }

  /// The result of the last of several equations, each of which holds and goes into a later one: `4*4 = 16, 3*16 = 48`.
  private func lastStep(_ sides: [Read]) -> Result? {
    let steps = Dictionary(grouping: sides, by: \.clause).sorted { $0.key < $1.key }.map(\.value)
    guard steps.count > 1 else { return nil }
    var results: [(number: Calculation, working: Calculation)] = []
    for step in steps {
      let calculations = step.flatMap(\.calculations)
      guard let number = step.last?.plain, let working = calculations.first(where: { !$0.isPlain }),
        calculations.allSatisfy({ $0.agrees(with: number) })
      else { return nil }
      results.append((number, working))
    }
    for (place, result) in results.enumerated().dropLast() {
      let isUsed = results[(place + 1)...].contains { later in
        later.working.formula.parts.contains(result.number.formula)
      }
      guard isUsed else { return nil }
    }
    return results.last.map { last in
      Result(number: last.number, working: last.working, isPercent: last.number.isPercent)
    }
  }

  /// The number that stands alone on a side, which all other sides must come to; nil where none stands alone.
  private func number(_ sides: [Read], isWhole: Bool) throws(AnswerDoubt) -> Calculation? {
    guard var number = sides.compactMap(\.plain).first else { return nil }
    let allowsRounding = !isWhole || saysRounded || sides.contains { $0.approximately != nil }
    for other in sides.compactMap(\.plain) where !other.agrees(with: number) {
      if allowsRounding, number.isRounded(as: other, isWhole: isWhole) {
        // A count is the whole number of both, a real the one with more digits.
        if isWhole, other.value.integer != nil { number = other }
      } else if allowsRounding, other.isRounded(as: number, isWhole: isWhole) {
        if !isWhole || number.value.integer == nil { number = other }
      } else {
        throw .twoNumbers(number.understood, other.understood)
      }
    }
    for side in sides where side.plain == nil && !side.calculations.isEmpty {
      let isNear = { (other: Calculation) in
        allowsRounding && other.isRounded(as: number, isWhole: isWhole)
      }
      guard holds(side.calculations, number, isNear) else {
        throw .working(number.understood)
      }
    }
    return number
  }

  /// Whether a word says that a number was rounded.
  private var saysRounded: Bool {
    clauses.joined().contains { side in
      side.words.contains { $0.text.lowercased().hasPrefix("round") || $0.text == "מעוגל" }
    }
  }

  /// Whether calculations of one side give a number: each of them, or all of them multiplied or added.
  private func holds(
    _ calculations: [Calculation], _ number: Calculation, _ isNear: (Calculation) -> Bool
  ) -> Bool {
    let others = calculations.filter { !$0.agrees(with: number) && !isNear($0) }
    guard !others.isEmpty else { return true }
    guard others.count > 1 else { return false }
    var product = Value.exact(.one)
    var sum = Value.exact(.zero)
    for other in others {
      guard let times = try? Arithmetic.product(product, other.value, other.formula),
        let plus = try? Arithmetic.sum(sum, other.value, other.formula)
      else { return false }
      (product, sum) = (times, plus)
    }
    return Calculation.agree(product, number.value) || Calculation.agree(sum, number.value)
  }

  // MARK: Sides

  /// Sides with numbers; those that cannot be read are left out where words stand in them and others can.
  private func readSides() throws -> [Read] {
    var sides: [Read] = []
    var problem: (any Error)?
    for (place, clause) in clauses.enumerated() {
      if try isGiven(clause) { continue }
      for side in clause {
        if side.isTitle, !side.words.isEmpty { continue }
        do {
          let calculations = try side.texts.map { try Calculation(reading: $0, context) }
          if !calculations.isEmpty {
            sides.append(
              Read(
                clause: place, calculations: calculations,
                approximately: side.approximately))
          }
        } catch {
          guard !side.words.isEmpty else { throw error }
          problem = problem ?? unreadable(side, error)
        }
      }
    }
    if sides.isEmpty, let problem { throw problem }
    return sides
  }

  private func unreadable(_ side: Side, _ error: any Error) -> any Error {
    let letters = side.unknown.filter { $0.count == 1 }
    return letters.isEmpty
      ? error : AnswerDoubt.unknownLetters(letters, known: context.letters.keys.sorted())
  }

  /// Whether a clause says what a letter of the exercise is, as `F = 3` before the calculation.
  private func isGiven(_ clause: [Side]) throws(AnswerDoubt) -> Bool {
    guard clauses.count > 1, clause.count == 2, clause.allSatisfy({ $0.texts.count == 1 }),
      let letter = context.letters[clause[0].texts[0].trimmingSpaces]
    else { return false }
    guard let value = Calculation(clause[1].texts[0], context),
      Calculation.agree(value.value, letter)
    else {
      throw .letter(clause.map { $0.texts[0] }.joined(separator: " = "))
    }
    return true
  }
}
