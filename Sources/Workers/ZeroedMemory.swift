#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A block of zeroed memory that costs nothing until it is touched.
///
/// A class, because memory has one owner that gives it back.
package final class ZeroedMemory {
  /// Start of a cache line; every vector of the kernels fits its alignment.
  package static let alignment = 64

  /// First byte, aligned to `alignment`.
  package let base: UnsafeMutableRawPointer
  /// Bytes that may be used.
  package let byteCount: Int
  private let allocation: UnsafeMutableRawPointer

  /// Asks the system for pages; nil when it has none left.
  package init?(byteCount: Int) {
    // A page of slack keeps the start aligned; one more keeps small blocks apart.
    guard let allocation = calloc(1, byteCount + 2 * Self.alignment) else { return nil }
    self.allocation = allocation
    self.byteCount = byteCount
    base = allocation.alignedUp(toMultipleOf: Self.alignment)
  }

  deinit {
    free(allocation)
  }

  /// The memory as floats.
  package var floats: UnsafeMutablePointer<Float> {
    base.assumingMemoryBound(to: Float.self)
  }
}

extension UnsafeMutableRawPointer {
  fileprivate func alignedUp(toMultipleOf alignment: Int) -> UnsafeMutableRawPointer {
    let rest = Int(bitPattern: self) % alignment
    return rest == 0 ? self : self + (alignment - rest)
  }
}
