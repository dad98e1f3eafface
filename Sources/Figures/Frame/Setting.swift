internal import Canvas
package import ContentFormat

/// A setting of a figure: its key in a fence, its option, its place on the settings line, its range.
package struct Setting<F: Sendable>: Sendable {
  /// The key in a fence.
  package let name: String
  /// What it is, as a line of help.
  package let help: String
  /// What may be written, where the help does not say it: `0 to 9`.
  package let values: String
  /// The option behind two hyphens: the key in small letters, unless it has a name of its own.
  package let option: String
  /// Whether a word of the command line that stands behind no option is its value.
  private(set) var isUnnamed = false
  /// How the settings line names it; nil when it is not edited in place.
  package var label: String?
  /// Whether a fence may have it as a key, and a command line as an option.
  package var isKey = true
  package var isOption = true
  /// What it stands at.
  package let text: @Sendable (F) -> String
  /// Takes what was typed, in place or as an option; throws what does not fit.
  package let put: @Sendable (inout F, String) throws(FigureFault) -> Void
  /// Takes what was typed as an option, where that means something else than in place.
  private(set) var type: @Sendable (inout F, String) throws(FigureFault) -> Void
  /// Whether it is edited in place now, if it has a label.
  private(set) var isKnob: @Sendable (F) -> Bool = { _ in true }
  /// Takes what is written in a fence; throws what does not fit.
  package let read: @Sendable (inout F, SettingSource) throws(FigureFault) -> Void
  /// One step up or down in place.
  package let nudge: @Sendable (inout F, Int) throws(FigureFault) -> Void

  /// A setting that is read and written in its own way; what cannot be nudged says so by doing nothing.
  package init(
    _ name: String, label: String? = nil, help: String, values: String = "",
    text: @escaping @Sendable (F) -> String,
    put: @escaping @Sendable (inout F, String) throws(FigureFault) -> Void,
    read: (@Sendable (inout F, SettingSource) throws(FigureFault) -> Void)? = nil,
    nudge: @escaping @Sendable (inout F, Int) throws(FigureFault) -> Void = { _, _ in },
    option: String? = nil
  ) {
    self.name = name
    self.option = option ?? name.hyphened
    self.values = values
    self.label = label
    self.help = help
    self.text = text
    self.put = put
    type = put
    self.read =
      read ?? { figure, source throws(FigureFault) in
        try put(&figure, try source.decode(String.self))
      }
    self.nudge = nudge
  }

  /// The same as a key of a fence alone.
  package var keyOnly: Self {
    var copy = self
    copy.isOption = false
    return copy
  }

  /// The same, read in another way as an option.
  package func typed(
    _ type: @escaping @Sendable (inout F, String) throws(FigureFault) -> Void
  ) -> Self {
    var copy = self
    copy.type = type
    return copy
  }

  /// The same, edited in place only while the figure says so.
  package func knob(if isKnob: @escaping @Sendable (F) -> Bool) -> Self {
    var copy = self
    copy.isKnob = isKnob
    return copy
  }

  /// The same as an option alone.
  package var optionOnly: Self {
    var copy = self
    copy.isKey = false
    return copy
  }

  /// The same, and a word behind no option is its value.
  package var unnamed: Self {
    var copy = self
    copy.isUnnamed = true
    return copy
  }

  /// The same on the settings line alone.
  package var inPlaceOnly: Self {
    var copy = self
    (copy.isKey, copy.isOption) = (false, false)
    return copy
  }
}

extension Setting {
  /// A whole number in a range; `what` is its name in sentences.
  package static func count(
    _ name: String, label: String? = nil, _ path: any WritableKeyPath<F, Int> & Sendable,
    _ range: ClosedRange<Int> = .min ... .max, what: String? = nil, step: Int = 1, help: String
  ) -> Setting {
    @Sendable func take(_ figure: inout F, _ value: Int) throws(FigureFault) {
      guard range.contains(value) else { throw .outOfRange(what ?? name, value, range) }
      figure[keyPath: path] = value
    }
    return Setting(
      name, label: label, help: help,
      values: range == .min ... .max ? "" : range.words,
      text: { "\($0[keyPath: path])" },
      put: { figure, text throws(FigureFault) in
        guard let value = Int(text) else { throw .notWhole(text) }
        try take(&figure, value)
      },
      read: { figure, source throws(FigureFault) in
        try take(&figure, try source.decode(Int.self))
      },
      nudge: { figure, count throws(FigureFault) in
        try take(&figure, figure[keyPath: path] + step * count)
      })
  }

