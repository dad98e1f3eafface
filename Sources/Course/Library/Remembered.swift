internal import ContentFormat
internal import Synchronization

/// What is read on first use and then kept, with the fault that kept it from being read.
final class Remembered<Value: Sendable>: Sendable {
  private let known = Mutex<Result<Value, ContentProblem>?>(nil)

  /// The value, read now if nobody has asked before.
  func value(_ read: () throws(ContentProblem) -> Value) throws(ContentProblem) -> Value {
    if let known = known.withLock(\.self) { return try known.get() }
    let result = Result(catching: read)
    known.withLock { $0 = result }
    return try result.get()
  }
}
