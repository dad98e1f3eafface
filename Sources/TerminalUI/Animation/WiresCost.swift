import CNNEngine
import Canvas
import Course
import Tutor

/// What three wirings of a layer learn, in numbers and as a bar that may not fit.
struct WiresCost {
  let state: WiresState
  let capabilities: Capabilities
  /// Lines of a bar where there is room without end, as when a page is measured.
  private static let lineLimit = 200

  /// Learned numbers and wires of a wiring.
  static func sentence(_ wiring: WiresSpec.Wiring, _ count: SharingCount) -> String {
    let wires = wiring == .dense ? count.denseWires : count.windowWires
    return "\(grouped(wires)) wires, \(grouped(WiresState.weights(wiring, of: count))) learned"
  }

  /// `50,700`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digits[index])
    }
  }

  /// As many lines as there is room for: the wiring that is drawn, all three, then their bars.
  func lines(width: Int, room: Int) -> [StyledText] {
    guard room >= 3 else { return [line(state.spec.wiring, width)] }
    let layer = state.spec.counted.map { [StyledText("counted: \($0.title)", .quiet)] } ?? []
    let lines = WiresSpec.Wiring.allCases.map { line($0, width) }
    let heading = room >= 5 ? layer : []
    let bars =
      state.isPredicting ? [] : bars(width: width, room: room - lines.count - heading.count)
    return (heading + lines + bars).map { $0.fitted(to: capabilities).truncated(to: width) }
  }

  private func line(_ wiring: WiresSpec.Wiring, _ width: Int) -> StyledText {
    let isHere = wiring == state.spec.wiring
    let name = StyledText(
      (isHere ? "▸ " : "  ") + wiring.title, Style(isHere ? .kernel : .text, isBold: isHere))
    let numbers = state.isPredicting ? "?" : Self.sentence(wiring, state.counted)
    return (width < 64 ? name : name.padded(to: 26)) + StyledText("  " + numbers)
  }

  /// One square for all that the convolution learns; what does not fit is said.
  private func bars(width: Int, room: Int) -> [StyledText] {
    let one = state.counted.shared
    guard room >= 4, one > 0 else { return [] }
    let unit = StyledText("■ = \(Self.grouped(one)) learned numbers", .quiet)
    let sizes = WiresSpec.Wiring.allCases.reversed().map { wiring in
      (wiring, Double(WiresState.weights(wiring, of: state.counted)) / Double(one))
    }
    var lines = [unit]
    for (index, (wiring, cells)) in sizes.enumerated() {
      let waiting = sizes.count - 1 - index
      lines += bar(wiring, cells, width: width, room: room - lines.count - waiting)
    }
    return lines
  }

  /// Whole squares, on as many lines as there are left.
  private func bar(
    _ wiring: WiresSpec.Wiring, _ cells: Double, width: Int, room: Int
  ) -> [StyledText] {
    let indent = 10
    let across = max(1, width - indent)
    let count = Int(cells.rounded(.up))
    // The other bars need a line each; the one that does not fit may have what is left.
    let height = wiring == .dense ? min(max(1, room), Self.lineLimit) : 1
    let isCut = count > across * height
    let words = isCut ? "  … \(cells.figureText(decimals: 2)) squares in all" : ""
    let shown = isCut ? max(0, across * height - words.count) : count
    let style = Style(wiring == state.spec.wiring ? .kernel : .quiet)
    var lines: [StyledText] = []
    var left = shown
    while left > 0 || lines.isEmpty {
      let here = min(left, across)
      let name = lines.isEmpty ? "\(wiring.rawValue)" : ""
      lines.append(
        StyledText(name).padded(to: indent) + StyledText(String(repeating: "■", count: here), style)
      )
      left -= here
    }
    if isCut { lines[lines.count - 1].append(words, Style(.quiet)) }
    return lines
  }
}
