/// Decodes types from YAML values as they were composed.
///
/// Yams' own decoder tries regular expressions on every key that it looks up, which is most of the time that
/// opening a quiz took. Texts stay as written (`10.10`, `yes`), and what a number is, the type says.
package struct NodeDecoder: Decoder {
  package let node: ContentNode
  package let codingPath: [any CodingKey]
  package var userInfo: [CodingUserInfoKey: Any] { [:] }

  package init(_ node: ContentNode, codingPath: [any CodingKey] = []) {
    self.node = node
    self.codingPath = codingPath
  }

  /// The value as a type.
  package func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Value(from: self)
  }

  package func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<
    Key
  > {
    guard case .map(let entries) = node.value else { throw mismatch([String: String].self) }
    return KeyedDecodingContainer(NodeKeys<Key>(decoder: self, entries: entries))
  }

  package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let elements) = node.value else { throw mismatch([String].self) }
    return NodeElements(decoder: self, elements: elements)
  }

  package func singleValueContainer() -> any SingleValueDecodingContainer {
    NodeValue(decoder: self)
  }

  /// Whether nothing stands here.
  package var isNil: Bool { ["", "~", "null"].contains(node.text) }

  package func text() throws -> String {
    guard let text = node.text else { throw mismatch(String.self) }
    return text
  }

  package func truth() throws -> Bool {
    switch node.text {
    case "true", "yes": true
    case "false", "no": false
    default: throw mismatch(Bool.self)
    }
  }

  package func number<Number: LosslessStringConvertible>(_ type: Number.Type) throws -> Number {
    guard let number = node.text.flatMap(Number.init) else { throw mismatch(type) }
    return number
  }

  /// A number that can be computed with: `nan` and `inf` are none, though Swift reads them.
  func real() throws -> Double {
    let number = try number(Double.self)
    guard number.isFinite else { throw mismatch(Double.self) }
    return number
  }

  /// The decoder of something directly below.
  package func child(_ node: ContentNode, _ key: any CodingKey) -> NodeDecoder {
    NodeDecoder(node, codingPath: codingPath + [key])
  }

  private func mismatch(_ type: any Any.Type) -> DecodingError {
    .typeMismatch(
      type, DecodingError.Context(codingPath: codingPath, debugDescription: "another type"))
  }
}

/// The values of a map.
private struct NodeKeys<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  let entries: [ContentNode.Entry]

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { entries.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool {
    entries.contains { $0.key == key.stringValue }
  }

  private func child(_ key: Key) throws -> NodeDecoder {
    guard let entry = entries.first(where: { $0.key == key.stringValue }) else {
      throw DecodingError.keyNotFound(
        key, DecodingError.Context(codingPath: codingPath, debugDescription: "not there"))
    }
    return decoder.child(entry.value, key)
  }

  func decodeNil(forKey key: Key) throws -> Bool { try child(key).isNil }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try child(key).truth() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try child(key).text() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try child(key).real() }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { Float(try child(key).real()) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try child(key).number(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try child(key).number(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try child(key).number(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try child(key).number(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try child(key).number(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try child(key).number(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try child(key).number(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try child(key).number(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try child(key).number(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try child(key).number(type) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try child(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}

/// The elements of a list, one after the other.
private struct NodeElements: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  let elements: [ContentNode]
  private(set) var currentIndex = 0

  init(decoder: NodeDecoder, elements: [ContentNode]) {
    self.decoder = decoder
    self.elements = elements
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  private mutating func next() throws -> NodeDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        String.self, DecodingError.Context(codingPath: codingPath, debugDescription: "too short"))
    }
    defer { currentIndex += 1 }
    return decoder.child(elements[currentIndex], IndexKey(currentIndex))
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, decoder.child(elements[currentIndex], IndexKey(currentIndex)).isNil else {
      return false
    }
    currentIndex += 1
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try next().truth() }
  mutating func decode(_ type: String.Type) throws -> String { try next().text() }
  mutating func decode(_ type: Double.Type) throws -> Double { try next().real() }
  mutating func decode(_ type: Float.Type) throws -> Float { Float(try next().real()) }
  mutating func decode(_ type: Int.Type) throws -> Int { try next().number(type) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next().number(type) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next().number(type) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next().number(type) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next().number(type) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next().number(type) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next().number(type) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next().number(type) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next().number(type) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next().number(type) }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }
}

/// A place in a list.
package struct IndexKey: CodingKey {
  package let index: Int

  package init(_ index: Int) {
    self.index = index
  }

  package init?(intValue: Int) {
    index = intValue
  }

  package init?(stringValue: String) {
    nil
  }

  package var intValue: Int? { index }
  package var stringValue: String { String(index) }
}

/// A value that stands alone.
private struct NodeValue: SingleValueDecodingContainer {
  let decoder: NodeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.isNil }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.truth() }
  func decode(_ type: String.Type) throws -> String { try decoder.text() }
  func decode(_ type: Double.Type) throws -> Double { try decoder.real() }
  func decode(_ type: Float.Type) throws -> Float { Float(try decoder.real()) }
  func decode(_ type: Int.Type) throws -> Int { try decoder.number(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try decoder.number(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try decoder.number(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try decoder.number(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try decoder.number(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try decoder.number(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.number(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.number(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.number(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.number(type) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decoder.decode(type)
  }
}
