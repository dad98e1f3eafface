internal import Checked

/// Numbers in rows and columns shown as shades: a digit, a feature map, a kernel.
public struct Picture: Hashable, Sendable {
  /// What the numbers mean, and so how they are shaded.
  public enum Palette: Hashable, Sendable {
    /// 0 is dark, 1 is bright.
    case grey
    /// -1 and 1 are the strongest shades of two hues, 0 is neither.
    case signed
  }

  /// How large a number is drawn.
  public enum Scale: Hashable, Sendable {
    /// One cell wide, two to a cell in height where half blocks can be drawn.
    case small
    /// Two cells wide and one high: about a square.
    case large
  }

  /// Numbers in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Row by row, within the range of the palette; what lies outside is drawn as the nearest end.
  public let values: [Double]
  /// How the numbers are shaded.
  public let palette: Palette

  /// Numbers row by row; their count is width x height.
  public init(width: Int, height: Int, values: [Double], palette: Palette = .grey) {
    precondition(values.count == width * height, "a picture needs width x height numbers")
    self.width = width
    self.height = height
    self.values = values
    self.palette = palette
  }

  /// Signed numbers of any size, divided by the largest magnitude.
  public init(weights: [Double], width: Int, height: Int) {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? 1 / largest : 0
    self.init(width: width, height: height, values: weights.map { $0 * scale }, palette: .signed)
  }

  /// The cells that it takes.
  public func size(_ scale: Scale, capabilities: Capabilities) -> Size {
    switch scale {
    case .small:
      let isPaired = hasHalfBlocks(capabilities) || palette == .grey
      return Size(width: width, height: isPaired ? (height + 1) / 2 : height)
    case .large: return Size(width: width * 2, height: height)
    }
  }

  /// Draws it with its top left corner at a place.
  public func draw(
    on grid: inout Grid, x: Int, y: Int, scale: Scale = .small, capabilities: Capabilities
  ) {
    let size = size(scale, capabilities: capabilities)
    for row in 0..<size.height {
      for column in 0..<size.width {
        grid[x + column, y + row] =
          switch scale {
          case .large: fullCell(value(column / 2, row), capabilities)
          case .small where hasHalfBlocks(capabilities): halfBlock(column, row * 2)
          case .small where size.height == height: fullCell(value(column, row), capabilities)
          case .small: fullCell(mean(column, row * 2), capabilities)
          }
      }
    }
  }

  private func hasHalfBlocks(_ capabilities: Capabilities) -> Bool {
    capabilities.isUnicode && capabilities.colorCount >= 256
  }

  private func value(_ column: Int, _ row: Int) -> Double { values[row * width + column] }

  /// Of a number and the one below it; of the number alone in the last of an odd count of rows.
  private func mean(_ column: Int, _ row: Int) -> Double {
    row + 1 < height
      ? (value(column, row) + value(column, row + 1)) / 2 : value(column, row)
  }

  private func halfBlock(_ column: Int, _ row: Int) -> Cell {
    let upper = value(column, row)
    let lower = row + 1 < height ? value(column, row + 1) : nil
    switch palette {
    case .grey:
      let below = lower.map { Background.grey(greyLevel($0)) } ?? .none
      return Cell("▀", Style(.grey(greyLevel(upper)), background: below))
    case .signed:
      let below = lower.map { Background.signed(signedLevel($0)) } ?? .none
      return Cell("▀", Style(.signed(signedLevel(upper)), background: below))
    }
  }

  private func fullCell(_ value: Double, _ capabilities: Capabilities) -> Cell {
    let hasShades = capabilities.colorCount >= 256
    switch palette {
    case .grey:
      if hasShades, capabilities.isUnicode {
        return Cell(" ", Style(background: .grey(greyLevel(value))))
      }
      let ramp = capabilities.isUnicode ? Array(" ░▒▓█") : Array(" .:-=+*#%@")
      let index = (min(max(value, 0), 1) * Double(ramp.count - 1)).rounded().clampedInt
      return Cell(ramp[index])
    case .signed:
      let level = signedLevel(value)
      if hasShades, capabilities.isUnicode {
        return Cell(" ", Style(background: .signed(level)))
      }
      return Cell(signedSign(level), Style(.signed(level)))
    }
  }
}

/// 0 black to 25 white.
private func greyLevel(_ value: Double) -> Int {
  value.isFinite ? (min(max(value, 0), 1) * 25).rounded().clampedInt : 0
}

/// -8 to 8.
private func signedLevel(_ value: Double) -> Int {
  value.isFinite ? (min(max(value, -1), 1) * 8).rounded().clampedInt : 0
}

extension Background {
  /// A number beside the largest magnitude of its kind: one hue below zero, another above, nothing at zero.
  public static func shade(_ number: Double, largest: Double) -> Background {
    let level = largest > 0 ? signedLevel(number / largest) : 0
    return number == 0 || largest <= 0 ? .none : .shade(level == 0 ? (number < 0 ? -1 : 1) : level)
  }
}

/// From strongly below zero to strongly above: `=`, `-`, `.`, `+`, `#`.
private func signedSign(_ level: Int) -> Character {
  switch level {
  case ..<(-5): "="
  case ..<(-1): "-"
  case ...1: "."
  case ...5: "+"
  default: "#"
  }
}
