import Canvas
import Course
import Tutor

/// A block of numbers and what a normalisation makes of it; those that share a mean are marked.
struct NormsDrawing: FigureView {
  let state: NormsState
  let capabilities: Capabilities

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    "norms: \(state.imageCount) images x \(state.channelCount) channels x \(state.placeCount) places, "
      + "\(state.spec.kind.rawValue) normalisation"
  }

  func settings(width: Int) -> StyledText {
    let name = StyledText("\(state.spec.kind.rawValue) norm", Style(.kernel, isBold: true))
    let shared = StyledText("   \(state.spec.kind.shared)", .quiet)
    return figureSettings(name + shared, state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    let (count, mean, variance) = state.statistics(at: state.here)
    return [
      StyledText("\(count) numbers share ", .quiet)
        + StyledText("mean \(mean.figureText), variance \(variance.figureText)", .output)
    ]
  }

  var anatomy: NumberAnatomy? {
    let here = state.here
    let (_, mean, variance) = state.statistics(at: here)
    let value = state.value(at: here).factorText
    let result = state.normalised[here.image][here.channel][here.place].figureText
    return NumberAnatomy(
      formula: "(x - mean)/sqrt(variance + epsilon)",
      numbers:
        "(\(value) - \(mean.factorText))/sqrt(\(variance.figureText) + \(state.epsilon.figureText(decimals: 5)))"
        + " = \(result)",
      source: "lesson norms, Make them the same size")
  }

  func figure(width: Int, room: Int) -> Grid {
    let rows = lines(isWide: width >= 64)
    let here = state.here
    let chosen = 1 + here.image * (state.channelCount + 1) + here.channel
    let window = ScrollWindow(count: rows.count, height: room, around: chosen)
    var grid = Grid(size: Size(width: width, height: min(room, rows.count)))
    grid.write(Array(rows[window.range]), x: 1, y: 0, width: width - 1)
    return grid
  }

  private func lines(isWide: Bool) -> [StyledText] {
    let cell = isWide ? 6 : 4
    let left = isWide ? 20 : 6
    let width = state.placeCount * cell
    var lines = [
      StyledText("", .quiet).padded(to: left) + StyledText("x", .input).padded(to: width + 3)
        + (isWide ? StyledText("normalised", .output) : StyledText())
    ]
    for image in 0..<state.imageCount {
      if image > 0 { lines.append("") }
      for channel in 0..<state.channelCount {
        let name = isWide ? "image \(image) channel \(channel)" : "\(image),\(channel)"
        var line = StyledText(name, .quiet).padded(to: left)
        for place in 0..<state.placeCount {
          let at = NormsState.Place(image: image, channel: channel, place: place)
          line = line + number(state.value(at: at).figureText, at: at, cell: cell)
        }
        guard isWide else {
          lines.append(line)
          continue
        }
        line = line + "   "
        for place in 0..<state.placeCount {
          let at = NormsState.Place(image: image, channel: channel, place: place)
          let value = state.normalised[image][channel][place].figureText(decimals: 2)
          line = line + number(value, at: at, cell: cell + 1)
        }
        lines.append(line)
      }
    }
    return lines.map { $0.fitted(to: capabilities) }
  }

  /// In brackets where it shares the mean of the number that is looked at.
  private func number(_ text: String, at place: NormsState.Place, cell: Int) -> StyledText {
    let isHere = place == state.here
    guard state.shares(place, with: state.here) else {
      return StyledText(text + " ", .quiet).padded(to: cell, .right)
    }
    let style = Style(isHere ? .focus : .text, isBold: true, isReversed: isHere)
    let gap = String(repeating: " ", count: max(0, cell - text.count - 2))
    return StyledText(gap + "[", .kernel) + StyledText(text, style) + StyledText("]", .kernel)
  }

  func table(width: Int, room: Int) -> [StyledText] {
    Array(completeTable(width: width).prefix(room))
  }

  func completeTable(width: Int) -> [StyledText] {
    var seen: [NormsState.Place] = []
    var rows: [[StyledText]] = []
    for place in state.places where !seen.contains(where: { state.shares($0, with: place) }) {
      seen.append(place)
      let (count, mean, variance) = state.statistics(at: place)
      let members = state.places.filter { state.shares($0, with: place) }
      let values = members.map {
        state.normalised[$0.image][$0.channel][$0.place].figureText(decimals: 2)
      }
      rows.append([
        StyledText("  " + state.spec.kind.name(of: place)), StyledText("\(count)"),
        StyledText(mean.figureText), StyledText(variance.figureText),
        StyledText(values.joined(separator: " "), .output),
      ])
    }
    return TextTable(
      columns: [
        .init("  shared by"), .init("numbers", .right), .init("mean", .right),
        .init("variance", .right), .init("normalised"),
      ], rows: rows
    ).lines(width: width).map { $0.fitted(to: capabilities) }
  }
}

extension NormsSpec.Kind {
  /// Which numbers belong together.
  fileprivate var shared: String {
    switch self {
    case .batch: "one channel, all images"
    case .layer: "one image, all channels"
    case .instance: "one channel of one image"
    }
  }

  fileprivate func name(of place: NormsState.Place) -> String {
    switch self {
    case .batch: "channel \(place.channel)"
    case .layer: "image \(place.image)"
    case .instance: "image \(place.image) channel \(place.channel)"
    }
  }
}

/// What keys mean to a block that is normalised.
enum NormsKeys {
  static func message(for key: Key) -> FigureState.Message? {
    switch key {
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .up: .moveFocus(rows: -1, columns: 0)
    case .down: .moveFocus(rows: 1, columns: 0)
    case .character("1"): .preset(1)
    case .character("2"): .preset(2)
    case .character("3"): .preset(3)
    case .character("g"): nil
    default: AnimationKeys.playing(key)
    }
  }

  static func footer(for state: NormsState) -> [FooterKey] {
    [
      FooterKey("←→↑↓", "number"), FooterKey("1-3", "batch, layer, instance"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  static let all: [FooterKey] =
    [
      FooterKey("← → ↑ ↓", "another number"), FooterKey("1 2 3", "batch, layer, instance"),
    ] + AnimationKeys.allPlaying
}
