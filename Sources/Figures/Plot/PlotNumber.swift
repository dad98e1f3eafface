internal import ContentFormat

/// A number of a plot as its author writes it: digits or an expression, with its place for messages.
struct PlotNumber: Decodable, Sendable {
  private let text: String
  private let path: [any CodingKey]

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    path = decoder.codingPath
  }

  /// The number; expressions may ask the network for its counts.
  func value(in scope: ExpressionNumber) throws(PlacedFault) -> Double {
    do throws(ContentProblem.Fault) {
      let number = try scope(text)
      if number.isFinite { return number }
    } catch {
      throw PlacedFault(error, at: path)
    }
    throw PlacedFault(.expression(text, reason: "it is no finite number."), at: path)
  }
}

extension [PlotNumber] {
  /// All the numbers of a list.
  func values(in scope: ExpressionNumber) throws(PlacedFault) -> [Double] {
    try map { number throws(PlacedFault) in try number.value(in: scope) }
  }
}
