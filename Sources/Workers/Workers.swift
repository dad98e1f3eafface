import CNNKernels

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A function that works on one numbered block: context, block, worker.
///
/// A C function, so that handing it over neither allocates nor counts references.
package typealias BlockFunction =
  @convention(c) (_ context: UnsafeMutableRawPointer, _ block: Int, _ worker: Int) -> Void

/// A few threads that share out numbered blocks of work and sleep in between.
///
/// A class, because threads have an identity and must be stopped exactly once. The caller is
/// worker 0; the threads are 1 and up. Which worker gets which block is up to the scheduler.
package final class Workers {
  /// Threads that work on a job, the caller included.
  package let count: Int
  private let board: JobBoard
  private var threads: [pthread_t] = []

  /// The cores that the process may use.
  package static var coreCount: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Starts `count - 1` threads; fewer when the system has none left.
  package init(count requested: Int) {
    precondition(requested >= 1, "a pool needs at least one worker")
    board = JobBoard()
    for worker in 1..<requested {
      guard let thread = Self.startThread(board: board, worker: worker) else { break }
      threads.append(thread)
    }
    count = threads.count + 1
  }

  deinit {
    stop()
  }

  /// Calls `body` once for each block of `0..<blockCount` and returns when all are done.
  ///
  /// Not to be called from two threads at once, nor from inside a block.
  package func run(
    blockCount: Int, context: UnsafeMutableRawPointer, body: @escaping BlockFunction
  ) {
    guard blockCount > 0 else { return }
    let saved = cnn_flush_tiny_numbers()
    defer { cnn_restore_tiny_numbers(saved) }
    guard !threads.isEmpty, blockCount > 1 else {
      for block in 0..<blockCount { body(context, block, 0) }
      return
    }
    board.post(Job(blockCount: blockCount, context: context, body: body))
    while board.workOnOneBlock(as: 0) {}
    board.waitUntilAllDone()
  }

  /// Ends the threads; later jobs run on the caller alone.
  package func stop() {
    guard !threads.isEmpty else { return }
    board.close()
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  private static func startThread(board: JobBoard, worker: Int) -> pthread_t? {
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    let start = Unmanaged.passRetained(ThreadStart(board: board, worker: worker))
    let status = pthread_create(
      &thread, nil,
      { argument in
        #if canImport(Darwin)
        let raw = argument
        #else
        guard let raw = argument else { return nil }
        #endif
        let start = Unmanaged<ThreadStart>.fromOpaque(raw).takeRetainedValue()
        start.board.serve(as: start.worker)
        return nil
      }, start.toOpaque())
    guard status == 0 else {
      start.release()
      return nil
    }
    return thread
  }
}

/// What a new thread is told.
///
/// A class, because it crosses the thread start as one pointer.
private final class ThreadStart {
  let board: JobBoard
  let worker: Int

  init(board: JobBoard, worker: Int) {
    self.board = board
    self.worker = worker
  }
}
