import CNNEngine
import Canvas
import Course
import Tutor

/// What three wirings of a layer learn, in numbers and as a bar that may not fit.
struct WiresCost {
  let state: WiresState
  let capabilities: Capabilities

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

  /// One square for all that the convolution learns.
  private func bars(width: Int, room: Int) -> [StyledText] {
    guard room >= 4 else { return [] }
    return SharingBars(count: state.counted, picked: state.spec.wiring)
      .lines(width: width, room: room) { StyledText($0.rawValue).padded(to: 10) }
  }
}
