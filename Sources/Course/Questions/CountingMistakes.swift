internal import CNNEngine
internal import MathNotation

/// Mistakes that every question about a network's counts invites, computed where its author names none.
///
/// A part that asks for `parameters(conv)` recognises `multiplyAdds(conv)`; one that asks for the parameters of two
/// layers recognises each sum with the biases of one of them.
struct CountingMistakes {
  /// More layers than this make sums that come to other numbers by chance.
  private static let layerLimit = 5

  private let answer: Formula
  private let rows: [LayerSummary]

  /// Nil for an answer that is no count of a network.
  init?(of expression: String, in network: NetworkCalls?) {
    guard let network, let answer = try? ParsedExpressions.formula(expression) else { return nil }
    self.answer = answer
    rows = network.summary.rows.filter { $0.weights > 0 }
  }

  /// Names in the list of misconceptions, each with the expression that makes the number.
  var expressions: [(note: String, expression: String)] {
    guard case .call(let count, let arguments) = answer else { return [] }
    let layer = arguments.map(\.linearText).joined(separator: ", ")
    switch count {
    case "parameters", "weights":
      return [("mults-vs-params", "multiplyAdds(\(layer))")]
        + (arguments.isEmpty ? biasesOfOneLayer : [])
    case "multiplyAdds": return [("params-vs-mults", "weights(\(layer))")]
    default: return []
    }
  }

  private var biasesOfOneLayer: [(note: String, expression: String)] {
    guard (2...Self.layerLimit).contains(rows.count) else { return [] }
    return rows.map { ("bias-in-one-layer", "weights() + channels(\"\($0.name)\")") }
  }
}
