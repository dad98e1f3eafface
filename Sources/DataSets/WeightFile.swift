package import CNNEngine
internal import Foundation

/// The weights of a network in a safetensors file, under the field's names: `C1.weight`, `bn1.running_mean`.
///
///     try WeightFile("lenet5.safetensors").write(network)
///     let network = try WeightFile("lenet5.safetensors").read(architecture)
package struct WeightFile: Hashable, Sendable {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  private var url: URL { OutputFile(path).url }

  private func error(_ problem: WeightFileError.Problem) -> WeightFileError {
    WeightFileError(path: path, problem: problem)
  }
}

// MARK: - Writing

extension WeightFile {
  /// Writes all numbers in single precision; the file is whole or as it was before.
  package func write(_ network: Network) throws(WeightFileError) {
    let tensors =
      network.specs.map { ($0.name, network[$0.name]) }
      + network.statistics.keys.sorted().map { ($0, network.statistics[$0]) }
    var data = SafetensorsHeader(
      tensors.compactMap { name, tensor in tensor.map { (name, $0.shape) } }
    ).encoded()
    for case (_, let tensor?) in tensors {
      for element in tensor.elements {
        withUnsafeBytes(of: Float(element).bitPattern.littleEndian) { data.append(contentsOf: $0) }
      }
    }
    do {
      try OutputFile(path).write(data)
    } catch {
      throw self.error(.unwritable(reason: error.reason))
    }
  }

  /// Makes sure that a file can be written here, before hours are spent on what goes in.
  package func checkWritable() throws(WeightFileError) {
    if let obstacle = OutputFile(path).obstacle {
      throw error(.unwritable(reason: obstacle))
    }
  }
}

// MARK: - Reading

extension WeightFile {
  /// The numbers of a file in a network of this architecture, F32 or F64.
  ///
  /// - Throws: `WeightFileError` when the file is damaged, or belongs to another network.
  package func read(_ architecture: Architecture) throws(WeightFileError) -> Network {
    let tensors: [String: Tensor]
    do {
      tensors = try readTensors { entries throws(WeightFileError) in
        try check(entries, fit: architecture)
      }
    } catch let error as WeightFileError {
      throw error
    } catch let problem as WeightFileError.Problem {
      throw error(problem)
    } catch {
      throw self.error(.unreadable(reason: error.reason))
    }
    let statistics = tensors.filter { $0.key.isStatistic }
    let parameters = tensors.filter { !$0.key.isStatistic }
    do throws(NetworkError) {
      let network = try Network(architecture, parameters: parameters, statistics: statistics)
      for name in network.statistics.keys.sorted() where statistics[name] == nil {
        throw NetworkError.missing(name)
      }
      return network
    } catch {
      throw otherNetwork(error, parameters.mapValues(\.shape), architecture)
    }
  }

  /// Holds names and shapes against the network, before a number is read: a file may have any size.
  private func check(
    _ entries: [SafetensorsHeader.Entry], fit architecture: Architecture
  ) throws(WeightFileError) {
    let shapes = Dictionary(entries.map { ($0.name, $0.shape) }) { first, _ in first }
    let parameters = shapes.filter { !$0.key.isStatistic }
    do throws(NetworkError) {
      try architecture.check(
        parameters: parameters, statistics: shapes.filter { $0.key.isStatistic })
    } catch {
      throw otherNetwork(error, parameters, architecture)
    }
  }

  private func otherNetwork(
    _ difference: NetworkError, _ held: [String: Shape], _ architecture: Architecture
  ) -> WeightFileError {
    let wanted = (try? architecture.parameterSpecs()) ?? []
    return error(
      .otherNetwork(
        difference, held: .init(held.values), wanted: .init(wanted.map(\.shape)),
        name: Architecture.names.first { Architecture.named($0) == architecture }))
  }

  private func readTensors(
    _ check: ([SafetensorsHeader.Entry]) throws(WeightFileError) -> Void
  ) throws -> [String: Tensor] {
    let byteCount: Int
    do throws(RegularFile.Obstacle) {
      byteCount = try RegularFile.byteCount(path: url.path)
    } catch {
      throw WeightFileError.Problem.unreadable(reason: error.reason)
    }
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    let header = try readHeader(file, byteCount: byteCount)
    try check(header.entries)
    var tensors: [String: Tensor] = [:]
    for entry in header.entries {
      let bytes = try file.read(upToCount: entry.bytes.count) ?? Data()
      guard bytes.count == entry.bytes.count else {
        throw WeightFileError.Problem.unreadable(reason: "it changed while it was read")
      }
      let tensor = Tensor(entry.shape, entry.type.numbers(in: bytes))
      guard tensor.elements.allSatisfy(\.isFinite) else {
        throw WeightFileError.Problem.notFinite(entry.name)
      }
      tensors[entry.name] = tensor
    }
    return tensors
  }

  private func readHeader(_ file: FileHandle, byteCount: Int) throws -> SafetensorsHeader {
    let prefix = try file.read(upToCount: SafetensorsHeader.prefixByteCount) ?? Data()
    guard prefix.count == SafetensorsHeader.prefixByteCount else {
      throw WeightFileError.Problem.truncated(
        found: byteCount, expected: SafetensorsHeader.prefixByteCount)
    }
    let announced = prefix.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    guard announced <= UInt64(SafetensorsHeader.byteLimit) else {
      throw WeightFileError.Problem.headerTooLong(announced)
    }
    let start = SafetensorsHeader.prefixByteCount + Int(announced)
    guard start <= byteCount else {
      throw WeightFileError.Problem.truncated(found: byteCount, expected: start)
    }
    let json = try file.read(upToCount: Int(announced)) ?? Data()
    return try SafetensorsHeader(json, dataByteCount: byteCount - start)
  }
}

extension SafetensorsHeader.ElementType {
  /// Little-endian numbers, one behind the other.
  fileprivate func numbers(in bytes: Data) -> [Double] {
    bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: byteCount).map { offset in
        switch self {
        case .float32:
          Double(
            Float(
              bitPattern: UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))))
        case .float64:
          Double(
            bitPattern: UInt64(
              littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
      }
    }
  }
}

extension String {
  /// Whether a tensor of this name is gathered by batch normalisation, not learned.
  fileprivate var isStatistic: Bool {
    hasSuffix(".running_mean") || hasSuffix(".running_var")
  }
}
