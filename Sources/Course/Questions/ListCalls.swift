internal import Grading

/// Answers calls on lists: `product`, `sum`, `mean`, `item`, `count`, `reversed`, `row`, `transposed`.
enum ListCalls {
  /// What it answers.
  static let names = [
    "product", "sum", "mean", "count", "item", "reversed", "row", "transposed",
  ]

  /// The value of a call; nil when the name is none of these.
  static func value(of call: Evaluator.Call) throws(EvaluationError) -> Value? {
    switch call.name {
    case "product": try folded(call, from: .one) { $0.multiplied(by: $1) }
    case "sum": try folded(call, from: .zero) { $0.adding($1) }
    case "mean": try mean(call)
    case "count": .integer(try call.list(at: 0).count)
    case "item": try item(call)
    case "reversed": .list(try call.list(at: 0).reversed())
    case "row": try row(call)
    case "transposed": try transposed(call)
    default: nil
    }
  }

  /// `product([3, 5, 5])`: how many values a shape has; `sum([1, 2])`; exact where the items are.
  private static func folded(
    _ call: Evaluator.Call, from start: ExactNumber,
    _ join: (ExactNumber, ExactNumber) -> ExactNumber?
  ) throws(EvaluationError) -> Value {
    var result = start
    for item in try call.list(at: 0) {
      guard let number = item.exact, let next = join(result, number) else {
        throw .wrongKind(call.name, wanted: "a call with a list of whole numbers or fractions")
      }
      result = next
    }
    return .exact(result)
  }

  /// `mean([1, 2])`, as a real number.
  private static func mean(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let list = try call.list(at: 0)
    let numbers = list.compactMap(\.real)
    guard !numbers.isEmpty, numbers.count == list.count else {
      throw .wrongKind(call.name, wanted: "a call with a list of numbers")
    }
    return .real(numbers.reduce(0, +) / Double(numbers.count))
  }

  /// `item(x, i)`, counted from 1.
  private static func item(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let list = try call.list(at: 0)
    guard let number = try call.value(at: 1).integer, (1...).contains(number),
      number <= list.count
    else {
      throw .failed("items are counted from 1 to \(list.count).")
    }
    return list[number - 1]
  }

  /// `row(M, i)`, counted from 1.
  private static func row(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let rows = try call.list(at: 0)
    guard let number = try call.value(at: 1).integer, (1...).contains(number),
      number <= rows.count
    else {
      throw .failed("rows are counted from 1 to \(rows.count).")
    }
    return rows[number - 1]
  }

  private static func transposed(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let rows = try call.list(at: 0).compactMap(\.list)
    guard let first = rows.first, rows.allSatisfy({ $0.count == first.count }) else {
      throw .wrongKind(call.name, wanted: "a call with rows of one length")
    }
    return .list(first.indices.map { column in .list(rows.map { $0[column] }) })
  }
}

extension Evaluator.Call {
  /// The list that an argument is, from 0.
  func list(at index: Int) throws(EvaluationError) -> [Value] {
    guard let list = try value(at: index).list else {
      throw .wrongKind(name, wanted: "a call with lists such as [1, 2, 3]")
    }
    return list
  }
}

extension Value {
  /// A list of numbers as one row, a list of lists as rows; nil when it is anything else.
  var cells: [[Value]]? {
    guard let list, !list.isEmpty else { return nil }
    if list.allSatisfy({ $0.real != nil }) { return [list] }
    let rows = list.compactMap(\.list)
    let isMatrix = rows.count == list.count && rows.joined().allSatisfy { $0.real != nil }
    return isMatrix ? rows : nil
  }
}
