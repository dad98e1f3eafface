internal import CNNEngine
internal import Canvas

/// One output in numbers: `y[1] = 0·1 + (-1)·0 + 3·2 = 6`.
struct SlidingFormula {
  let frame: SlidingTrace.Frame
  let trace: SlidingTrace
  let isUnicode: Bool

  /// `y[1]`, or `y[0,2]` in a picture.
  var name: String { "y[" + frame.output.map(String.init).joined(separator: ",") + "]" }

  /// What is done with the numbers under the window, without name and result.
  var work: String {
    switch trace.variant {
    case .crossCorrelation, .convolution, .transposed: sum(of: terms)
    case .maximum: "max(" + read.joined(separator: ", ") + ")"
    case .average: "(" + read.joined(separator: " + ") + ") / \(frame.divisor)"
    }
  }

  /// The whole line; the middle of a long sum is left out where it does not fit.
  func line(width: Int) -> String {
    let full = whole(work)
    let terms = terms
    guard full.count > width, terms.count > 2 else { return full }
    for shown in (1..<terms.count - 1).reversed() {
      let kept = terms.prefix(shown) + ["..."] + terms.suffix(1)
      let line = whole(sum(of: Array(kept)))
      if line.count <= width { return line }
    }
    return whole("...")
  }

  /// What is added: the products, or with several channels what each channel adds.
  var terms: [String] {
    let sums = frame.channelSums
    return sums.count > 1 ? sums.map(\.factorText) : products
  }

  /// `0·1`, one for each tap.
  var products: [String] {
    frame.taps.compactMap { tap in
      guard let input = tap.input, let weight = tap.weight else { return nil }
      return input.factorText + (isUnicode ? "·" : "*") + weight.factorText
    }
  }

  private var read: [String] { frame.taps.compactMap { $0.input?.figureText } }

  private func sum(of terms: [String]) -> String {
    let bias = trace.bias == 0 ? [] : [trace.bias.factorText]
    return (terms + bias).joined(separator: " + ")
  }

  private func whole(_ work: String) -> String { "\(name) = \(work) = \(frame.value.figureText)" }
}

extension SlidingTrace.Variant {
  /// As headings and the settings name it.
  var name: String {
    switch self {
    case .crossCorrelation: "cross-correlation"
    case .convolution: "convolution"
    case .transposed: "transposed convolution"
    case .maximum: "max pooling"
    case .average: "average pooling"
    }
  }
}
