/// Reads a file of recorded pictures, line by line.
struct PictureSheetReader {
  private static let sideLimit = 64

  private let lines: [Substring]
  private var index = 0

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func read() throws(FigureFault) -> PictureSheet {
    guard let origin = take("made by: ") else {
      throw fault("the file does not begin with \"made by: \" and a command")
    }
    var sheet = PictureSheet(origin: origin, groups: [])
    while skipBlanks() {
      guard let name = take("group: ") else { throw fault("a line \"group: ...\" is missing") }
      var items: [PictureSheet.Item] = []
      while index < lines.count, lines[index].hasPrefix("picture ") { items.append(try item()) }
      guard !items.isEmpty else { throw fault("the group \"\(name)\" has no picture") }
      sheet.groups.append(PictureSheet.Group(name, items))
    }
    guard !sheet.groups.isEmpty else { throw fault("there is no group of pictures") }
    return sheet
  }

  private mutating func item() throws(FigureFault) -> PictureSheet.Item {
    let parts = lines[index].dropFirst("picture ".count).split(separator: ":", maxSplits: 1)
    let words = parts.first?.split(separator: " ").map(String.init) ?? []
    let sides = words.first?.split(separator: "x").compactMap { Int($0) } ?? []
    guard parts.count == 2, sides.count == 2,
      sides.allSatisfy({ (1...Self.sideLimit).contains($0) }),
      words.dropFirst().allSatisfy({ ["signed", "wrong"].contains($0) })
    else { throw fault("no \"picture 28x28: caption\"; sides go up to \(Self.sideLimit)") }
    let isSigned = words.contains("signed")
    index += 1
    var values: [Double] = []
    for _ in 0..<sides[1] {
      let row = index < lines.count ? lines[index].compactMap(\.hexDigitValue) : []
      guard row.count == sides[0], row.count == lines[index].count else {
        throw fault("no row of \(sides[0]) digits from 0 to f")
      }
      values += row.map { isSigned ? Double($0) / 7.5 - 1 : Double($0) / 15 }
      index += 1
    }
    return PictureSheet.Item(
      caption: parts[1].trimmingPrefix(" ").description, isWrong: words.contains("wrong"),
      isSigned: isSigned, width: sides[0], height: sides[1], values: values)
  }

  /// What stands behind a beginning of the current line, which is then passed; nil when it begins otherwise.
  private mutating func take(_ beginning: String) -> String? {
    guard index < lines.count, lines[index].hasPrefix(beginning) else { return nil }
    defer { index += 1 }
    return String(lines[index].dropFirst(beginning.count))
  }

  /// To the next line with something on it; false at the end.
  private mutating func skipBlanks() -> Bool {
    while index < lines.count, lines[index].allSatisfy(\.isWhitespace) { index += 1 }
    return index < lines.count
  }

  private func fault(_ what: String) -> FigureFault {
    .own(
      PicturesFault(
        reason: "line \(index + 1): \(what). Make the file anew with train-live --record"))
  }
}
