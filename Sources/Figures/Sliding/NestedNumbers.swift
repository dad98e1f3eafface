internal import ContentFormat

/// Numbers in lists of lists: one row, the rows of a picture, or these for several channels and filters.
///
/// `[1, 2]` is one row; of a signal `[[1, 2], [3, 4]]` is two channels, of a picture two rows.
struct NestedNumbers: Decodable, Sendable {
  /// A number, or a list of such.
  private indirect enum Nested: Decodable, Sendable {
    case number(Double)
    case list([Nested])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if (try? container.decode(String.self)) != nil {
        // A word is no list either: the error is to say that a number is wanted.
        self = .number(try container.decode(Double.self))
      } else {
        self = .list(try container.decode([Nested].self))
      }
    }

    /// Lists inside lists; 0 for a number.
    var depth: Int {
      switch self {
      case .number: 0
      case .list(let items): 1 + (items.first?.depth ?? 0)
      }
    }

    /// Sizes of the lists from the outside in; nil where lists of one depth differ in length or one is empty.
    var shape: [Int]? {
      switch self {
      case .number: return []
      case .list(let items):
        let shapes = items.map(\.shape)
        guard let first = shapes.first, let inner = first, shapes.allSatisfy({ $0 == inner })
        else { return nil }
        return [items.count] + inner
      }
    }

    var items: [Nested] { if case .list(let items) = self { items } else { [] } }
    var numbers: [Double] {
      items.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
  }

  private let nested: Nested

  init(from decoder: any Decoder) throws {
    nested = try Nested(from: decoder)
    guard nested.shape?.isEmpty == false else {
      throw DecodingError.dataCorruptedError(
        in: try decoder.singleValueContainer(),
        debugDescription: "the rows are empty or differ in length. Write rows of one length.")
    }
  }

  /// A grid for each channel; a single one needs no list around it.
  func channels(axes: Int, name: String) throws(ContentProblem.Fault) -> [[[Double]]] {
    try Self.channels(nested, axes: axes, name: name)
  }

  /// For each filter a grid a channel; a single filter needs no list around it.
  func filters(axes: Int) throws(ContentProblem.Fault) -> [[[[Double]]]] {
    guard nested.depth > axes + 1 else { return [try channels(axes: axes, name: "kernel")] }
    var filters: [[[[Double]]]] = []
    for item in nested.items {
      filters.append(try Self.channels(item, axes: axes, name: "kernel"))
    }
    return filters
  }

  private static func channels(
    _ nested: Nested, axes: Int, name: String
  ) throws(ContentProblem.Fault) -> [[[Double]]] {
    switch (nested.depth, axes) {
    case (1, _): [[nested.numbers]]
    case (2, 1): nested.items.map { [$0.numbers] }
    case (2, 2): [nested.items.map(\.numbers)]
    case (3, 2): nested.items.map { $0.items.map(\.numbers) }
    default:
      throw .rule(
        "the \(name) has lists \(nested.depth) deep",
        mend: axes == 1
          ? "Write one list of numbers, or a list of such for several channels"
          : "Write rows of numbers, or a list of such pictures for several channels")
    }
  }
}
