package import Canvas

// The block beside what a normalisation makes of it; the numbers that share a mean are marked.
extension NormsFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    [
      "norms: \(imageCount) images x \(channelCount) channels x \(placeCount) places, "
        + "\(normalisation.rawValue) normalisation"
    ]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    StyledText("\(normalisation.rawValue) norm", Style(.kernel, isBold: true))
      + StyledText("   \(normalisation.shared)", .quiet)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    let (count, mean, variance) = statistics(at: here)
    return [
      StyledText("\(count) numbers share ", .quiet)
        + StyledText("mean \(mean.figureText), variance \(variance.figureText)", .output)
    ]
  }

  package var anatomy: NumberAnatomy? {
    let (_, mean, variance) = statistics(at: here)
    let value = value(at: here).factorText
    let result = normalised[here.image][here.channel][here.place].figureText
    return NumberAnatomy(
      formula: "(x - mean)/sqrt(variance + epsilon)",
      numbers:
        "(\(value) - \(mean.factorText))/sqrt(\(variance.figureText) + \(epsilon.figureText(decimals: 5)))"
        + " = \(result)",
      source: "lesson norms, Make them the same size")
  }

  package func draw(_ area: FigureArea) -> Grid {
    let rows = lines(isWide: !area.isNarrow).map { $0.fitted(to: area.capabilities) }
    let height = area.fitting(rows.count)
    let chosen = 1 + here.image * (channelCount + 1) + here.channel
    let window = ScrollWindow(count: rows.count, height: height, around: chosen)
    var grid = Grid(size: Size(width: area.width, height: height))
    grid.write(Array(rows[window.range]), x: 1, y: 0, width: area.width - 1)
    return grid
  }

  private func lines(isWide: Bool) -> [StyledText] {
    let left = isWide ? 20 : 6
    let cell = isWide ? 6 : 4
    var lines = [
      StyledText("", .quiet).padded(to: left)
        + StyledText("x", .input).padded(to: placeCount * cell + 3)
        + (isWide ? StyledText("normalised", .output) : StyledText())
    ]
    for image in 0..<imageCount {
      if image > 0 { lines.append("") }
      for channel in 0..<channelCount {
        let name = isWide ? "image \(image) channel \(channel)" : "\(image),\(channel)"
        let places = (0..<placeCount).map { Place(image: image, channel: channel, place: $0) }
        var line = StyledText(name, .quiet).padded(to: left)
        for at in places {
          line = line + number(value(at: at).figureText, at: at, cell: cell)
        }
        if isWide {
          line = line + "   "
          for at in places {
            let value = normalised[image][channel][at.place].figureText(decimals: 2)
            line = line + number(value, at: at, cell: cell + 1)
          }
        }
        lines.append(line)
      }
    }
    return lines
  }

  /// In brackets where it shares the mean of the number that is looked at.
  private func number(_ text: String, at place: Place, cell: Int) -> StyledText {
    let isHere = place == here
    guard shares(place, with: here) else {
      return StyledText(text + " ", .quiet).padded(to: cell, .right)
    }
    let style = Style(isHere ? .focus : .text, isBold: true, isReversed: isHere)
    let gap = String(repeating: " ", count: max(0, cell - text.count - 2))
    return StyledText(gap + "[", .kernel) + StyledText(text, style) + StyledText("]", .kernel)
  }

  package var tableRow: Int? { nil }

  package func table(_ area: FigureArea) -> [StyledText] {
    var seen: [Place] = []
    var rows: [[StyledText]] = []
    for place in places where !seen.contains(where: { shares($0, with: place) }) {
      seen.append(place)
      let (count, mean, variance) = statistics(at: place)
      let values = places.filter { shares($0, with: place) }.map {
        normalised[$0.image][$0.channel][$0.place].figureText(decimals: 2)
      }
      rows.append([
        StyledText("  " + normalisation.name(of: place)), StyledText("\(count)"),
        StyledText(mean.figureText), StyledText(variance.figureText),
        StyledText(values.joined(separator: " "), .output),
      ])
    }
    return TextTable(
      columns: [
        .init("  shared by"), .init("numbers", .right), .init("mean", .right),
        .init("variance", .right), .init("normalised"),
      ], rows: rows
    ).lines(width: area.width)
  }
}

extension NormsFigure.Kind {
  /// Which numbers belong together.
  fileprivate var shared: String {
    switch self {
    case .batch: "one channel, all images"
    case .layer: "one image, all channels"
    case .instance: "one channel of one image"
    }
  }

  fileprivate func name(of place: NormsFigure.Place) -> String {
    switch self {
    case .batch: "channel \(place.channel)"
    case .layer: "image \(place.image)"
    case .instance: "image \(place.image) channel \(place.channel)"
    }
  }
}
