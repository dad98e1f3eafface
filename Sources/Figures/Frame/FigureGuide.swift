internal import Canvas

/// What the program says of a figure: its word, and what may be set.
package struct FigureGuide: Hashable, Sendable {
  /// One setting in words.
  package struct Entry: Hashable, Sendable {
    /// The key in a fence.
    package let name: String
    /// The option, without its hyphens.
    package let option: String
    package let help: String
    /// What may be written, where the help does not say it.
    package let values: String
    /// What it stands at where nobody sets it.
    package let usual: String
    package let isKey: Bool
    package let isOption: Bool
    /// Whether a word that stands behind no option is its value.
    package let isUnnamed: Bool

    package init(
      name: String, option: String, help: String, values: String = "", usual: String = "",
      isKey: Bool = true, isOption: Bool = true, isUnnamed: Bool = false
    ) {
      self.name = name
      self.option = option
      self.help = help
      self.values = values
      self.usual = usual
      self.isKey = isKey
      self.isOption = isOption
      self.isUnnamed = isUnnamed
    }

    /// The key of every figure that has a question.
    static let predict = Entry(
      name: "predict", option: "predict",
      help: "whether a guess is asked for before anything is shown",
      values: "true or false", usual: "false", isOption: false)

    /// The option of figures whose numbers stand in lessons.
    fileprivate static func lesson(usual: String) -> Entry {
      Entry(
        name: "lesson", option: "lesson", help: "the lesson that holds it", usual: usual,
        isKey: false)
    }
  }

  package let kind: FigureKind
  package let entries: [Entry]

  package init(_ kind: FigureKind, _ entries: [Entry]) {
    self.kind = kind
    self.entries = entries + (kind.lesson.map { [.lesson(usual: $0)] } ?? [])
  }

  /// What can be typed behind its word.
  package var options: [Entry] { entries.filter(\.isOption) }

  /// All that can be set, with ranges and defaults, as `cnn-tutor animate NAME --help` prints it.
  package func help(width: Int = 80) -> String {
    var lines = ["\(kind.name): \(kind.help)"]
    let unnamed = options.first(where: \.isUnnamed).map { " [\($0.option)]" } ?? ""
    let given = options.isEmpty ? "" : " [--option value ...]"
    lines += ["", "usage: cnn-tutor animate \(kind.name)\(unnamed)\(given)"]
    if !options.isEmpty {
      lines += [""] + Self.rows(options.map { ("--" + $0.option, $0.words) }, width: width)
    }
    let keys = entries.filter(\.isKey)
    if !keys.isEmpty {
      let fence = kind.fence == kind.name ? kind.name : "\(kind.fence) \(kind.name)"
      let known = keys.filter(\.isOption).map(\.name).joined(separator: ", ")
      let heading = "keys of a fence \"\(fence)\" in a lesson:"
      let others = keys.filter { !$0.isOption }
      let words =
        known.isEmpty
        ? heading : heading + " " + known + ", as above" + (others.isEmpty ? "" : "; and")
      lines += [""] + StyledText(words).wrapped(to: width, indent: 2).map(\.string)
      lines += Self.rows(
        others.map { ($0.name, $0.words) }, width: width)
    }
    return lines.joined(separator: "\n")
  }

  /// Names in a column, what is said of each beside it.
  fileprivate static func rows(_ rows: [(name: String, words: String)], width: Int) -> [String] {
    let column = (rows.map(\.name.count).max() ?? 0) + 4
    return rows.flatMap { name, words in
      (StyledText("  " + name).padded(to: column) + StyledText(words))
        .wrapped(to: width, indent: column).map(\.string)
    }
  }
}

extension FigureGuide.Entry {
  /// `learning rate: 0 to 2 (default: 0.1)`.
  fileprivate var words: String {
    help + (values.isEmpty ? "" : ": " + values) + (usual.isEmpty ? "" : " (default: \(usual))")
  }
}

extension [FigureGuide] {
  /// One line a figure, as `cnn-tutor animate` prints them.
  package func list(width: Int = 80) -> String {
    FigureGuide.rows(map { ($0.kind.name, $0.kind.help) }, width: width).map {
      String($0.dropFirst(2))
    }.joined(separator: "\n")
  }
}