  /// A number between `-limit` and `limit`, nudged by `step`.
  package static func number(
    _ name: String, label: String? = nil, _ path: any WritableKeyPath<F, Double> & Sendable,
    limit: Double = 999, step: Double = 1, help: String
  ) -> Setting {
    number(name, label: label, path, step: step, help: help) { value throws(FigureFault) in
      guard abs(value) <= limit else { throw .tooLarge(limit) }
    }
  }

  /// A number in a range, nudged by `step`.
  package static func number(
    _ name: String, label: String? = nil, _ path: any WritableKeyPath<F, Double> & Sendable,
    _ range: ClosedRange<Double>, step: Double = 1, help: String
  ) -> Setting {
    let values = "\(range.lowerBound.figureText) to \(range.upperBound.figureText)"
    return number(name, label: label, path, step: step, help: help, values: values) {
      value throws(FigureFault) in
      guard range.contains(value) else { throw .outside(name, value, range) }
    }
  }

  private static func number(
    _ name: String, label: String?, _ path: any WritableKeyPath<F, Double> & Sendable,
    step: Double, help: String, values: String = "",
    check: @escaping @Sendable (Double) throws(FigureFault) -> Void
  ) -> Setting {
    @Sendable func take(_ figure: inout F, _ value: Double) throws(FigureFault) {
      try check(value)
      figure[keyPath: path] = value
    }
    return Setting(
      name, label: label, help: help, values: values, text: { $0[keyPath: path].figureText },
      put: { figure, text throws(FigureFault) in try take(&figure, try Double(typed: text)) },
      read: { figure, source throws(FigureFault) in
        try take(&figure, try source.decode(Double.self))
      },
      nudge: { figure, count throws(FigureFault) in
        let value = figure[keyPath: path] + step * Double(count)
        try take(&figure, (value * 1000).rounded() / 1000)
      })
  }

  /// Some numbers in a row, nudged all together; a fence may have one alone.
  package static func numbers(
    _ name: String, label: String? = nil, _ path: any WritableKeyPath<F, [Double]> & Sendable,
    _ counts: ClosedRange<Int>, what: String, limit: Double = 999, help: String
  ) -> Setting {
    @Sendable func take(_ figure: inout F, _ values: [Double]) throws(FigureFault) {
      guard counts.contains(values.count) else { throw .outOfRange(what, values.count, counts) }
      guard values.allSatisfy({ abs($0) <= limit }) else { throw .tooLarge(limit) }
      figure[keyPath: path] = values
    }
    return Setting(
      name, label: label, help: help,
      values: counts.words + " numbers",
      text: { $0[keyPath: path].map(\.figureText).joined(separator: " ") },
      put: { figure, text throws(FigureFault) in
        var values: [Double] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
          values.append(try Double(typed: String(word)))
        }
        try take(&figure, values)
      },
      read: { figure, source throws(FigureFault) in
        try take(
          &figure,
          source.isList ? try source.decode([Double].self) : [try source.decode(Double.self)])
      },
      nudge: { figure, count throws(FigureFault) in
        try take(&figure, figure[keyPath: path].map { $0 + Double(count) })
      })
  }

  /// A text that the figure reads when it settles.
  package static func text(
    _ name: String, _ path: any WritableKeyPath<F, String> & Sendable, help: String
  ) -> Setting {
    Setting(
      name, help: help, text: { $0[keyPath: path] },
      put: { figure, text in figure[keyPath: path] = text })
  }

  /// Yes or no, 1 or 0 on the settings line.
  package static func flag(
    _ name: String, label: String? = nil, _ path: any WritableKeyPath<F, Bool> & Sendable,
    help: String
  ) -> Setting {
    Setting(
      name, label: label, help: help, values: "true or false",
      text: { $0[keyPath: path] ? "1" : "0" },
      put: { figure, text throws(FigureFault) in
        switch text {
        case "true", "yes": figure[keyPath: path] = true
        case "false", "no": figure[keyPath: path] = false
        default:
          guard let value = Double(text), value.isFinite else { throw .notWhole(text) }
          figure[keyPath: path] = value != 0
        }
      },
      read: { figure, source throws(FigureFault) in
        figure[keyPath: path] = try source.decode(Bool.self)
      }, nudge: { figure, step in figure[keyPath: path] = step > 0 })
  }

  /// One of a few words, nudged from one to the next; `kind` is what they name.
  package static func word<Word>(
    _ name: String, label: String? = nil, _ path: any WritableKeyPath<F, Word> & Sendable,
    kind: String,
    help: String
  ) -> Setting where Word: RawRepresentable<String> & CaseIterable & Equatable & Sendable {
    Setting(
      name, label: label, help: help,
      values: Word.allCases.map(\.rawValue).joined(separator: ", "),
      text: { $0[keyPath: path].rawValue },
      put: { figure, text throws(FigureFault) in
        guard let word = Word(rawValue: text.lowercased()) else {
          throw .unknownWord(kind: kind, text, known: Word.allCases.map(\.rawValue))
        }
        figure[keyPath: path] = word
      },
      read: { figure, source throws(FigureFault) in
        figure[keyPath: path] = try source.word(Word.self)
      },
      nudge: { figure, step in
        figure[keyPath: path] = figure[keyPath: path].moved(by: step)
      })
  }
}

