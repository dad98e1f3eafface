extension Unicode.Scalar {
  /// Whether it steers a terminal where it should be shown: a control sign, or one that turns the order of letters.
  ///
  /// Line feed and tab are control signs too. What belongs to a letter of Hebrew, such as U+200F, turns nothing else.
  package var isSteeringSign: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether it holds a sign that steers a terminal, other than line feed and tab.
  package var hasSteeringSigns: Bool {
    unicodeScalars.contains { $0.isSteeringSign && $0 != "\n" && $0 != "\t" }
  }
}
