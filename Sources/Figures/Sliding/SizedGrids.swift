internal import Canvas

/// Grids as they are typed: numbers, or a size (`8`, `5x5`, with channels `3x5x5`) that the course's numbers fill.
struct SizedGrids: Sendable {
  private enum Written: Sendable {
    case size(channels: Int?, rows: Int, columns: Int)
    /// Filter by filter, channel by channel.
    case numbers([[[[Double]]]])
  }

  private let written: Written

  init(_ text: String, option: String, isPicture: Bool) throws(FigureFault) {
    let unreadable = FigureFault.own(
      SlidingFault.unreadableNumbers(option: option, text, isPicture: isPicture))
    guard let sides = Self.sides(text, isPicture: isPicture) else {
      guard let filters = NumberGrids.read(text) else { throw unreadable }
      written = .numbers(filters)
      return
    }
    guard sides.allSatisfy({ $0 >= 1 }) else { throw unreadable }
    let channels = sides.count == 3 ? sides[0] : nil
    let places = channels == nil ? sides : Array(sides.dropFirst())
    let limit = (isPicture ? SlidingFigure.Operation.conv2d : .conv1d).axisLimit
    guard places.allSatisfy({ $0 <= limit }) else {
      throw .own(SlidingFault.tooManyCells(isInput: option == "input", limit: limit))
    }
    let most = SlidingSettings.channelLimit
    if let channels, channels > most {
      throw .own(SlidingFault.outOfRange(.channels, channels, 1...most))
    }
    written = .size(
      channels: channels, rows: isPicture ? places[0] : 1, columns: places[places.count - 1])
  }

  /// Sides, perhaps with the channels in front; nil when the text is no size.
  private static func sides(_ text: String, isPicture: Bool) -> [Int]? {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let known = sides.compactMap(\.self)
    return known.count == sides.count && known.count <= (isPicture ? 3 : 1) ? known : nil
  }

  /// Nil where the text does not say.
  var channels: Int? {
    switch written {
    case .size(let channels, _, _): channels
    case .numbers(let filters): filters[0].count
    }
  }

  /// A grid a channel.
  func inputs(channels: Int?) throws(FigureFault) -> [[[Double]]] {
    let wanted = channels ?? self.channels ?? 1
    if let own = self.channels, own != wanted {
      throw .own(SlidingFault.countsDiffer(what: "channels of the input", own, asked: wanted))
    }
    switch written {
    case .size(_, let rows, let columns):
      return (0..<max(0, min(wanted, 9))).map {
        CourseNumbers.grid(rows, columns, of: CourseNumbers.signal, from: $0)
      }
    case .numbers(let filters):
      guard filters.count == 1 else {
        throw .own(SlidingFault.countsDiffer(what: "inputs", filters.count, asked: 1))
      }
      return filters[0]
    }
  }

  /// For each filter a grid a channel.
  ///
  /// Each filter reads the channels of its group, and there is one for each group unless said.
  func kernels(
    channels: Int, filters: Int?, groups: Int
  ) throws(FigureFault) -> [[[[Double]]]] {
    let depth = channels / groups
    if let own = self.channels, own != depth {
      throw .own(SlidingFault.channelsDiffer(kernel: own, input: channels, groups: groups))
    }
    switch written {
    case .size(_, let rows, let columns):
      return (0..<max(0, min(filters ?? groups, 9))).map { filter in
        (0..<max(0, min(depth, 9))).map {
          CourseNumbers.grid(rows, columns, of: CourseNumbers.weights, from: filter + $0)
        }
      }
    case .numbers(let own):
      if let filters, filters != own.count {
        throw .own(
          SlidingFault.countsDiffer(what: "filters of the kernel", own.count, asked: filters))
      }
      return own
    }
  }
}
