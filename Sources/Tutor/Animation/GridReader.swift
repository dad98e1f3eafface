internal import Course

/// Reads a size (`8`, `5x5`, with channels `3x5x5`) or numbers: `,` parts columns, `;` rows, `|` channels, `/` filters.
struct GridReader {
  var option: String
  var isPicture: Bool

  /// What was read.
  enum Written: Hashable, Sendable {
    case size(channels: Int?, rows: Int, columns: Int)
    /// Filter by filter, channel by channel.
    case numbers([[[[Double]]]])

    /// Nil where the text does not say.
    var channels: Int? {
      switch self {
      case .size(let channels, _, _): channels
      case .numbers(let filters): filters[0].count
      }
    }

    /// A grid a channel; a size is filled with numbers that repeat.
    func inputs(
      channels: Int?, of pattern: [Double]
    ) throws(AnimationProblem) -> [[[Double]]] {
      let wanted = channels ?? self.channels ?? 1
      if let own = self.channels, own != wanted {
        throw AnimationProblem(.countsDiffer(what: "channels of the input", own, asked: wanted))
      }
      switch self {
      case .size(_, let rows, let columns):
        return (0..<max(0, min(wanted, 9))).map {
          AnimationSpec.grid(rows, columns, of: pattern, from: $0)
        }
      case .numbers(let filters):
        guard filters.count == 1 else {
          throw AnimationProblem(.countsDiffer(what: "inputs", filters.count, asked: 1))
        }
        return filters[0]
      }
    }

    /// For each filter a grid a channel.
    func kernels(channels: Int, filters: Int?) throws(AnimationProblem) -> [[[[Double]]]] {
      if let own = self.channels, own != channels {
        throw AnimationProblem(.channelsDiffer(kernel: own, input: channels))
      }
      switch self {
      case .size(_, let rows, let columns):
        return (0..<max(0, min(filters ?? 1, 9))).map { filter in
          (0..<max(0, min(channels, 9))).map {
            AnimationSpec.grid(rows, columns, of: AnimationSpec.weights, from: filter + $0)
          }
        }
      case .numbers(let own):
        if let filters, filters != own.count {
          throw AnimationProblem(
            .countsDiffer(what: "filters of the kernel", own.count, asked: filters))
        }
        return own
      }
    }
  }

  func read(_ text: String) throws(AnimationProblem) -> Written {
    if let size = size(text) { return try checked(size, text) }
    var filters: [[[[Double]]]] = []
    for filter in text.split(separator: "/", omittingEmptySubsequences: false) {
      var channels: [[[Double]]] = []
      for channel in filter.split(separator: "|", omittingEmptySubsequences: false) {
        channels.append(try rows(channel, of: text))
      }
      filters.append(channels)
    }
    return .numbers(filters)
  }

  private func rows(
    _ channel: Substring, of text: String
  ) throws(AnimationProblem) -> [[Double]] {
    var rows: [[Double]] = []
    for line in channel.split(separator: ";", omittingEmptySubsequences: false) {
      let words = line.split { $0 == "," || $0 == " " }
      let row = words.compactMap { Double($0) }
      guard !row.isEmpty, row.count == words.count, row.allSatisfy(\.isFinite) else {
        throw unreadable(text)
      }
      rows.append(row)
    }
    return rows
  }

  private func unreadable(_ text: String) -> AnimationProblem {
    AnimationProblem(.unreadableNumbers(option: option, text, isPicture: isPicture))
  }

  /// Sides, perhaps with the channels in front; nil when the text is no size.
  private func size(_ text: String) -> [Int]? {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let known = sides.compactMap(\.self)
    return known.count == sides.count && known.count <= (isPicture ? 3 : 1) ? known : nil
  }

  private func checked(_ sides: [Int], _ text: String) throws(AnimationProblem) -> Written {
    guard sides.allSatisfy({ $0 >= 1 }) else { throw unreadable(text) }
    let channels = sides.count == 3 ? sides[0] : nil
    let places = channels == nil ? sides : Array(sides.dropFirst())
    let limit = (isPicture ? AnimationSpec.Operation.conv2d : .conv1d).axisLimit
    guard places.allSatisfy({ $0 <= limit }) else {
      throw AnimationProblem(.tooManyCells(isInput: option == "input", limit: limit))
    }
    if let channels, channels > AnimationSettings.channelLimit {
      throw AnimationProblem(.outOfRange(.channels, channels, 1...AnimationSettings.channelLimit))
    }
    return .size(
      channels: channels, rows: isPicture ? places[0] : 1, columns: places[places.count - 1])
  }
}
