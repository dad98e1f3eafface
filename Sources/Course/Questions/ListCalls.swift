internal import Grading

/// Answers calls on lists: `product`, `reversed`, `row`, `transposed`.
enum ListCalls {
  /// The value of a call; nil when the name is none of these.
  static func value(of call: Evaluator.Call) throws(EvaluationError) -> Value? {
    switch call.name {
    case "product": try product(call)
    case "reversed": .list(try call.list(at: 0).reversed())
    case "row": try row(call)
    case "transposed": try transposed(call)
    default: nil
    }
  }

  /// `product([3, 5, 5])`: how many values a shape has.
  private static func product(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    var product = ExactNumber.one
    for item in try call.list(at: 0) {
      guard let factor = item.exact, let next = product.multiplied(by: factor) else {
        throw .wrongKind(call.name, wanted: "a call with a list of whole numbers")
      }
      product = next
    }
    return .exact(product)
  }

  /// `row(M, i)`, counted from 1.
  private static func row(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let rows = try call.list(at: 0)
    guard let number = try call.value(at: 1).integer, rows.indices.contains(number - 1) else {
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
