internal import Checked

/// A fault that a decoder found, with the way to it.
package struct PlacedFault: Error {
  package var fault: ContentProblem.Fault
  package var path: [any CodingKey]

  package init(_ fault: ContentProblem.Fault, at path: [any CodingKey]) {
    self.fault = fault
    self.path = path
  }

  /// What a setting is made into; a fault is given its place.
  package static func at<Value>(
    _ path: (any CodingKey)..., make: () throws(ContentProblem.Fault) -> Value
  ) throws(PlacedFault) -> Value {
    do throws(ContentProblem.Fault) { return try make() } catch {
      throw PlacedFault(error, at: path)
    }
  }

  /// A key that a file has and the format does not know.
  package static func unknownKey(
    _ key: some CodingKey, of allowed: [String], at path: [any CodingKey]
  ) -> PlacedFault {
    let name = key.stringValue
    return PlacedFault(
      .unknownKey(name, allowed: allowed, suggestion: allowed.nearest(to: name)),
      at: path + [key])
  }
}

/// A key of any name.
package struct AnyKey: CodingKey {
  package var stringValue: String
  package var intValue: Int? { nil }

  package init(stringValue: String) {
    self.stringValue = stringValue
  }

  package init?(intValue: Int) {
    nil
  }
}

extension Decoder {
  /// A keyed container that refuses keys which the format does not know.
  package func strictContainer<Key: CodingKey & CaseIterable>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    let allowed = Key.allCases.map(\.stringValue)
    for key in try container(keyedBy: AnyKey.self).allKeys
    where !allowed.contains(key.stringValue) {
      throw PlacedFault.unknownKey(key, of: allowed, at: codingPath)
    }
    return try container(keyedBy: type)
  }
}

extension KeyedDecodingContainer {
  /// A whole number within a range; nil where the key is not written.
  package func decodeIfPresent(_ range: ClosedRange<Int>, forKey key: Key) throws -> Int? {
    guard let number = try decodeIfPresent(Int.self, forKey: key) else { return nil }
    guard range.contains(number) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: range.refusal(of: number))
    }
    return number
  }

  /// A whole number within a range.
  package func decode(_ range: ClosedRange<Int>, forKey key: Key) throws -> Int {
    guard let number = try decodeIfPresent(range, forKey: key) else {
      return try decode(Int.self, forKey: key)
    }
    return number
  }
}

extension ClosedRange<Int> {
  /// What is said to a number outside.
  package func refusal(of number: Int) -> String {
    "\(number) cannot be. Write a whole number from \(lowerBound) to \(upperBound)."
  }
}

extension Decoder {
  /// One of a few words; another one is refused with the word that was probably meant.
  package func word<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type, kind: String
  ) throws -> Value where Value.RawValue == String {
    let text = try singleValueContainer().decode(String.self)
    if let value = Value(rawValue: text) { return value }
    throw PlacedFault(
      .unknownWord(kind, text, of: Value.allCases.map(\.rawValue)), at: codingPath)
  }
}

/// A map whose keys the author chooses, in the order of the file.
package struct OrderedMap<Value: Decodable & Sendable>: Decodable, Sendable {
  package let entries: [(key: String, value: Value)]
  /// Where the first entry of a key stands.
  private let positions: [String: Int]

  package init(entries: [(key: String, value: Value)] = []) {
    self.entries = entries
    positions = Dictionary(entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    self.init(
      entries: try container.allKeys.map { key in
        (key.stringValue, try container.decode(Value.self, forKey: key))
      })
  }

  package subscript(key: String) -> Value? {
    positions[key].map { entries[$0].value }
  }
}

/// A text for the student by language; English is always there.
package struct LocalizedText: Decodable, Hashable, Sendable {
  private var texts: [String: String]

  package init(english: String) {
    texts = ["en": english]
  }

  package init(from decoder: any Decoder) throws {
    try self.init(from: decoder, except: [])
  }

  /// Reads the languages out of a map that has other keys too.
  package init(from decoder: any Decoder, except others: [String]) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    texts = [:]
    for key in container.allKeys where !others.contains(key.stringValue) {
      guard key.stringValue.count == 2 else {
        throw PlacedFault.unknownKey(key, of: ["en"] + others, at: decoder.codingPath)
      }
      texts[key.stringValue] = try container.decode(String.self, forKey: key)
    }
    try requireEnglish(decoder)
  }

  /// The text in a language, in English where there is no other.
  package func text(in language: String) -> String {
    texts[language] ?? texts["en"] ?? ""
  }

  /// Every version, English included.
  package var all: [String] { texts.keys.sorted().compactMap { texts[$0] } }

  private func requireEnglish(_ decoder: any Decoder) throws {
    guard texts["en"] == nil else { return }
    throw DecodingError.keyNotFound(
      AnyKey(stringValue: "en"),
      DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no English"))
  }
}

extension KeyedDecodingContainer {
  /// Refuses a file of a format that this program does not know.
  package func requireFormat(forKey key: Key) throws {
    guard try decode(Int.self, forKey: key) == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "this program reads format 1 only.")
    }
  }
}
