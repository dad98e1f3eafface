internal import CNNEngine
internal import Canvas
internal import Checked

/// Three bars of squares, one square for all that a convolution learns; what does not fit is said.
struct SharingBars {
  let count: SharingCount
  /// The wiring whose bar is bright; nil where none is picked.
  let picked: WiresFigure.Wiring?
  /// Lines of a bar where there is room without end, as when a page is measured.
  private static let lineLimit = 200

  /// What a square stands for, then a bar for each wiring behind its name; nothing where a layer learns nothing.
  func lines(width: Int, room: Int, name: (WiresFigure.Wiring) -> StyledText) -> [StyledText] {
    guard room >= 4, count.shared > 0 else { return [] }
    let one = count.shared.grouped
    let all = [WiresFigure.Wiring.shared, .local, .dense]
    let names = all.map(name)
    let across = max(1, width - (names.map(\.width).max() ?? 0))
    var lines = [StyledText("■ = \(one) learned numbers", .quiet)]
    for (index, wiring) in all.enumerated() {
      // The other bars need a line each; of what is left the last one may have most.
      let free = room - lines.count - (all.count - 1 - index)
      let most = wiring == .dense ? free : max(1, free / 4)
      lines += bar(wiring, named: names[index], across: across, room: most)
    }
    return lines
  }

  /// How many times what the convolution learns.
  func squares(_ wiring: WiresFigure.Wiring) -> Double {
    Double(wiring.weights(of: count)) / Double(count.shared)
  }

  /// Whole squares, on as many lines as there are left.
  private func bar(
    _ wiring: WiresFigure.Wiring, named name: StyledText, across: Int, room: Int
  ) -> [StyledText] {
    let squares = squares(wiring)
    let height = min(max(1, room), Self.lineLimit)
    let isCut = squares.rounded(.up) > Double(across * height)
    let words = isCut ? "  … \(squares.figureText(decimals: 2)) in all" : ""
    // In ASCII the sign takes two columns more.
    var left = isCut ? max(0, across * height - words.count - 2) : squares.rounded(.up).clampedInt
    let style = Style(wiring == picked ? .kernel : .quiet)
    let blank = StyledText(String(repeating: " ", count: name.width))
    var lines: [StyledText] = []
    while left > 0 || lines.isEmpty {
      let here = min(left, across)
      lines.append(
        (lines.isEmpty ? name : blank) + StyledText(String(repeating: "■", count: here), style))
      left -= here
    }
    if isCut { lines[lines.count - 1].append(words, Style(.quiet)) }
    return lines
  }
}
