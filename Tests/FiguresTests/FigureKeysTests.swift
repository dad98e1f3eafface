import CNNEngine
import Canvas
import ContentFormat
import Figures
import Testing

/// Every figure, walked through states by its own keys.
struct FigureKeysTests {
  /// Figures that need no course; the usual unit of a receptive field is the only one of its map, and cannot move.
  private static let requests: [FigureRequest] = {
    let typed = FigureCatalogue.course.guides.map(\.kind).filter {
      $0.lesson == nil && !["features", "receptive-field"].contains($0.name)
    }
    return typed.map { FigureRequest($0.name) } + [
      FigureRequest("receptive-field", ["input": "1x9x9", "network": "conv 1@3x3 | maxpool 2"]),
      FigureRequest("wires", ["show": "cost"]), FigureRequest("conv2d", ["mode": "both"]),
      FigureRequest("conv1d", ["channels": "2", "filters": "2"]),
    ]
  }()

  /// The keys of a sign in the footer or the list: `←→`, `home end`, `1-9`.
  static func keys(of sign: String) -> [Key] {
    let named: [String: Key] = [
      "space": .character(" "), "home": .home, "end": .end, "tab": .tab, "esc": .escape,
      "enter": .enter, "del": .delete, "backspace": .backspace, "pgup": .pageUp,
    ]
    let arrows: [Character: Key] = [
      "←": .left, "→": .right, "↑": .up, "↓": .down, "↵": .enter, "⌫": .backspace,
    ]
    return sign.split(separator: " ").flatMap { word -> [Key] in
      if let key = named[String(word)] { return [key] }
      let signs = Array(word)
      if signs.count == 3, signs[1] == "-", let first = signs[0].wholeNumberValue,
        let last = signs[2].wholeNumberValue
      {
        return (first...last).map { .character(Character(String($0))) }
      }
      return signs.map { arrows[$0] ?? .character($0) }
    }
  }

  private struct Sight: Equatable {
    var grid: Grid
    var notice: String?
    var keys: [FooterKey]
    var isPlaying: Bool
    var interval: Int?

    init(_ part: any FigurePart) {
      grid = part.draw(width: 80, room: 22, capabilities: Capabilities(), hasFocus: true)
      notice = part.notice
      keys = part.footer
      (isPlaying, interval) = (part.isPlaying, part.intervalMilliseconds)
    }
  }

  @Test(arguments: requests)
  func `no key is listed twice, and each key of footer and list does something`(
    request: FigureRequest
  ) throws {
    var part = try FigureCatalogue.course.open(request)
    var pressed: [Key: Int] = [:]
    var changed: Set<Key> = []
    var listed: Set<Key> = []
    var sight = Sight(part)
    var random = RandomSource(seed: 3)
    for step in 0..<70 {
      let footer = part.footer.flatMap { Self.keys(of: $0.key) }
      let list = part.keys.flatMap { Self.keys(of: $0.key) }
      #expect(Set(footer).count == footer.count, "\(request.command): \(part.footer)")
      #expect(Set(list).count == list.count, "\(request.command): \(part.keys)")
      for key in footer {
        #expect(part.accepts(key), "\(request.command): \(key) of \(part.footer)")
      }
      for key in list { #expect(part.accepts(key), "\(request.command): \(key) of \(part.keys)") }
      let known = Array(Set(footer + list))
      listed.formUnion(known)
      // Every other time one that did nothing yet, else one that was pressed least; now and then a digit.
      let waiting = step % 2 == 0 ? known.filter { !changed.contains($0) } : []
      let least = known.map { pressed[$0] ?? 0 }.min()
      let next = (waiting.isEmpty ? known.filter { pressed[$0] ?? 0 == least } : waiting)
        .sorted { "\($0)" < "\($1)" }.randomElement(using: &random)
      // Slower and faster show only in motion.
      let isSpeed = !part.isPlaying && [.character("-"), .character("+")].contains(next)
      let isDigit = step % 7 == 6 && (part.isTextEntry || part.isSecret)
      let key = isDigit ? Key.character("2") : isSpeed ? .character(" ") : next
      guard let key else { break }
      pressed[key, default: 0] += 1
      if part.press(key) != nil { changed.insert(key) }
      let now = Sight(part)
      if now != sight { changed.insert(key) }
      sight = now
    }
    #expect(
      listed.subtracting(changed).isEmpty, "\(request.command): \(listed.subtracting(changed))")
  }
}
