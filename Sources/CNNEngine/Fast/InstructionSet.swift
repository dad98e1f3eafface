import CNNKernels

/// The inner loops compiled for one kind of vector unit.
///
/// Results are the same bit for bit on one instruction set, whatever the number of threads;
/// between instruction sets they differ by rounding.
public struct InstructionSet: Sendable {
  nonisolated(unsafe) private let table: UnsafePointer<cnn_kernels>

  /// Those that this machine can run, the fastest first.
  public static let available: [InstructionSet] = (0..<cnn_kernels_count()).compactMap { rank in
    cnn_kernels_at(rank).map { InstructionSet(table: $0) }
  }

  /// The fastest.
  public static let best: InstructionSet = {
    guard let first = available.first else {
      preconditionFailure("the build holds no loops for this machine")
    }
    return first
  }()

  /// `avx512`, `avx2` or `generic`.
  public var name: String { String(cString: table.pointee.name) }

  /// Floats in a vector, which is the number of images in a block.
  public var laneCount: Int { Int(table.pointee.lanes) }

  /// The loops.
  var kernels: cnn_kernels { table.pointee }

  /// The loops at their place in the program.
  var kernelTable: UnsafePointer<cnn_kernels> { table }
}

extension InstructionSet: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

extension InstructionSet {
  /// The one with a name; nil when this machine cannot run it.
  public static func named(_ name: String) -> InstructionSet? {
    available.first { $0.name == name }
  }
}
