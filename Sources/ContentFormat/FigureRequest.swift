/// A figure as a fence, a command line or a question asks for it.
///
/// What its settings mean only the figure knows; the program carries them as they were written.
package struct FigureRequest: Hashable, Sendable {
  /// Which figure, such as `volume`.
  package var name: String
  /// The word of its fence, such as `animate`; nil where none asks.
  package var fence: String?
  /// The settings, a map.
  package var document: ContentDocument
  /// What stands behind the name where the fence has a word of its own: a network, a file of pictures.
  package var subject: String?
  /// Line of the fence, from 1; 0 where none asks.
  package var line: Int
  /// The files that the settings name.
  package var files: NamedFiles

  /// As a fence asks for it: `animate`, or one that is its own word and has a subject behind it.
  package init(
    _ name: String, of subject: String? = nil, fence: String? = nil,
    _ document: ContentDocument, line: Int, files: NamedFiles
  ) {
    self.name = name
    self.fence = fence ?? (subject == nil ? "animate" : name)
    self.subject = subject
    self.document = document
    self.line = line
    self.files = files
  }

  /// As a command line or a question asks for it, with settings as they are typed.
  package init(_ name: String, _ settings: KeyValuePairs<String, String> = [:]) {
    self.init(name, typed: settings.map { ($0.key, $0.value) })
  }

  /// As a command line or a question asks for it, with settings as they are typed.
  package init(_ name: String, typed settings: [(name: String, text: String)]) {
    self.name = name
    let entries = settings.map { setting in
      ContentNode.Entry(
        key: setting.name, line: 0, value: ContentNode(.scalar(setting.text), line: 0))
    }
    document = ContentDocument(ContentNode(.map(entries), line: 0))
    line = 0
    files = .none
  }

  /// Whether the settings are words of a command line, each a text, and not values of a fence.
  package var isTyped: Bool { fence == nil }

  /// As typed in a shell: `cnn-tutor animate conv1d --input 13`.
  package var command: String {
    let settings = document.root.entries.map { "--\($0.key) \(($0.value.text ?? "").quoted)" }
    return (["cnn-tutor animate \(name)"] + settings).joined(separator: " ")
  }

  /// Computes expressions that may ask the network under `network`; throws one that cannot be read.
  package func numbers() throws(ContentProblem) -> ExpressionNumber { try files.counts(self) }

  /// Where its fence stands, and each of its settings.
  package var place: FencePlace { document.place(fence: line) }
}

extension String {
  /// As one word of a shell.
  fileprivate var quoted: String {
    let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isPlain ? self : "\"\(self)\""
  }
}

/// Computes the number of an expression.
package typealias ExpressionNumber =
  @Sendable (String) throws(ContentProblem.Fault) -> Double

/// Makes the expressions over the counts of the network that a figure names or writes out.
package typealias NetworkNumbers =
  @Sendable (FigureRequest) throws(ContentProblem) -> ExpressionNumber

/// The texts of files that content may name, read by the program around it.
package struct NamedFiles: Hashable, Sendable {
  /// The folder that they lie in; two readers of one folder are equal.
  package let folder: String
  private let read: @Sendable (String, Int) throws(ContentProblem) -> String
  fileprivate let counts: NetworkNumbers

  /// `read` gets the name of a file, and the line that asks for it; `counts` asks networks.
  package init(
    folder: String, counts: @escaping NetworkNumbers = Self.noCounts,
    read: @escaping @Sendable (String, Int) throws(ContentProblem) -> String
  ) {
    self.folder = folder
    self.counts = counts
    self.read = read
  }

  /// No files at all.
  package static let none = NamedFiles(folder: "") { name, line throws(ContentProblem) in
    throw ContentProblem(file: name, line: line, fault: .unreadable(reason: "it is not there"))
  }

  /// The text of a file; throws one that is not there, with the line that asks for it.
  package func text(_ name: String, _ line: Int) throws(ContentProblem) -> String {
    try read(name, line)
  }

  /// Without a course there are no networks to ask.
  package static let noCounts: NetworkNumbers = { _ throws(ContentProblem) in
    { text throws(ContentProblem.Fault) in
      guard let number = Double(text) else {
        throw .expression(text, reason: "nobody is here to compute it.")
      }
      return number
    }
  }

  package static func == (first: NamedFiles, second: NamedFiles) -> Bool {
    first.folder == second.folder
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(folder) }
}
