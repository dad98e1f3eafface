import Synchronization

/// An atomic 32-bit word with an address, on a cache line of its own.
///
/// A class, because the address must stay the same as long as a thread may sleep on it. All
/// accesses are sequentially consistent: a job makes a handful of them, and sleeping needs it.
final class Word: Sendable {
  /// Two lines: neighbouring lines are fetched in pairs.
  private static let byteCount = 128
  nonisolated(unsafe) private let storage: UnsafeMutablePointer<Atomic<UInt32>>

  init() {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: Self.byteCount, alignment: Self.byteCount)
    storage = memory.bindMemory(to: Atomic<UInt32>.self, capacity: 1)
    storage.initialize(to: Atomic(0))
  }

  deinit {
    storage.deinitialize(count: 1)
    UnsafeMutableRawPointer(storage).deallocate()
  }

  /// Where the system call that sleeps finds the word.
  var address: UnsafePointer<UInt32> {
    UnsafeRawPointer(storage).assumingMemoryBound(to: UInt32.self)
  }

  func load() -> UInt32 {
    storage.pointee.load(ordering: .sequentiallyConsistent)
  }

  func store(_ value: UInt32) {
    storage.pointee.store(value, ordering: .sequentiallyConsistent)
  }

  /// Adds one and returns the sum.
  @discardableResult
  func increment() -> UInt32 {
    storage.pointee.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
  }

  /// Takes one away.
  func decrement() {
    storage.pointee.wrappingSubtract(1, ordering: .sequentiallyConsistent)
  }

  /// Replaces `expected` by `desired` unless another thread was faster.
  func exchange(expected: UInt32, desired: UInt32) -> Bool {
    storage.pointee.compareExchange(
      expected: expected, desired: desired, ordering: .sequentiallyConsistent
    ).exchanged
  }
}
