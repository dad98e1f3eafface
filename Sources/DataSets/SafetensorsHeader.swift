internal import CNNEngine
internal import Foundation

/// The head of a safetensors file: for each tensor its type, its shape and its place among the bytes behind.
///
/// Eight bytes with the header's length (little-endian), the header in JSON, then all numbers without gaps.
/// Source: the format section of github.com/huggingface/safetensors.
struct SafetensorsHeader: Hashable {
  /// How numbers are stored.
  enum ElementType: String {
    case float32 = "F32"
    case float64 = "F64"

    var byteCount: Int {
      switch self {
      case .float32: 4
      case .float64: 8
      }
    }
  }

  /// One tensor of the file.
  struct Entry: Hashable {
    var name: String
    var type: ElementType
    var shape: Shape
    /// Bytes behind the header.
    var bytes: Range<Int>
  }

  /// In the order of their bytes.
  let entries: [Entry]

  /// The length of the header comes first, as so many bytes.
  static let prefixByteCount = 8
  /// The longest header that is read: a hundred thousand tensors, far more than any network of the course.
  static let byteLimit = 10_000_000

  /// Bytes of all tensors together.
  var dataByteCount: Int { entries.last?.bytes.upperBound ?? 0 }

  /// Places tensors one behind the other in single precision.
  init(_ tensors: [(name: String, shape: Shape)]) {
    var end = 0
    entries = tensors.map { name, shape in
      let start = end
      end += shape.elementCount * ElementType.float32.byteCount
      return Entry(name: name, type: .float32, shape: shape, bytes: start..<end)
    }
  }
}

// MARK: - Writing

extension SafetensorsHeader {
  /// Length and JSON, filled up with blanks so that the numbers begin at a multiple of eight bytes.
  func encoded() -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var json = try? encoder.encode(Document(self)) else {
      preconditionFailure("a header of words and whole numbers can always be written")
    }
    while json.count % 8 != 0 { json.append(UInt8(ascii: " ")) }
    return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) } + json
  }
}

// MARK: - Reading

extension SafetensorsHeader {
  /// Reads the JSON of a header, and believes no place that it names before it is checked.
  ///
  /// - Parameters:
  ///   - json: The header without its length.
  ///   - dataByteCount: Bytes that are there behind the header.
  /// - Throws: The first thing that is wrong.
  init(_ json: Data, dataByteCount: Int) throws(WeightFileError.Problem) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: json)
    } catch let error as DecodingError {
      throw Self.problem(error)
    } catch {
      throw .headerIsNotJSON
    }
    var entries: [Entry] = []
    for (name, record) in document.tensors.sorted(by: { $0.key < $1.key }) {
      entries.append(try Entry(name, record))
    }
    self.entries = entries.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    try checkPlaces(dataByteCount: dataByteCount)
  }

  /// Tensors stand one behind the other, without gaps, up to the end of the file.
  private func checkPlaces(dataByteCount: Int) throws(WeightFileError.Problem) {
    var end = 0
    for entry in entries {
      guard entry.bytes.lowerBound == end else {
        throw .misplaced(entry.name, start: entry.bytes.lowerBound, expected: end)
      }
      end = entry.bytes.upperBound
      guard end <= dataByteCount else {
        throw .outOfRange(entry.name, end: end, available: dataByteCount)
      }
    }
    guard end == dataByteCount else { throw .unclaimedBytes(dataByteCount - end) }
  }

  private static func problem(_ error: DecodingError) -> WeightFileError.Problem {
    let path: [any CodingKey] =
      switch error {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      @unknown default: []
      }
    guard path.count >= 2 else { return .headerIsNotJSON }
    return .malformedEntry(path[0].stringValue, field: path[1].stringValue)
  }
}

extension SafetensorsHeader.Entry {
  /// Checks what can be known of one tensor without the others.
  fileprivate init(_ name: String, _ record: TensorRecord) throws(WeightFileError.Problem) {
    guard let type = SafetensorsHeader.ElementType(rawValue: record.dtype) else {
      throw .unknownType(name, record.dtype)
    }
    guard let shape = Shape(validating: record.shape) else {
      throw .malformedEntry(name, field: "shape")
    }
    guard record.dataOffsets.count == 2, record.dataOffsets[0] >= 0,
      record.dataOffsets[0] <= record.dataOffsets[1]
    else { throw .malformedEntry(name, field: "data_offsets") }
    let bytes = record.dataOffsets[0]..<record.dataOffsets[1]
    let expected = shape.elementCount * type.byteCount
    guard bytes.count == expected else {
      throw .wrongByteCount(name, got: bytes.count, expected: expected)
    }
    self.init(name: name, type: type, shape: shape, bytes: bytes)
  }
}

// MARK: - JSON

/// What the header says of one tensor.
private struct TensorRecord: Codable {
  var dtype: String
  var shape: [Int]
  var dataOffsets: [Int]

  enum CodingKeys: String, CodingKey {
    case dtype, shape
    case dataOffsets = "data_offsets"
  }
}

/// The header as it stands in the file: tensors by name, and words about the file.
private struct Document: Codable {
  struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Words about the file under this name, which is no tensor.
  static let metadata = Name(stringValue: "__metadata__")

  var tensors: [String: TensorRecord] = [:]

  init(_ header: SafetensorsHeader) {
    for entry in header.entries {
      tensors[entry.name] = TensorRecord(
        dtype: entry.type.rawValue, shape: entry.shape.dimensions,
        dataOffsets: [entry.bytes.lowerBound, entry.bytes.upperBound])
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for name in container.allKeys where name.stringValue != Self.metadata.stringValue {
      tensors[name.stringValue] = try container.decode(TensorRecord.self, forKey: name)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    // The axes stand as PyTorch orders them, which readers know by this word.
    try container.encode(["format": "pt"], forKey: Self.metadata)
    for (name, record) in tensors {
      try container.encode(record, forKey: Name(stringValue: name))
    }
  }
}
