internal import Canvas
package import ContentFormat

/// Recorded pictures in groups, each over its caption; which one is looked at.
package struct PicturesFigure: SoleFigure {
  package static let kind = FigureKind(
    "pictures", "recorded digits, kernels and maps of a lesson", lesson: "lenet",
    fence: "pictures")

  @Settled package private(set) var sheet: PictureSheet
  /// Names of the groups that are shown; none for all.
  private var names: [String] = []
  /// The picture that is looked at, counted through all groups.
  package var step = 0

  package init() {}

  /// Pictures that were not read from a file.
  package init(_ sheet: PictureSheet) {
    self.sheet = sheet
  }

  package static let settings: [Setting<Self>] = [
    Setting(
      "groups", help: "names of the groups that are shown, all unless said",
      text: { $0.names.joined(separator: ", ") }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        figure.names = try source.decode([String].self)
      }
    ).keyOnly
  ]

  package mutating func complete(_ request: FigureRequest) throws(FigureFault) {
    guard let file = request.subject else {
      throw .own(PicturesFault(reason: "no file is named"))
    }
    let text: String
    do throws(ContentProblem) { text = try request.files.text(file, request.line) } catch {
      throw .content(error)
    }
    sheet = try PictureSheet(text: text)
  }

  package mutating func settle() throws(FigureFault) {
    guard !names.isEmpty else { return }
    let known = sheet.groups.map(\.name)
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw .own(
        PicturesFault(
          reason: "there is no group \"\(unknown)\". Choose of \(known.joined(separator: ", "))"))
    }
    sheet.groups = sheet.groups.filter { names.contains($0.name) }
  }

  package var stepCount: Int { sheet.groups.reduce(0) { $0 + $1.items.count } }

  /// The group and the item that are looked at.
  var place: (group: Int, item: Int) {
    var rest = step
    for (index, group) in sheet.groups.enumerated() {
      if rest < group.items.count { return (index, rest) }
      rest -= group.items.count
    }
    return (0, 0)
  }

  var group: PictureSheet.Group { sheet.groups[place.group] }
  var item: PictureSheet.Item { group.items[place.item] }

  package var bindings: [Binding<Self>] {
    let hasGroups = sheet.groups.count > 1
    return [
      .step("picture", help: "the next picture, the one before"),
      Binding(
        [.up, .down, .character("["), .character("]")], sign: "↑↓",
        short: hasGroups ? "group" : nil, help: "another group, also [ and ]"
      ) { figure, key in
        figure.go(toGroup: figure.place.group + ([.down, .character("]")].contains(key) ? 1 : -1))
      },
      .apart(), .table(help: "all captions as a table"), .ends("first or last picture"),
    ]
  }

  private mutating func go(toGroup wanted: Int) {
    let index = (wanted + sheet.groups.count) % sheet.groups.count
    step = sheet.groups[..<index].reduce(0) { $0 + $1.items.count }
  }
}
