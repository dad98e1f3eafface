import Synchronization
import Testing
import Workers

/// Counts how often each block was done, as the context of a job.
private final class Tally: Sendable {
  let counts = Mutex<[Int: Int]>([:])

  func run(on workers: Workers, blockCount: Int) {
    workers.run(
      blockCount: blockCount, context: Unmanaged.passUnretained(self).toOpaque()
    ) { context, block, _ in
      let tally = Unmanaged<Tally>.fromOpaque(context).takeUnretainedValue()
      tally.counts.withLock { $0[block, default: 0] += 1 }
    }
  }

  var blocks: [Int] { counts.withLock { $0.keys.sorted() } }
  var everyBlockOnce: Bool { counts.withLock { $0.values.allSatisfy { $0 == 1 } } }
}

struct WorkersTests {
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 100])
  func `every block is done exactly once`(workerCount: Int, blockCount: Int) {
    let workers = Workers(count: workerCount)
    let tally = Tally()
    tally.run(on: workers, blockCount: blockCount)
    #expect(tally.blocks == Array(0..<blockCount))
    #expect(tally.everyBlockOnce)
  }

  @Test func `a pool takes job after job`() {
    let workers = Workers(count: 2)
    for job in 0..<500 {
      let tally = Tally()
      tally.run(on: workers, blockCount: job % 5)
      #expect(tally.blocks.count == job % 5)
      #expect(tally.everyBlockOnce)
    }
  }

  @Test func `a stopped pool still works, on the caller alone`() {
    let workers = Workers(count: 3)
    workers.stop()
    workers.stop()
    let tally = Tally()
    tally.run(on: workers, blockCount: 4)
    #expect(tally.blocks == [0, 1, 2, 3])
  }

  @Test func `pools that are never used end by themselves`() {
    for _ in 0..<50 { _ = Workers(count: 2) }
  }

  @Test func `all workers are numbered below the count`() {
    let workers = Workers(count: 2)
    let tally = Tally()
    workers.run(blockCount: 64, context: Unmanaged.passUnretained(tally).toOpaque()) {
      context, _, worker in
      let tally = Unmanaged<Tally>.fromOpaque(context).takeUnretainedValue()
      tally.counts.withLock { $0[worker, default: 0] += 1 }
    }
    #expect(tally.blocks.allSatisfy { $0 < workers.count })
    #expect(tally.counts.withLock { $0.values.reduce(0, +) } == 64)
  }

  @Test func `memory comes zeroed and aligned`() throws {
    let memory = try #require(ZeroedMemory(byteCount: 1_000))
    #expect(Int(bitPattern: memory.base) % ZeroedMemory.alignment == 0)
    #expect((0..<250).allSatisfy { memory.floats[$0] == 0 })
  }
}
