import Canvas
import ContentFormat
import Figures
import Testing

/// A figure of these tests: one number, counted up to.
private struct CountFigure: SoleFigure {
  static let kind = FigureKind("count", "counts to a number")
  static let canAsk = true
  static let settings: [Setting<Self>] = [
    .count("end", label: "n", \.end, 1...9, help: "the last number"),
    .word("way", label: "way", \.way, kind: "way", help: "up or down"),
  ]

  enum Way: String, CaseIterable, Sendable { case up, down }

  var end = 3
  var way = Way.up
  var step = 0
  var stepCount: Int { end }

  mutating func settle() throws(FigureFault) {
    guard end != 7 else { throw .engine("seven cannot be counted to.") }
    step = min(step, end - 1)
  }

  var bindings: [Binding<Self>] {
    [
      .play(), .step(), .edit("edit the end"), .predict("predict the end"), .table(), .ends(),
      .speed,
      Binding(
        [.character("g")], sign: "g", help: "go to a number",
        type: Prompt(SizedWords("Which number? "), limit: 1, sign: \.asDigit) {
          figure, text throws(FigureFault) in
          guard let number = Int(text), (1...figure.end).contains(number) else {
            throw .outOfRange("number", Int(text) ?? 0, 1...figure.end)
          }
          figure.step = number - 1
        }),
    ]
  }

  var question: Question<Self>? {
    var question = Question<Self>(
      .typed(limit: 2, sign: \.asDigit), SizedWords("How far? ")
    ) { figure, text in Int(text).map { Verdict($0 == figure.end, text) } }
    question.unreadable = "Type a number."
    question.playsBehind = true
    return question
  }

  func draw(_ area: FigureArea) -> Grid {
    var grid = Grid(size: Size(width: area.width, height: 1))
    grid.write(area.isSecret ? "?" : "\(step + 1)", x: 1, y: 0)
    return grid
  }

  func table(_ area: FigureArea) -> [StyledText] {
    [StyledText("number")] + (1...end).map { StyledText("\($0)") }
  }

  func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["count: \(knobs.plainText)"]
  }
}

struct FigureFrameTests {
  private static let catalogue = FigureCatalogue([CountFigure.self])

  private func open(_ body: String = "{}") throws -> any FigurePart {
    try Self.catalogue.open(
      FigureRequest(
        "count", try ContentDocument(body, file: "page", lineOffset: 4), line: 4, files: .none))
  }

  @Test func `one list of settings is key, option, knob and guide`() throws {
    let guide = try #require(Self.catalogue.guides.first)
    #expect(guide.kind.name == "count")
    #expect(guide.entries.map(\.name) == ["end", "way", "predict"])
    #expect(guide.entries.map(\.usual) == ["3", "up", "false"])
    #expect(guide.entries.map(\.isOption) == [true, true, false])
    let written = try open("end: 5\nway: down").plainText(isUnicode: true, isOnPage: false)
    #expect(written == "count: n = 5, way = down\nnumber\n1\n2\n3\n4\n5\n")
    let typed = try Self.catalogue.open(FigureRequest("count", ["end": "5", "way": "down"]))
    #expect(typed.plainText(isUnicode: true, isOnPage: false) == written)
    var edited = try open()
    edited.type("e5")
    _ = edited.press(.tab)
    _ = edited.press(.up)
    #expect(edited.plainText(isUnicode: true, isOnPage: false) == written)
  }

  @Test(arguments: [
    ("end: x", "page:5: end is \"x\". Write a whole number."),
    ("way: up\nend: 12", "page:6: the figure: the end cannot be 12. Choose 1 to 9."),
    ("end: 7", "page:4: the figure: seven cannot be counted to."),
    ("way: upp", "page:5: unknown word \"upp\"; did you mean \"up\"?"),
    ("edn: 3", "page:5: unknown key \"edn\"; did you mean \"end\"?"),
  ])
  func `what does not fit is said with its line`(body: String, said: String) throws {
    let request = FigureRequest(
      "count", try ContentDocument(body, file: "page", lineOffset: 4), line: 4, files: .none)
    let fault = #expect(throws: FigureFault.self) { try Self.catalogue.open(request) }
    #expect(fault.map { request.problem($0).description } == said)
  }

