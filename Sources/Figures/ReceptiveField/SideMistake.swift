internal import CNNEngine

/// What a wrong guess of a patch's side is the right answer to.
enum SideMistake {
  /// Every stride taken as 1.
  case ignoresStride
  /// The sides of all windows multiplied: the ways to the input, not its places.
  case countsPaths
  /// Rows times columns.
  case isArea
  /// The window of the layer itself.
  case isOwnWindow
  case unknown

  /// Nil for a side that is right.
  init?(_ side: Int, of figure: ReceptiveFieldFigure) {
    let sides = figure.sides
    if sides.contains(side) { return nil }
    let windows = figure.graph.widestWay(to: figure.stage)
      .compactMap { figure.stages[$0].windows.last }
    if side == windows.reduce(1, { $0 + $1.extent - 1 }) {
      self = .ignoresStride
    } else if Double(side) == windows.reduce(1.0, { $0 * Double($1.size) }) {
      self = .countsPaths
    } else if sides.count == 2, side == sides[0] * sides[1] {
      self = .isArea
    } else if side == windows.last?.size {
      self = .isOwnWindow
    } else {
      self = .unknown
    }
  }

  /// What there is to say of it.
  var words: SizedWords {
    switch self {
    case .ignoresStride: SizedWords("that would be with every stride 1")
    case .countsPaths: SizedWords("that counts the ways to the input, not its places")
    case .isArea: SizedWords("that is the area; the side was asked for")
    case .isOwnWindow: SizedWords("that is the layer's own window; go on to the input")
    case .unknown:
      SizedWords("add (K-1)·jump for each layer, from 1", narrow: "add (K-1)·jump")
    }
  }
}
