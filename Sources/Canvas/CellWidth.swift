extension Character {
  /// How many cells a terminal gives it: 0 for control characters and lone marks, 2 for wide ones, else 1.
  public var cellWidth: Int {
    for scalar in unicodeScalars {
      let width = scalar.cellWidth
      if width > 0 { return width }
    }
    return 0
  }
}

extension StringProtocol {
  /// How many cells its characters take on one row.
  public var cellWidth: Int { reduce(0) { $0 + $1.cellWidth } }
}

extension Unicode.Scalar {
  fileprivate var cellWidth: Int {
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return wideRanges.contains { $0.contains(value) } ? 2 : 1
    }
  }
}

/// Blocks whose characters are wide or full width in Unicode's EastAsianWidth.txt, and emoji.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x26A1...0x26A1,
  0x2705...0x2705, 0x274C...0x274C, 0x2753...0x2755, 0x2757...0x2757, 0x2E80...0x303E,
  0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
  0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
  0x20000...0x3FFFD,
]
