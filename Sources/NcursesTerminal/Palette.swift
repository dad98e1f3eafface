internal import CNcurses
internal import Canvas

/// What a style becomes in a terminal: palette numbers, -1 for its own colours, and attributes.
struct Ink: Hashable {
  var foreground: Int32 = -1
  var background: Int32 = -1
  var attributes: Int32 = 0
}

/// From roles to what a terminal of so many colours shows.
///
/// Text colours are of middle brightness, so that they can be read on light and on dark backgrounds (contrast above
/// 3 on black and on white, by the WCAG formula); where the background is ours, the text is white on a dark tone.
struct Palette {
  /// 0, 8, 16 or 256.
  let colorCount: Int

  func ink(for style: Style) -> Ink {
    var ink: Ink
    switch colorCount {
    case 256...: ink = rich(style)
    case 8...: ink = basic(style, hasBright: colorCount >= 16)
    default: ink = mono(style)
    }
    if style.isBold || style.role == .heading { ink.attributes |= Int32(CN_BOLD) }
    if style.isUnderlined { ink.attributes |= Int32(CN_UNDERLINE) }
    if style.isReversed { ink.attributes ^= Int32(CN_REVERSE) }
    return ink
  }
}

// MARK: - 256 colours

extension Palette {
  private func rich(_ style: Style) -> Ink {
    var ink = Ink(foreground: richForeground(style.role))
    if style.role == .focus { ink.attributes = Int32(CN_BOLD) }
    guard let background = richBackground(style.background) else { return ink }
    ink.background = background.color
    switch style.role {
    case .grey, .signed: break
    case .quiet: ink.foreground = background.isDark ? 254 : 236
    default: ink.foreground = background.isDark ? 231 : 16
    }
    return ink
  }

  private func richForeground(_ role: Role) -> Int32 {
    switch role {
    case .text, .heading: -1
    case .quiet: 244
    case .kernel: 33
    case .output: 166
    case .input: 133
    case .right: 28
    case .wrong: 160
    case .key: 30
    case .focus: 127
    case .series(let index): seriesColors[abs(index) % seriesColors.count]
    case .grey(let level): greyColor(level)
    case .signed(let level): signedColor(level)
    }
  }

  private func richBackground(_ background: Background) -> (color: Int32, isDark: Bool)? {
    switch background {
    case .none: nil
    case .window: (24, true)
    case .selection: (238, true)
    case .right: (22, true)
    case .wrong: (88, true)
    case .grey(let level): (greyColor(level), level < 13)
    case .signed(let level): (signedColor(level), abs(level) > 4)
    case .shade(let level):
      (color(level, below: blueDigitShades, above: redDigitShades), true)
    }
  }

  /// 26 levels: black, the grey ramp of the palette, white.
  private func greyColor(_ level: Int) -> Int32 {
    switch level {
    case ...0: 16
    case 25...: 231
    default: Int32(231 + level)
    }
  }

  private func signedColor(_ level: Int) -> Int32 {
    color(level, below: blueShades, above: redShades)
  }

  private func color(_ level: Int, below: [Int32], above: [Int32]) -> Int32 {
    let shades = level < 0 ? below : above
    return shades[min(abs(level), shades.count - 1)]
  }
}

/// Behind white digits: the farther from zero the stronger, on a dark terminal and on a light one.
private let redDigitShades: [Int32] = [52, 52, 52, 88, 88, 124, 124, 160, 160]
private let blueDigitShades: [Int32] = [17, 17, 17, 18, 18, 19, 20, 26, 27]

/// Accents of middle brightness that differ in hue: blue, orange, green, magenta, teal, ochre, violet, red.
private let seriesColors: [Int32] = [33, 166, 28, 127, 30, 136, 97, 160]
/// From near white to deep red, nine steps of the colour cube.
private let redShades: [Int32] = [255, 224, 217, 210, 203, 196, 160, 124, 88]
/// From near white to deep blue.
private let blueShades: [Int32] = [255, 189, 153, 117, 75, 33, 26, 20, 18]

// MARK: - Fewer colours

extension Palette {
  private func basic(_ style: Style, hasBright: Bool) -> Ink {
    var ink = basicText(style.role, hasBright: hasBright)
    switch style.background {
    case .none, .grey, .signed, .shade: break
    case .window: ink = Ink(foreground: 7, background: 4, attributes: Int32(CN_BOLD))
    case .selection: ink.attributes |= Int32(CN_REVERSE)
    case .right: ink = Ink(foreground: 0, background: 2)
    case .wrong: ink = Ink(foreground: 7, background: 1, attributes: Int32(CN_BOLD))
    }
    return ink
  }

  private func basicText(_ role: Role, hasBright: Bool) -> Ink {
    let blue =
      hasBright ? Ink(foreground: 12) : Ink(foreground: 4, attributes: Int32(CN_BOLD))
    switch role {
    case .text, .heading, .grey: return Ink()
    case .quiet: return hasBright ? Ink(foreground: 8) : Ink(attributes: Int32(CN_DIM))
    case .kernel: return blue
    case .output: return Ink(foreground: 5)
    case .input: return Ink(foreground: 6)
    case .right: return Ink(foreground: 2)
    case .wrong: return Ink(foreground: 1)
    case .key, .focus: return Ink(attributes: Int32(CN_BOLD))
    case .series(let index): return Ink(foreground: [4, 5, 2, 6, 1, 3][abs(index) % 6])
    case .signed(let level): return level < 0 ? blue : level > 0 ? Ink(foreground: 1) : Ink()
    }
  }

  private func mono(_ style: Style) -> Ink {
    var attributes: Int32 =
      switch style.role {
      case .kernel, .key, .wrong, .input: Int32(CN_BOLD)
      case .output: Int32(CN_UNDERLINE)
      case .focus: Int32(CN_REVERSE)
      case .quiet: Int32(CN_DIM)
      case .text, .heading, .right, .series, .grey, .signed: 0
      }
    switch style.background {
    case .none, .right, .grey, .signed, .shade: break
    case .window, .selection, .wrong: attributes |= Int32(CN_REVERSE)
    }
    return Ink(attributes: attributes)
  }
}
