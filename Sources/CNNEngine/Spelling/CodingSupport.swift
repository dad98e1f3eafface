internal import Checked

/// A key by its spelling: the keys of a layer are not known beforehand.
struct SpelledKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(_ stringValue: String) {
    self.stringValue = stringValue
  }

  init?(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    nil
  }
}

/// One number, several, or the word `same`.
enum SpelledSizes: Codable, Hashable {
  case numbers([Int])
  case same

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .numbers([number])
    } else if let numbers = try? container.decode([Int].self) {
      self = .numbers(numbers)
    } else if let word = try? container.decode(String.self), word == "same" {
      self = .same
    } else {
      throw unreadable("expected a whole number or a list of whole numbers", at: decoder.codingPath)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .numbers(let numbers):
      if numbers.count == 1 {
        try container.encode(numbers[0])
      } else {
        try container.encode(numbers)
      }
    case .same: try container.encode("same")
    }
  }
}

/// A fault in a spelling, at its place.
func unreadable(_ fact: String, at path: [any CodingKey]) -> DecodingError {
  .dataCorrupted(.init(codingPath: path, debugDescription: fact))
}

/// The options of one layer; only those that its kind knows.
struct SpelledOptions {
  private let container: KeyedDecodingContainer<SpelledKey>
  private let kind: String

  /// Refuses options that the kind does not know.
  init(_ decoder: any Decoder, kind: String, known: [String]) throws {
    container = try decoder.container(keyedBy: SpelledKey.self)
    self.kind = kind
    for key in container.allKeys where !known.contains(key.stringValue) {
      let hint = known.nearest(to: key.stringValue).map { "; did you mean \"\($0)\"?" } ?? ""
      throw unreadable(
        "\(kind) has no option \"\(key.stringValue)\"\(hint)", at: container.codingPath + [key])
    }
  }

  /// An option that must be there.
  func required<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value
  {
    guard let value = try optional(name, as: type) else {
      throw unreadable("\(kind) needs the option \"\(name)\"", at: container.codingPath)
    }
    return value
  }

  /// An option that may be left out.
  func optional<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value?
  {
    try container.decodeIfPresent(type, forKey: SpelledKey(name))
  }

  /// One number for each axis; one stands for all.
  func sizes(_ name: String, axes: Int, default standard: [Int]? = nil) throws -> [Int] {
    let sizes = try standard == nil ? required(name) : optional(name, as: SpelledSizes.self)
    switch sizes {
    case nil: return standard ?? []
    case .numbers(let numbers) where numbers.count == axes: return numbers
    case .numbers(let numbers) where numbers.count == 1:
      return Array(repeating: numbers[0], count: axes)
    case .numbers, .same:
      throw unreadable(
        "\(name) of \(kind) expects one number\(axes == 2 ? " or [rows, columns]" : "")",
        at: container.codingPath + [SpelledKey(name)])
    }
  }

  /// Before and after each axis, or `same`.
  func paddings(axes: Int, allowsSame: Bool) throws -> (pairs: [(Int, Int)], isSame: Bool) {
    let none = Array(repeating: (0, 0), count: axes)
    switch try optional("padding", as: SpelledSizes.self) {
    case nil: return (none, false)
    case .same where allowsSame: return (none, true)
    case .numbers(let n) where n.count == 1: return (none.map { _ in (n[0], n[0]) }, false)
    case .numbers(let n) where n.count == 2 && axes == 1: return ([(n[0], n[1])], false)
    case .numbers(let n) where n.count == 2: return ([(n[0], n[0]), (n[1], n[1])], false)
    case .numbers(let n) where n.count == 4 && axes == 2:
      return ([(n[2], n[3]), (n[0], n[1])], false)
    case .numbers, .same:
      let forms = axes == 1 ? "[left, right]" : "[rows, columns], [left, right, top, bottom]"
      throw unreadable(
        "padding of \(kind) expects one number, \(forms)\(allowsSame ? " or same" : "")",
        at: container.codingPath + [SpelledKey("padding")])
    }
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, default standard: Word?
  ) throws -> Word where Word.RawValue == String {
    guard let text = try optional(name, as: String.self) else {
      if let standard { return standard }
      throw unreadable("\(kind) needs the option \"\(name)\"", at: container.codingPath)
    }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let hint = words.nearest(to: text).map { "; did you mean \"\($0)\"?" } ?? ""
    throw unreadable(
      "\(name) is \"\(text)\", expected \(words.joined(separator: ", "))\(hint)",
      at: container.codingPath + [SpelledKey(name)])
  }

  /// Layers inside a composite.
  func layers(_ name: String) throws -> [NamedLayer] {
    try required(name, as: SpelledLayers.self).layers
  }
}