  @Test func `a figure that there is not is named with a near one`() {
    let fault = #expect(throws: FigureFault.self) {
      try Self.catalogue.open(FigureRequest("cuont"))
    }
    #expect(fault?.sentence == "There is no figure \"cuont\"; did you mean \"count\"?")
  }

  /// Each key of footer and list means something, and none stands there twice.
  @Test func `no key is advertised and dead`() throws {
    for name in FigureCatalogue.course.guides.map(\.kind.name) where FigureKind.opensAlone(name) {
      var request = FigureRequest(name)
      request.files = NamedFiles(folder: "assets") { _, _ in "P2 3 3 9 1 2 3 4 5 6 7 8 9" }
      var part = try FigureCatalogue.course.open(request)
      for keys in [[], [Key.character("e")], [.escape, .character("p")]] {
        for key in keys { _ = part.press(key) }
        let signs = part.footer.map(\.key) + part.keys.map(\.key)
        #expect(Set(part.keys.map(\.key)).count == part.keys.count, "\(name)")
        for key in part.footer.map(\.key).flatMap(Key.named) {
          #expect(part.accepts(key), "\(name): \(key) of \(signs)")
        }
      }
    }
  }

  @Test func `settings that do not fit change nothing`() throws {
    var part = try open()
    part.type("e7")
    _ = part.press(.enter)
    #expect(part.notice == "Seven cannot be counted to.")
    _ = part.press(.escape)
    #expect(part.stepCount == 3)
  }

  @Test func `the last change of a setting is taken back`() throws {
    var part = try open()
    part.type("e5")
    _ = part.press(.tab)
    _ = part.press(.up)
    _ = part.press(.escape)
    part.type("u")
    #expect(part.plainText(isUnicode: true, isOnPage: false).hasPrefix("count: n = 5, way = up\n"))
    part.type("u")
    #expect(part.stepCount == 3)
    part.type("u")
    #expect(part.notice == "Nothing to undo: these are the figure's first numbers.")
  }

  @Test func `a guess hides, is checked, and plays`() throws {
    var part = try open("predict: true")
    #expect(part.shown[1].contains("?"))
    _ = part.press(.enter)
    #expect(part.notice == "Type a number.")
    part.type("3")
    _ = part.press(.enter)
    #expect(part.isPlaying)
    #expect(part.shown.contains { $0.contains("✓ 3") })
    part.tick()
    part.tick()
    #expect(!part.isPlaying)
    #expect(part.step == 2)
  }

  @Test func `a place to go to is typed`() throws {
    var part = try open()
    part.type("g3")
    _ = part.press(.enter)
    #expect(part.step == 2)
    part.type("g9")
    _ = part.press(.enter)
    #expect(part.notice == "The number cannot be 9. Choose 1 to 3.")
    #expect(part.step == 2)
  }
}

extension FigureKind {
  /// Whether a figure of that name has numbers of its own.
  fileprivate static func opensAlone(_ name: String) -> Bool {
    FigureCatalogue.course.guides.first { $0.kind.name == name }?.kind.lesson == nil
  }
}

extension Key {
  /// The keys that a footer names.
  fileprivate static func named(_ sign: String) -> [Key] {
    let names: [String: [Key]] = [
      "space": [.character(" ")], "tab": [.tab], "esc": [.escape], "↵": [.enter],
      "home end": [.home, .end],
    ]
    if let keys = names[sign] { return keys }
    if sign.count == 3, sign.dropFirst().first == "-", let last = sign.last?.wholeNumberValue {
      return Key.digits(last)
    }
    let arrows: [Character: Key] = ["←": .left, "→": .right, "↑": .up, "↓": .down]
    return sign.filter { $0 != " " }.map { arrows[$0] ?? .character($0) }
  }
}
