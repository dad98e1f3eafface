internal import ContentFormat

/// One of a few words.
struct Word<Value: RawRepresentable & CaseIterable & Sendable>: Decodable, Sendable
where Value.RawValue == String {
  var value: Value

  init(from decoder: any Decoder) throws {
    value = try decoder.word(Value.self, kind: "word")
  }
}
