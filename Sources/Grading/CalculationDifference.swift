import MathNotation

/// Which number of a student's calculation differs from those of the right one.
struct CalculationDifference {
  private let extra: [String]
  private let missing: [String]
  /// Whether the number out of place stands in the calculation a second time.
  private let isRepeated: Bool

  init(_ given: Formula, _ right: Formula) {
    var missing = Self.numbers(right)
    var extra: [String] = []
    let numbers = Self.numbers(given)
    for number in numbers {
      if let index = missing.firstIndex(of: number) {
        missing.remove(at: index)
      } else {
        extra.append(number)
      }
    }
    extra.removeAll { Self.takeFactors(of: $0, from: &missing) }
    self.extra = extra
    self.missing = missing
    isRepeated = extra.count == 1 && numbers.count { $0 == extra[0] } > 1
  }

  /// How many numbers have no partner.
  var size: Int { extra.count + missing.count }

  /// A sentence when a single number makes the difference; it never tells the right one.
  var remark: String? {
    switch (extra.count, missing.count) {
    case (1, 1) where isRepeated:
      "One \(extra[0]) is out of place. The other numbers are right."
    case (1, 1): "Look at the \(extra[0]) again. The other numbers are in place."
    case (1, 0): "The \(extra[0]) does not belong there. The other numbers do."
    case (0, 1): "Your numbers are right, but one is still missing."
    case (0, 0): "All the numbers are right. Look at the signs and brackets between them."
    default: nil
    }
  }

  /// Takes two or three numbers away whose product the student wrote as one, as 25 for 5 · 5.
  private static func takeFactors(of number: String, from missing: inout [String]) -> Bool {
    guard let product = Int(number), product > 1, missing.count <= 16 else { return false }
    let factors = missing.indices.filter { (Int(missing[$0]) ?? 0) > 1 }
    for first in factors {
      for second in factors where second > first {
        let two = [first, second]
        let groups = [two] + factors.filter { $0 > second }.map { two + [$0] }
        guard let group = groups.first(where: { isProduct($0.map { missing[$0] }, product) })
        else { continue }
        for index in group.reversed() { missing.remove(at: index) }
        return true
      }
    }
    return false
  }

  private static func isProduct(_ numbers: [String], _ product: Int) -> Bool {
    var rest = product
    for number in numbers.compactMap({ Int($0) }) {
      guard rest.isMultiple(of: number) else { return false }
      rest /= number
    }
    return rest == 1
  }

  /// Most numbers that are compared: powers of powers would have more of them than any memory.
  private static let numberLimit = 200

  /// The numbers of a calculation; a power with a small whole exponent counts as its factors.
  private static func numbers(_ formula: Formula) -> [String] {
    switch formula {
    case .number(let digits): return [digits]
    case .power(let base, .number(let exponent)):
      let times = Int(exponent).map { min(max($0, 0), 8) } ?? 1
      let base = numbers(base)
      return Array((0..<times).flatMap { _ in base }.prefix(numberLimit))
    default:
      var found: [String] = []
      for child in formula.children where found.count < numberLimit { found += numbers(child) }
      return Array(found.prefix(numberLimit))
    }
  }
}
