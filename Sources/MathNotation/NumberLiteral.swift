/// What is wanted, which decides what a comma or a point between digits means.
public enum NumberStyle: Hashable, Sendable {
  /// A whole number: one point before three digits may part thousands or decimals.
  case whole
  /// A real: one comma before three digits may part thousands or decimals.
  case real
  /// One of several: a comma parts it from the next.
  case listed
  /// Content: a point before decimals, nothing else.
  case plain

  fileprivate func allows(_ separator: Character) -> Bool {
    switch self {
    case .whole, .real: true
    case .listed: separator == "." || separator == "_" || separator == "'"
    case .plain: separator == "."
    }
  }
}

/// One number as it is typed: `7,296`, `16.781.312`, `0,25`, `32,74,634`, `7'296`.
public struct NumberLiteral: Hashable, Sendable {
  /// As a machine reads them: no separators, a point before decimals.
  public let digits: String
  /// How many characters it takes.
  public let length: Int

  /// Digits with what stood before each further group.
  private struct Groups {
    var first = ""
    var rest: [(separator: Character, digits: String)] = []
    var length = 0
  }

  /// Reads the number that begins at a digit, or at the point before one.
  ///
  /// - Throws: `FormulaError` where the separators say two things, or nothing.
  public init(
    _ characters: [Character], from start: Int, style: NumberStyle
  ) throws(FormulaError) {
    let groups = Self.groups(characters, start, style)
    length = groups.length
    let written = String(characters[start..<(start + groups.length)])
    digits = try Self.digits(groups, style, FormulaError(.secondPoint(written), at: start))
  }

  // MARK: Cutting

  private static func groups(
    _ characters: [Character], _ start: Int, _ style: NumberStyle
  ) -> Groups {
    var groups = Groups(first: run(characters, start))
    var end = start + groups.first.count
    while end < characters.count, let separator = separators[characters[end]],
      style.allows(separator)
    {
      let next = run(characters, end + 1)
      guard !next.isEmpty else { break }
      if separator != ".", separator != "," {
        // Spaces and the like part thousands only: else another number begins behind them.
        let isSame = groups.rest.last.map { $0.separator == separator } ?? true
        guard next.count == 3, isSame, (1...3).contains(groups.first.count) else { break }
      } else if groups.first.isEmpty, !(separator == "." && groups.rest.isEmpty) {
        break
      }
      groups.rest.append((separator, next))
      end += 1 + next.count
    }
    groups.length = end - start
    return groups
  }

  private static let separators: [Character: Character] = [
    ".": ".", ",": ",", "_": "_", "'": "'", "\u{2019}": "'", "\u{2BC}": "'", "`": "'", " ": " ",
    "\u{A0}": " ", "\u{2007}": " ", "\u{2009}": " ", "\u{200A}": " ", "\u{202F}": " ",
  ]

  private static func run(_ characters: [Character], _ start: Int) -> String {
    guard start < characters.count else { return "" }
    return String(characters[start...].prefix(while: PlainLexer.isDigit))
  }

  // MARK: Deciding

  private static func digits(
    _ groups: Groups, _ style: NumberStyle, _ problem: FormulaError
  ) throws(FormulaError) -> String {
    guard let last = groups.rest.last else { return groups.first }
    let kinds = Set(groups.rest.map(\.separator))
    let whole = groups.first + groups.rest.map(\.digits).joined()
    if groups.rest.count == 1 {
      return try single(groups.first, last, style, problem)
    }
    if kinds.count == 1 {
      let isGrouped = isThousands(groups.first, groups.rest.map(\.digits))
      guard isGrouped || last.separator == "," && isIndian(groups) else { throw problem }
      return whole
    }
    let before = groups.rest.dropLast()
    guard last.separator == "." || last.separator == ",", kinds.count == 2,
      !before.contains(where: { $0.separator == last.separator }),
      isThousands(groups.first, before.map(\.digits))
    else { throw problem }
    return groups.first + before.map(\.digits).joined() + "." + last.digits
  }

  private static func single(
    _ first: String, _ last: (separator: Character, digits: String), _ style: NumberStyle,
    _ problem: FormulaError
  ) throws(FormulaError) -> String {
    let isGrouped = isThousands(first, [last.digits])
    let decimal = (first.isEmpty ? "0" : first) + "." + last.digits
    switch last.separator {
    case ".":
      guard style == .whole, isGrouped else { return decimal }
      throw FormulaError(.doubtfulNumber(whole: first + last.digits, decimal), at: problem.position)
    case ",":
      if isGrouped {
        guard style == .real else { return first + last.digits }
        throw FormulaError(
          .doubtfulNumber(whole: first + last.digits, decimal), at: problem.position)
      }
      guard style == .real else {
        throw FormulaError(.decimalComma("\(first),\(last.digits)"), at: problem.position)
      }
      return decimal
    default: return first + last.digits
    }
  }

  private static func isThousands(_ first: String, _ groups: [String]) -> Bool {
    (1...3).contains(first.count) && first.first != "0" && groups.allSatisfy { $0.count == 3 }
  }

  /// `32,74,634`: three digits at the end, two in each group before.
  private static func isIndian(_ groups: Groups) -> Bool {
    (1...2).contains(groups.first.count) && groups.first.first != "0"
      && groups.rest.last?.digits.count == 3
      && groups.rest.dropLast().allSatisfy { $0.digits.count == 2 }
  }
}
