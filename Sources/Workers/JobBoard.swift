import CNNKernels

/// One job: a function and the number of blocks it is to be called for.
struct Job {
  var blockCount: Int
  var context: UnsafeMutableRawPointer
  var body: BlockFunction
}

/// Where the caller posts a job and the workers take its blocks.
///
/// A class, because all threads share its atomics; they stand in memory of their own, since the
/// system call that sleeps needs their addresses. The job itself is read only by a thread that
/// holds one of its blocks, and it is replaced only when no block is out: hence no lock.
final class JobBoard: @unchecked Sendable {
  /// Blocks not yet taken.
  ///
  /// Counting down to zero makes "nothing left" the same for every job.
  private let blocksLeft = Word()
  /// Blocks finished.
  private let blocksDone = Word()
  /// Changes with every job; idle workers sleep on it.
  private let jobNumber = Word()
  /// Workers that sleep, so that posting a job makes no system call while all are awake.
  private let sleeperCount = Word()
  /// 1 while the caller sleeps on `blocksDone`.
  private let callerSleeps = Word()
  /// 1 when the threads are to end.
  private let isClosed = Word()
  private let job = UnsafeMutablePointer<Job?>.allocate(capacity: 1)

  /// Looks before sleeping, about 30 microseconds: longer than the gaps inside a training step.
  private static let spinCount = 2_000

  init() {
    job.initialize(to: nil)
  }

  deinit {
    job.deinitialize(count: 1)
    job.deallocate()
  }

  /// Makes a job known and wakes whoever sleeps.
  func post(_ newJob: Job) {
    job.pointee = newJob
    blocksDone.store(0)
    blocksLeft.store(UInt32(newJob.blockCount))
    announce()
  }

  /// Takes and does one block; false when none is left.
  func workOnOneBlock(as worker: Int) -> Bool {
    guard let taken = takeBlock(), let job = job.pointee else { return false }
    // Taken from the end of the countdown, numbered from the start.
    job.body(job.context, job.blockCount - taken, worker)
    let done = blocksDone.increment()
    if done == UInt32(job.blockCount), callerSleeps.load() == 1 {
      cnn_wake_all(blocksDone.address)
    }
    return true
  }

  /// Returns when every block of the posted job is finished.
  func waitUntilAllDone() {
    guard let total = job.pointee.map({ UInt32($0.blockCount) }) else { return }
    for _ in 0..<Self.spinCount {
      if blocksDone.load() == total { return }
      cnn_pause()
    }
    callerSleeps.store(1)
    while true {
      let done = blocksDone.load()
      if done == total { break }
      cnn_wait(blocksDone.address, done)
    }
    callerSleeps.store(0)
  }

  /// The life of a worker thread.
  func serve(as worker: Int) {
    _ = cnn_flush_tiny_numbers()
    while true {
      let seen = jobNumber.load()
      while workOnOneBlock(as: worker) {}
      if isClosed.load() == 1 { return }
      waitForJob(after: seen)
    }
  }

  /// Tells the threads to end.
  func close() {
    isClosed.store(1)
    announce()
  }

  /// The number of blocks that were left, this one included; nil when there was none.
  private func takeBlock() -> Int? {
    while true {
      let left = blocksLeft.load()
      if left == 0 { return nil }
      if blocksLeft.exchange(expected: left, desired: left - 1) { return Int(left) }
    }
  }

  private func announce() {
    jobNumber.increment()
    if sleeperCount.load() > 0 {
      cnn_wake_all(jobNumber.address)
    }
  }

  private func waitForJob(after seen: UInt32) {
    for _ in 0..<Self.spinCount {
      if jobNumber.load() != seen { return }
      cnn_pause()
    }
    sleeperCount.increment()
    while jobNumber.load() == seen {
      cnn_wait(jobNumber.address, seen)
    }
    sleeperCount.decrement()
  }
}
