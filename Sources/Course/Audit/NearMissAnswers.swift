internal import Grading

/// Wrong and unreadable answers close to the right one, to see what is said to them.
struct NearMissAnswers {
  let type: QuestionType
  let right: Value

  /// As a student would type them.
  var texts: [String] {
    ["", "(", "1/0", "x"] + (right.list.map(lists) ?? right.exact.map(numbers) ?? reals)
  }

  /// One too many, twice as much, digits exchanged, the wrong sign, no whole number.
  private func numbers(_ number: ExactNumber) -> [String] {
    let changes = ["+1", "-1", "*2", "/2", "*10", "*100", "/100", "+1/2", "*1.004"]
    let text = "(\(number.numerator)/\(number.denominator))"
    var texts = changes.map { text + $0 } + ["-" + text]
    if let whole = number.integer {
      let other = whole < .max ? whole + 1 : 0
      texts += [String(String(whole).reversed()), "\(other)", "\(whole) bananas"]
      texts += Self.doubts("\(other)")
    }
    return texts
  }

  /// A number that is taken back, left open, compared, given twice or in another unit.
  private static func doubts(_ number: String) -> [String] {
    [
      "not \(number)", "\(number) or 7", "less than \(number)", "\(number)?", "~ \(number)",
      "\(number) 7", "\(number) = 7", "\(number) (3 + 4)", "x = \(number)", "f(\(number))",
      "\(number) multiplications", "\(number) parameters", "this is some odd word salad", "2.345",
    ]
  }

  private var reals: [String] {
    guard let real = right.real else { return [] }
    return Self.doubts(NumberText.real(real + 1))
      + [real * 100, real / 100, real * 1.004, -real, real + 1].map { NumberText.real($0) }
      + [NumberText.real(real, figures: 1), NumberText.real(real, figures: 2)]
  }

  /// One size or cell changed, the order turned around, one left out.
  private func lists(_ items: [Value]) -> [String] {
    let rows = items.map { ($0.list ?? [$0]).map(plain) }
    let isMatrix = items.contains { $0.list != nil }
    let separator = type == .shape ? "x" : " "
    func text(_ rows: [[String]]) -> String {
      isMatrix
        ? rows.map { $0.joined(separator: " ") }.joined(separator: "; ")
        : rows.joined().joined(separator: separator)
    }
    var texts = [
      text(rows.reversed()), text(Array(rows.dropLast())), text(rows + rows.suffix(1)),
    ]
    for index in rows.indices.prefix(3) where !rows[index].isEmpty {
      var changed = rows
      changed[index][0] += "+1"
      texts.append(text(changed))
    }
    return texts
  }

  /// Without commas between groups of digits.
  private func plain(_ value: Value) -> String { value.description.replacing(",", with: "") }
}