extension ClosedRange<Int> {
  /// `0 to 9`.
  var words: String { "\(lowerBound) to \(upperBound)" }
}

extension String {
  /// `padding-mode` of `paddingMode`.
  fileprivate var hyphened: String {
    String(flatMap { $0.isUppercase ? "-\($0.lowercased())" : String($0) })
  }
}

extension CaseIterable where Self: Equatable {
  /// The case so many places behind this one, from the last on to the first.
  func moved(by step: Int) -> Self {
    let all = Array(Self.allCases)
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + step + all.count) % all.count]
  }
}

extension Double {
  /// A number that was typed; a fraction such as `1/3` is one too.
  package init(typed text: String) throws(FigureFault) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      Double(part.filter { $0 != " " })
    }
    guard let first = parts.first, let first, first.isFinite, parts.count <= 2 else {
      throw .notANumber(text)
    }
    self = first
    guard parts.count == 2 else { return }
    guard let second = parts[1], second != 0, second.isFinite else { throw .notANumber(text) }
    self = first / second
  }
}

/// What a fence has written at a setting.
package struct SettingSource {
  package let name: String
  package let request: FigureRequest

  /// Whether a list stands there.
  package var isList: Bool {
    if case .list = request.document.root[name]?.value { true } else { false }
  }

  /// What stands there as a type; throws with the line of what does not fit.
  package func decode<Value: Decodable>(_ type: Value.Type) throws(FigureFault) -> Value {
    do throws(ContentProblem) { return try request.document.decode(type, forKey: name) } catch {
      throw .content(error)
    }
  }

  /// One of a few words.
  package func word<Word>(_ type: Word.Type) throws(FigureFault) -> Word
  where Word: RawRepresentable<String> & CaseIterable & Sendable {
    try decode(OneOf<Word>.self).value
  }

  /// Some of a few words.
  package func words<Word>(_ type: Word.Type) throws(FigureFault) -> [Word]
  where Word: RawRepresentable<String> & CaseIterable & Sendable {
    try decode([OneOf<Word>].self).map(\.value)
  }

  /// What is made of it; what does not fit gets its line.
  package func placed<Value>(
    _ make: () throws(ContentProblem.Fault) -> Value
  ) throws(FigureFault) -> Value {
    do throws(ContentProblem.Fault) { return try make() } catch { throw problem(error) }
  }

  /// A fault with the line of the setting, or of an element or a key inside.
  package func problem(
    _ fault: ContentProblem.Fault, element: Int? = nil, key: String? = nil
  ) -> FigureFault {
    var path: [any CodingKey] = [AnyKey(stringValue: name)]
    if let element { path.append(IndexKey(element)) }
    if let key { path.append(AnyKey(stringValue: key)) }
    return .content(request.document.problem(PlacedFault(fault, at: path), fence: request.line))
  }

  /// The text of a file beside the lesson that is named there.
  package func fileText() throws(FigureFault) -> String {
    try text(ofFile: try decode(String.self))
  }

  /// The text of a file beside the lesson, or of one below `Assets/`.
  package func text(ofFile path: String) throws(FigureFault) -> String {
    do throws(ContentProblem) {
      return try request.files.text(path, request.place.line(of: [.setting(name)]))
    } catch {
      throw .content(error)
    }
  }
}

/// One of a few words.
private struct OneOf<Word>: Decodable
where Word: RawRepresentable<String> & CaseIterable & Sendable {
  let value: Word

  init(from decoder: any Decoder) throws {
    value = try decoder.word(Word.self, kind: "word")
  }
}
