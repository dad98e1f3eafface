extension ShapeError.Problem {
  /// What was expected and what was found.
  var fact: String {
    switch self {
    case .rank(let got, let expected):
      "expected an input \(expected.rawValue), got [\(got.list)]"
    case .input(let got, let expected):
      "expected a batch [N, \(expected.list)], got [\(got.list)]"
    case .tensor(let name, let got, let expected):
      "\(name) is [\(got.list)], expected [\(expected.list)]"
    case .window(let axis, let extent, let size, let padding):
      "the window spans \(extent), but the \(axis) has \(size + padding)"
        + (padding > 0 ? " (\(size) and \(padding) of padding)" : "")
    case .setting(let name, let value, let range):
      value < range.lowerBound
        ? "\(name) is \(value), expected at least \(range.lowerBound)"
        : "\(name) is \(value), expected at most \(range.upperBound)"
    case .axisCount(let name, let got, let expected):
      "\(name) has \(got) numbers, expected \(expected)"
    case .groups(let count, let channels, let what):
      "\(channels) \(what) cannot be split into \(count) equal groups"
    case .share(let name, let value): "\(name) is \(value), expected above 0 and at most 1"
    case .connections(let fact): fact
    case .paddingMode(let mode, let padding, let size):
      "\(mode.rawValue) padding of \(padding) is too long for an axis of \(size)"
    case .emptyWindow(let axis, let padding, let size):
      "with padding \(padding) a window of size \(size) can hold nothing but padding along the \(axis)"
    case .outputPadding(let got, let limit):
      "output padding is \(got), expected less than stride or dilation, \(limit)"
    case .join(let shapes, let join):
      "branches give \(shapes.map { "[\($0.list)]" }.joined(separator: " and ")), expected "
        + (join == .add ? "equal shapes" : "shapes that differ only in channels")
    case .parts(let count, let axis, let size):
      "\(axis.rawValue) \(size) cannot be cut into \(count) equal parts"
    case .tooLarge(let what, let sizes):
      "\(what) would be \(sizes.map(String.init).joined(separator: " x ")), expected at most "
        + "\(Shape.elementLimit) elements"
    case .duplicateName: "a second layer has this name"
    case .emptyBody: "there are no layers in it"
    case .tooManyLayers(let limit): "the network unfolds to more than \(limit) layers"
    }
  }

  /// How to mend it.
  var remedy: String {
    switch self {
    case .rank(let got, let expected):
      switch expected {
      case .vector where got.rank > 1: "Put a flatten layer before it."
      case .picture where got.rank == 2: "Use the 1-D layer, or an input with height and width."
      case .sequence where got.rank == 3: "Use the 2-D layer."
      default: "Give it an input of this form."
      }
    case .input: "Give images of the size that the network reads, batch axis first."
    case .tensor(let name, _, _): "Give \(name) in the shape that the settings need."
    case .window: "Use a smaller kernel or dilation, or add padding."
    case .setting(let name, let value, let range):
      value < range.lowerBound ? "Give \(name) a larger value." : "Give \(name) a smaller value."
    case .axisCount: "Give one number, or one for each axis."
    case .groups: "Choose a number of groups that divides both channels and filters."
    case .share: "Give the share of elements that stays."
    case .connections: "Give each filter a list of channels, counted from 0."
    case .paddingMode(.reflect, _, _): "Use padding smaller than the axis."
    case .paddingMode: "Use padding no longer than the axis."
    case .emptyWindow: "Use padding of at most half the window."
    case .outputPadding: "Use a smaller output padding."
    case .join(_, .add): "Give the branches the same stride, padding and filters."
    case .join(_, .concat): "Give the branches the same stride and padding."
    case .parts: "Choose a number of parts that divides it."
    case .tooLarge: "Use a smaller input, fewer filters or more stride."
    case .duplicateName: "Give each layer a name of its own."
    case .emptyBody: "Give it at least one layer."
    case .tooManyLayers: "Repeat fewer times."
    }
  }
}

extension Shape {
  /// Sizes with commas: `3, 10, 10`.
  var list: String { dimensions.map(String.init).joined(separator: ", ") }
}
