internal import Synchronization

/// What is read or computed on first use and then kept by its key, with the fault that kept it from being read.
final class Remembered<Key: Hashable & Sendable, Value: Sendable, Fault: Error>: Sendable {
  private let known = Mutex<[Key: Result<Value, Fault>]>([:])

  /// The value of a key, read now if nobody has asked before.
  func value(
    for key: Key, _ read: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    if let known = known.withLock({ $0[key] }) { return try known.get() }
    let result = Result(catching: read)
    known.withLock { $0[key] = result }
    return try result.get()
  }
}
