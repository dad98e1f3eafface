package import CNNEngine

/// Why a file of weights cannot be used: the file, what was found there and how to mend it.
package struct WeightFileError: Error, Hashable, Sendable {
  /// What was wrong; the facts only.
  package enum Problem: Error, Hashable, Sendable {
    /// The system refuses to open or read it.
    case unreadable(reason: String)
    /// The system refuses to make it.
    case unwritable(reason: String)
    /// It ends before its header does.
    case truncated(found: Int, expected: Int)
    /// Its first eight bytes announce more than any header needs.
    case headerTooLong(UInt64)
    /// The header cannot be read at all.
    case headerIsNotJSON
    /// A field of a tensor's entry is missing or makes no sense.
    case malformedEntry(String, field: String)
    /// Numbers of another type than F32 and F64.
    case unknownType(String, String)
    /// As many bytes as the shape does not have.
    case wrongByteCount(String, got: Int, expected: Int)
    /// A tensor begins inside another, or leaves a gap.
    case misplaced(String, start: Int, expected: Int)
    /// A tensor ends behind the end of the file.
    case outOfRange(String, end: Int, available: Int)
    /// Bytes at the end belong to no tensor.
    case unclaimedBytes(Int)
    /// A weight is NaN or infinite.
    case notFinite(String)
    /// The weights are sound, but another network's: the first difference, what the file holds, what is wanted.
    case otherNetwork(NetworkError, held: Size, wanted: Size, name: String?)
  }

  /// How large a set of weights is.
  package struct Size: Hashable, Sendable {
    package var tensorCount: Int
    package var parameterCount: Int

    package init(_ shapes: some Collection<Shape>) {
      tensorCount = shapes.count
      parameterCount = shapes.reduce(0) { $0 + $1.elementCount }
    }

    fileprivate var words: String {
      "\(parameterCount) parameter\(parameterCount == 1 ? "" : "s") in \(tensorCount) "
        + "tensor\(tensorCount == 1 ? "" : "s")"
    }
  }

  package var path: String
  package var problem: Problem

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }
}

extension WeightFileError: CustomStringConvertible {
  /// What happened, where, and how to mend it.
  package var description: String { "\(path): \(found). \(remedy)" }

  private var found: String {
    switch problem {
    case .unreadable(let reason): "the weights cannot be read: \(reason)"
    case .unwritable(let reason): "the weights cannot be written: \(reason)"
    case .truncated(let found, let expected):
      "the file ends after \(found) bytes, before its header does at \(expected)"
    case .headerTooLong(let count):
      "the first eight bytes announce a header of \(count) bytes, more than "
        + "\(SafetensorsHeader.byteLimit)"
    case .headerIsNotJSON: "the header is not the JSON of a safetensors file"
    case .malformedEntry(let name, let field):
      "the header gives tensor \"\(name)\" no usable \(field)"
    case .unknownType(let name, let type):
      "tensor \"\(name)\" has the type \(type), expected F32 or F64"
    case .wrongByteCount(let name, let got, let expected):
      "tensor \"\(name)\" has \(got) bytes, its shape needs \(expected)"
    case .misplaced(let name, let start, let expected):
      "tensor \"\(name)\" begins at byte \(start), \(start < expected ? "inside" : "not behind") "
        + "the one before it, which ends at \(expected)"
    case .outOfRange(let name, let end, let available):
      "tensor \"\(name)\" ends at byte \(end), but only \(available) follow the header"
    case .unclaimedBytes(let count): "\(count) bytes at the end belong to no tensor"
    case .notFinite(let name): "tensor \"\(name)\" holds a number that is not finite"
    case .otherNetwork(let difference, let held, let wanted, let name):
      "these are weights of another network: the file holds \(held.words), "
        + "\(name ?? "the network") has \(wanted.words). The first difference: \(difference.found)"
    }
  }

  private var remedy: String {
    switch problem {
    case .unreadable: "Check the path and its permissions."
    case .unwritable: "Name a file in a folder that you may write to."
    case .truncated, .misplaced, .outOfRange, .unclaimedBytes, .wrongByteCount:
      "Copy the file again, or save the weights anew."
    case .headerTooLong, .headerIsNotJSON, .malformedEntry:
      "Give a file in the safetensors format."
    case .unknownType: "Save the weights as 32-bit floats."
    case .notFinite: "Save the weights of a run that did not diverge."
    case .otherNetwork:
      "Load what train-live --save has kept of the same network."
    }
  }
}

extension NetworkError {
  /// What differs, in a few words.
  fileprivate var found: String {
    switch self {
    case .shape(let error): error.description
    case .missing(let name): "the file has no \"\(name)\""
    case .unknown(let name, let suggestion):
      "the network has no \"\(name)\"" + (suggestion.map { " (is \"\($0)\" meant?)" } ?? "")
    case .wrongShape(let name, let got, let expected):
      "\"\(name)\" is \(got), wanted \(expected)"
    }
  }
}
