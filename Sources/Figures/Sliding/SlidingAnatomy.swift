internal import CNNEngine
internal import Canvas

/// A number of a sliding figure taken apart: its formula, the numbers put in, its source.
struct SlidingAnatomy {
  let figure: SlidingFigure
  let quantity: SlidingQuantity

  /// What the number is, the formula with numbers, and where it comes from.
  var lines: [StyledText] {
    let parts = parts
    return NumberAnatomy(formula: parts.formula, numbers: parts.numbers, source: parts.source).lines
  }

  private var settings: SlidingSettings { figure.settings }
  private var parts: (formula: String, numbers: String, source: String) {
    switch quantity {
    case .output: output
    case .outputSize: outputSize
    case .weights: weights
    case .products: products
    }
  }

  private var output: (String, String, String) {
    let trace = figure.traces[0]
    let formula = SlidingFormula(
      frame: trace.frames[figure.step], trace: trace, isUnicode: true)
    let sum = settings.depth > 1 ? "sum over channels and taps of " : "sum over taps of "
    let isPicture = settings.operation.isPicture
    let window = isPicture ? "x[i·s + a·d - P, j·s + b·d - P]" : "x[n·s + m·d - P]"
    let meaning =
      switch trace.variant {
      case .crossCorrelation: sum + window + (isPicture ? " · w[a,b]" : " · w[m]") + bias
      case .convolution: sum + window + (isPicture ? " · w[K-1-a,K-1-b]" : " · w[K-1-m]") + bias
      case .transposed:
        isPicture
          ? "sum of x[p,q] · w[a,b] wherever p·s + a·d - P = i and q·s + b·d - P = j" + bias
          : "sum of x[i] · w[k] wherever i·s + k·d - P = n" + bias
      case .maximum: "the largest number under the window"
      case .average: "sum of the numbers under the window / how many count"
      }
    let products = settings.depth > 1 ? "   (one term a channel)" : ""
    return (
      "\(formula.name): \(meaning)", formula.line(width: 150) + products,
      "the input and \(settings.operation.isPooling ? "the window" : "the weights") above; tutorial 10"
    )
  }

  private var bias: String { settings.bias == 0 ? "" : " + b" }

  private var outputSize: (String, String, String) {
    let sizes = figure.traces[0].outputSizes
    let lines = settings.axes.indices.map { axis in
      let (side, width) = (settings.sides[axis], settings.axes[axis])
      let (padding, stride, dilation) = (settings.padding, settings.stride, settings.dilation)
      return settings.operation.isTransposed
        ? "(\(width) - 1)·\(stride) - 2·\(padding) + \(dilation)·(\(side) - 1) + 1 = \(sizes[axis])"
        : "floor((\(width) + 2·\(padding) - \(dilation)·(\(side) - 1) - 1) / \(stride)) + 1 = \(sizes[axis])"
    }
    let formula =
      settings.operation.isTransposed
      ? "outputs: (W - 1)·s - 2P + d·(K - 1) + 1"
      : "outputs: floor((W + 2P - d·(K - 1) - 1) / s) + 1"
    let isSame = lines.count > 1 && lines[0] == lines[lines.count - 1]
    let numbers = isSame ? lines[0] + " along each axis" : lines.joined(separator: ";  ")
    return (
      formula, numbers, "the settings above; book chapter, 5.1.2, with floor and dilation added"
    )
  }

  private var weightFactors: [Int] {
    [settings.kernels.count, settings.depth] + settings.sides
  }

  private var weights: (String, String, String) {
    let count = weightFactors.reduce(1, *)
    let factors = weightFactors.map(String.init).joined(separator: "·")
    return (
      "weights: channels out · \(settings.groups > 1 ? "channels of a group" : "channels in") · taps",
      "\(factors) = \(count), with a bias for each filter \(count) + \(settings.kernels.count) = \(count + settings.kernels.count)",
      "tutorial 10, number of parameters of a convolutional layer"
    )
  }

  private var products: (String, String, String) {
    let outputs = figure.traces[0].outputSizes
    let count = (weightFactors + outputs).reduce(1, *)
    let factors = (weightFactors + outputs).map(String.init).joined(separator: "·")
    return (
      "multiplications: weights · places of the window", "\(factors) = \(count)",
      "each weight is used once at each place; padding and inserted zeros counted"
    )
  }
}
