/// What a screen may use, decided once at the start.
public struct Capabilities: Hashable, Sendable {
  /// Whether characters beyond ASCII are drawn; else every sign has an ASCII twin.
  public var isUnicode: Bool
  /// How many colours the terminal has: 0 (mono or NO_COLOR), 8, 16 or 256.
  public var colorCount: Int
  /// Whether figures may move by themselves (`--no-motion` turns it off).
  public var hasMotion: Bool

  /// Everything, unless said.
  public init(isUnicode: Bool = true, colorCount: Int = 256, hasMotion: Bool = true) {
    self.isUnicode = isUnicode
    self.colorCount = colorCount
    self.hasMotion = hasMotion
  }
}
