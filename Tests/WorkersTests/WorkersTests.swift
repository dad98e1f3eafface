import Synchronization
import Testing
import Workers

/// Counts how often each block was done, and by whom, as the context of a job.
private final class Tally {
  /// What is counted.
  enum Subject { case blocks, workers }

  private let subject: Subject
  private let counts: UnsafeMutableBufferPointer<Atomic<Int>>

  init(_ subject: Subject = .blocks, count: Int) {
    self.subject = subject
    counts = .allocate(capacity: count)
    for index in 0..<count { counts.initializeElement(at: index, to: Atomic(0)) }
  }

  deinit {
    counts.deinitialize().deallocate()
  }

  func run(on workers: Workers, blockCount: Int) {
    workers.run(
      blockCount: blockCount, context: Unmanaged.passUnretained(self).toOpaque()
    ) { context, block, worker in
      let tally = Unmanaged<Tally>.fromOpaque(context).takeUnretainedValue()
      let index = tally.subject == .blocks ? block : worker
      tally.counts[index].wrappingAdd(1, ordering: .relaxed)
    }
  }

  var values: [Int] { counts.indices.map { counts[$0].load(ordering: .relaxed) } }
}

struct WorkersTests {
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 100])
  func `every block is done exactly once`(workerCount: Int, blockCount: Int) {
    let workers = Workers(count: workerCount)
    let tally = Tally(count: blockCount)
    tally.run(on: workers, blockCount: blockCount)
    #expect(tally.values == Array(repeating: 1, count: blockCount))
  }

  @Test func `a pool takes job after job`() {
    let workers = Workers(count: 2)
    for job in 0..<500 {
      let tally = Tally(count: job % 5)
      tally.run(on: workers, blockCount: job % 5)
      #expect(tally.values.allSatisfy { $0 == 1 })
    }
  }

  @Test func `a stopped pool still works, on the caller alone`() {
    let workers = Workers(count: 3)
    workers.stop()
    workers.stop()
    let tally = Tally(.workers, count: 3)
    tally.run(on: workers, blockCount: 4)
    #expect(tally.values == [4, 0, 0])
  }

  @Test func `pools that are never used end by themselves`() {
    for _ in 0..<50 { _ = Workers(count: 2) }
  }

  @Test func `all workers are numbered below the count`() {
    let workers = Workers(count: 2)
    let tally = Tally(.workers, count: workers.count)
    tally.run(on: workers, blockCount: 64)
    #expect(tally.values.reduce(0, +) == 64)
  }

  @Test func `memory comes zeroed and aligned`() throws {
    let memory = try #require(ZeroedMemory(byteCount: 1_000))
    #expect(Int(bitPattern: memory.base) % ZeroedMemory.alignment == 0)
    #expect((0..<250).allSatisfy { memory.floats[$0] == 0 })
  }
}
