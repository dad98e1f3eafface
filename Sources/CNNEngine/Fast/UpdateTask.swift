import CNNKernels

/// Some weights of one parameter: their gradient and their change, as one piece of work.
///
/// The gradient never stands in memory as a whole; it goes from the working memory of a thread
/// straight into the weights.
struct UpdateTask {
  enum Gradient {
    /// Rows of the outer product of a linear unit.
    case outerProduct(LinearUnit, rows: Range<Int>)
    /// Columns of the sum over rows of a linear unit's gradient.
    case rowSum(LinearUnit, first: Int)
    /// Floats of the blocks' shares from an offset on.
    case blocks(offset: Int)
    case once(offset: Int)
  }

  var gradient: Gradient
  /// First float among the parameters.
  var offset: Int
  /// Floats, a multiple of 16.
  var count: Int

  /// Floats of a task: small enough for a core's first cache, beside what is read.
  static let floatLimit = 4096

  /// Rows of a matrix in one task, a multiple of four.
  static func rowLimit(rowStride: Int) -> Int {
    max(4, floatLimit / rowStride / 4 * 4)
  }

  /// All parameters of a plan, cut into tasks.
  static func tasks(of plan: FastPlan) -> [UpdateTask] {
    plan.parameters.parameters.flatMap { parameter -> [UpdateTask] in
      switch parameter.gradient {
      case .outerProduct(let unit): matrixTasks(parameter, plan.units[unit])
      case .rowSum(let unit):
        pieces(parameter, plan.units[unit]) { .rowSum($0, first: $1) }
      case .blocks(let offset): pieces(parameter) { .blocks(offset: offset + $0) }
      case .once(let offset): pieces(parameter) { .once(offset: offset + $0) }
      }
    }
  }

  private static func matrixTasks(_ parameter: PlacedParameter, _ unit: FastUnit) -> [UpdateTask] {
    guard case .linear(let linear) = unit else { return [] }
    let limit = rowLimit(rowStride: parameter.rowStride)
    return stride(from: 0, to: parameter.rowCount, by: limit).map { first in
      let rows = first..<min(first + limit, parameter.rowCount)
      return UpdateTask(
        gradient: .outerProduct(linear, rows: rows),
        offset: parameter.offset + first * parameter.rowStride,
        count: rows.count * parameter.rowStride)
    }
  }

  private static func pieces(
    _ parameter: PlacedParameter, _ unit: FastUnit, _ gradient: (LinearUnit, Int) -> Gradient
  ) -> [UpdateTask] {
    guard case .linear(let linear) = unit else { return [] }
    return pieces(parameter) { gradient(linear, $0) }
  }

  private static func pieces(
    _ parameter: PlacedParameter, _ gradient: (Int) -> Gradient
  ) -> [UpdateTask] {
    stride(from: 0, to: parameter.floatCount, by: floatLimit).map { first in
      UpdateTask(
        gradient: gradient(first), offset: parameter.offset + first,
        count: min(floatLimit, parameter.floatCount - first))
    }
  }
}
