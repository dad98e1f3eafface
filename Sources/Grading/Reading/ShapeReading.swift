import MathNotation

/// Sizes as a student wrote them: `10x10x3`, `(10, 10, 3)`, `3@10x10`, `C=3, H=10, W=10`, `25 rows and 49 columns`.
struct ShapeReading {
  /// In the order written.
  private(set) var sizes: [Int] = []
  /// Axes in the order written, where the student named them.
  private var named: [Axis]?
  /// Sentences about what was read, for the student.
  private(set) var remarks: [String] = []

  /// One size with the axis that was named beside it.
  private struct Size {
    var calculation: Calculation
    var axis: Axis?
  }

  /// Reads sizes, of which so many are wanted: `7²` are two.
  init(_ text: String, count: Int, context: AnswerContext = AnswerContext()) throws {
    var body = SizeText.plain(text)
    let order = SizeText.takeOrder(&body) ?? SizeText.takeLeadingOrder(&body)
    var scanner = AnswerScanner(
      SizeText.withoutListBrackets(body), style: .listed, context: context)
    let tokens = try scanner.scan()
    try AnswerWarnings(tokens, context).check(allowsAbout: false)
    let sides = try Self.sides(tokens, context)
    guard let first = sides.first(where: { $0.count > 1 }) ?? sides.first else {
      throw EvaluationError.failed(Self.request)
    }
    var chosen = first
    if chosen.count < count { chosen = Self.takingPowersApart(chosen, count) }
    sizes = try chosen.map { try Self.size($0.calculation) }
    let axes = chosen.compactMap(\.axis)
    named = axes.count == sizes.count && Set(axes).count == axes.count ? axes : order
    try Self.check(sides, against: sizes)
    try noteWords(tokens)
  }

  private static let request = "Write the sizes with x between them, one for each axis."

  /// The orders to try: the one that was named, if any, else all that are understood.
  func orders(among understood: [[Axis]]) -> [[Axis]] {
    guard let named, let declared = understood.first, Set(named) == Set(declared),
      named.count == declared.count
    else { return understood }
    return [named]
  }

  /// Without the 1 of a batch before so many sizes, or behind the length of a vector.
  mutating func dropBatch(for axes: [Axis]) {
    guard !axes.contains(.batch), !axes.contains(.rows) else { return }
    if sizes.count == axes.count + 1, sizes.first == 1 {
      sizes.removeFirst()
      remarks.append("The 1 in front is the batch.")
    } else if axes == [.units], sizes.count == 2, sizes.last == 1 {
      sizes.removeLast()
    }
  }

  private mutating func noteWords(_ tokens: [AnswerToken]) throws {
    var unknown: [String] = []
    for (word, role) in tokens.words where role == .unknown && Axis(word: word) == nil {
      if !unknown.contains(word) { unknown.append(word) }
    }
    guard !unknown.contains("x") else { throw EvaluationError.failed(Self.request) }
    guard unknown.count < 4 else { throw AnswerDoubt.manyWords(unknown, nil) }
    if !unknown.isEmpty { remarks.append(AnswerDoubt.leftOut(unknown)) }
  }

  // MARK: Sides

  /// The sizes on each side of a sign of equality.
  private static func sides(_ tokens: [AnswerToken], _ context: AnswerContext) throws -> [[Size]] {
    // A star is a cross where nothing else parts the sizes.
    let isStarCross =
      !tokens.contains(.clause) && !tokens.calculations.joined().contains("×")
      && tokens.calculations.count == 1
    var sides: [[Size]] = [[]]
    var axis: Axis?
    for (index, token) in tokens.enumerated() {
      switch token {
      case .maths(let text):
        if index + 1 < tokens.count, tokens[index + 1] == .equals, let name = Axis(word: text) {
          axis = name
          continue
        }
        var sizes: [Size] = []
        for piece in SizeText.pieces(text, isStarCross: isStarCross) {
          guard !piece.isEmpty else { throw EvaluationError.failed(request) }
          sizes.append(Size(calculation: try Calculation(reading: piece, context), axis: nil))
        }
        if let own = axis, sizes.count == 1 { sizes[0].axis = own }
        axis = nil
        sides[sides.count - 1] += sizes
      case .word(let word, _):
        guard let name = Axis(word: word) else { continue }
        if let last = sides[sides.count - 1].last, last.axis == nil, axis == nil {
          sides[sides.count - 1][sides[sides.count - 1].count - 1].axis = name
        } else {
          axis = name
        }
      case .equals, .colon, .approximately:
        if axis == nil { sides.append([]) }
      case .clause: break
      case .working(let inner): sides += try Self.sides(inner, context)
      }
    }
    return sides.filter { !$0.isEmpty }
  }

  /// `7²` as two sizes, `3x10²` as three.
  private static func takingPowersApart(_ sizes: [Size], _ count: Int) -> [Size] {
    var result: [Size] = []
    for size in sizes {
      guard case .power(let base, .number(let times)) = size.calculation.formula,
        let repeats = ["2": 2, "3": 3, "4": 4][times],
        let side = Calculation(base.linearText(.ascii), AnswerContext())
      else {
        result.append(size)
        continue
      }
      result += Array(repeating: Size(calculation: side), count: repeats)
    }
    return result.count == count ? result : sizes
  }

  /// Other sides must be the same sizes, or how many values they are together.
  private static func check(_ sides: [[Size]], against sizes: [Int]) throws {
    let product = sizes.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    for side in sides {
      let own = try side.map { try size($0.calculation) }
      let apart = try takingPowersApart(side, sizes.count).map { try size($0.calculation) }
      // The working of one axis, or the number of all values.
      let isPart = own.count == 1 && (own == [product] || sizes.contains(own[0]))
      guard own != sizes, apart != sizes, !isPart else { continue }
      let shape = { (sizes: [Int]) in sizes.map(String.init).joined(separator: "x") }
      throw AnswerDoubt.twoNumbers(shape(sizes), shape(own))
    }
  }

  private static func size(_ calculation: Calculation) throws -> Int {
    guard let size = calculation.value.integer, size >= 0 else {
      throw EvaluationError.failed(
        "\"\(calculation.text)\" is no size: a size is a whole number. \(request)")
    }
    return size
  }
}

/// Sizes that are known word for word, such as `7x7` for the side of a square.
public enum SizeSpelling {
  /// Whether an answer is these sizes, however they are written: `(7,7)`, `7 x 7 px`, `7²`.
  public static func isSame(_ answer: String, as spelling: String) -> Bool {
    guard let wanted = try? ShapeReading(spelling, count: 0).sizes, wanted.count > 1,
      let given = try? ShapeReading(answer, count: wanted.count).sizes
    else { return false }
    return given == wanted
  }
}
