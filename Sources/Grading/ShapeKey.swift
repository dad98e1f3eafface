/// A direction of a shape, by the name the field gives it.
public enum Axis: String, Hashable, Sendable, CaseIterable {
  case batch
  case channels
  case height
  case width
  case length
  case units
  case rows
  case columns

  /// Whether its name is a plural: "the rows are".
  var isPlural: Bool {
    switch self {
    case .channels, .units, .rows, .columns: true
    case .batch, .height, .width, .length: false
    }
  }

  /// Letters and words that students write for it.
  var words: Set<String> {
    switch self {
    case .batch: ["n", "b", "batch"]
    case .channels:
      [
        "c", "ch", "channel", "channels", "depth", "d", "filters", "filter", "maps", "map",
        "ערוצים", "ערוץ",
      ]
    case .height: ["h", "height", "high", "tall", "גובה", "לגובה"]
    case .width: ["w", "width", "wide", "רוחב", "לרוחב"]
    case .length: ["l", "length", "long", "אורך"]
    case .units: ["units", "unit", "features", "neurons", "יחידות", "נוירונים"]
    case .rows: ["rows", "row", "r", "שורות", "שורה"]
    case .columns: ["columns", "column", "cols", "col", "עמודות", "עמודה"]
    }
  }
}

/// Sizes along named axes; both common orders are understood, and the one that was read is named.
public struct ShapeKey: AnswerKey {
  /// Axes in the declared order.
  public var axes: [Axis]
  /// Sizes in the declared order.
  public var known: KnownAnswers<[Int]>
  /// Letters and words of the question.
  public var context: AnswerContext

  /// Axes and the known shapes, all in the declared order.
  public init(
    axes: [Axis], known: KnownAnswers<[Int]>, context: AnswerContext = AnswerContext()
  ) {
    self.context = context
    self.axes = axes
    self.known = known
  }

  /// The usual axes for so many sizes, channels first.
  public static func axes(count: Int) -> [Axis] {
    switch count {
    case 1: [.units]
    case 2: [.channels, .length]
    case 3: [.channels, .height, .width]
    default: [.batch, .channels, .height, .width]
    }
  }

  /// Orders in which sizes are understood: as declared, and with the channels last.
  var orders: [[Axis]] {
    guard let channels = axes.firstIndex(of: .channels), axes.count > 1 else { return [axes] }
    var last = axes
    last.append(last.remove(at: channels))
    return last == axes ? [axes] : [axes, last]
  }

  /// Reads the answer and compares it, the known answers first.
  public func verdict(on answer: String) -> Verdict {
    let reading: ShapeReading
    do { reading = try self.reading(answer) } catch { return .unreadable(error) }
    return verdict(on: reading).remarking(reading.remarks)
  }

  private func reading(_ answer: String) throws -> ShapeReading {
    var reading = try ShapeReading(answer, count: axes.count, context: context)
    reading.dropBatch(for: axes)
    return reading
  }

  private func verdict(on reading: ShapeReading) -> Verdict {
    let sizes = reading.sizes
    guard sizes.count == axes.count else { return wrongCount(sizes) }
    for order in reading.orders(among: orders) {
      let declared = arranged(sizes, from: order)
      let understood = understood(sizes, order)
      if let verdict = known.verdict(understood: understood, fits: { $0 == declared }) {
        return verdict
      }
    }
    return wrongAxes(sizes, reading.orders(among: orders))
  }

  /// The sizes in the declared order, read in the order that fits best.
  public func value(of answer: String) -> Value? {
    guard let reading = try? reading(answer), reading.sizes.count == axes.count,
      let best = bestOrder(reading.sizes, reading.orders(among: orders))
    else { return nil }
    return .list(arranged(reading.sizes, from: best.order).map(Value.integer))
  }

  /// Also knows further shapes with as many axes.
  public func knowing(_ more: FurtherAnswers) -> ShapeKey {
    var key = self
    key.known = known.adding(more) { value in
      let sizes = value.list?.compactMap(\.integer) ?? []
      return sizes.count == axes.count ? sizes : nil
    }
    return key
  }

  /// Sizes of one order in the declared order.
  private func arranged(_ sizes: [Int], from order: [Axis]) -> [Int] {
    axes.map { axis in order.firstIndex(of: axis).map { sizes[$0] } ?? 0 }
  }

  private func understood(_ sizes: [Int], _ order: [Axis]) -> String {
    zip(order, sizes).map { "\($0.rawValue) \($1)" }.joined(separator: ", ")
  }

  private func wrongCount(_ sizes: [Int]) -> Verdict {
    let names = axes.map(\.rawValue).joined(separator: ", ")
    let product = known.right.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    if sizes == [product], axes.count > 1 {
      return Verdict(
        outcome: .wrong, note: "count-for-shape",
        message: "That is how many values there are. A shape has one size for each axis: \(names).",
        understood: "\(product)", basis: .elsewhere)
    }
    return Verdict(
      outcome: .unreadable,
      message: "This shape has \(axes.count) \(axes.count == 1 ? "size" : "sizes") (\(names)), and "
        + "\(sizes.count) \(sizes.count == 1 ? "was" : "were") given. Write one for each.",
      understood: sizes.map(String.init).joined(separator: " × "))
  }

  /// The order in which the most axes are right; the declared one when several are as good.
  private func bestOrder(
    _ sizes: [Int], _ orders: [[Axis]]
  ) -> (order: [Axis], wrong: [Axis])? {
    var best: (order: [Axis], wrong: [Axis])?
    for order in orders {
      let declared = arranged(sizes, from: order)
      let wrong = axes.indices.filter { declared[$0] != known.right[$0] }.map { axes[$0] }
      if wrong.count < (best?.wrong.count ?? .max) { best = (order, wrong) }
    }
    return best
  }

  private func wrongAxes(_ sizes: [Int], _ orders: [[Axis]]) -> Verdict {
    guard let best = bestOrder(sizes, orders) else {
      let order = axes.map(\.rawValue).joined(separator: " x ")
      return .unreadable("Write \(axes.count) sizes with x between them: \(order).")
    }
    if sizes.sorted() == known.right.sorted() {
      return Verdict(
        outcome: .wrong, note: "axes-swapped",
        message:
          "The sizes are right, their order is not: \(axes.map(\.rawValue).joined(separator: ", ")).",
        understood: understood(sizes, best.order), basis: .nearMiss)
    }
    let names = Self.listed(best.wrong.map(\.rawValue))
    let isOne = best.wrong.count == 1 && !best.wrong[0].isPlural
    let rest = best.wrong.count < axes.count ? " The rest is right." : ""
    return Verdict(
      outcome: .wrong, note: "axis-" + best.wrong.map(\.rawValue).joined(separator: "-"),
      message: "The \(names) \(isOne ? "is" : "are") not right.\(rest)",
      understood: understood(sizes, best.order), basis: .nearMiss)
  }

  static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
