internal import CNNEngine

/// Times work of the engine, and the peak of the machine in between, in one run.
///
/// The peak is measured again and again because other programs may use the cores: a share is
/// taken of the best that was seen.
struct BenchMeasurement {
  private let benchmark: Benchmark
  private let clock = ContinuousClock()

  /// Time spent on one kind of work.
  private static let duration = Duration.seconds(1)
  private static let fewestRepetitions = 11
  /// Steps between two looks at the peak.
  private static let stepsInARow = 50
  /// A few tenths of a millisecond of multiply-adds.
  private static let peakRounds = 100_000

  init(_ benchmark: Benchmark) {
    self.benchmark = benchmark
  }

  func training(batch: Int) -> BenchReport {
    measure("train", batch: batch, operations: benchmark.trainingOperationCount) {
      benchmark.train()
    }
  }

  func inference(batch: Int) -> BenchReport {
    measure("infer", batch: batch, operations: benchmark.inferenceOperationCount) {
      benchmark.infer()
    }
  }

  /// Each layer in each direction, on one block and one thread.
  func layers() -> [BenchReport] {
    benchmark.train()
    return benchmark.layers.map { work in
      var report = measure(
        "layers", batch: benchmark.blockSize, operations: work.operationCount, threadCount: 1
      ) {
        benchmark.run(work)
      }
      report.layer = work.layer
      report.pass = work.pass
      return report
    }
  }

  private func measure(
    _ what: String, batch: Int, operations: Int, threadCount: Int? = nil, _ body: () -> Void
  ) -> BenchReport {
    let threadCount = threadCount ?? benchmark.threadCount
    var times: [Double] = []
    var peak = 0.0
    let start = clock.now
    body()
    while times.count < Self.fewestRepetitions || clock.now - start < Self.duration {
      // With a core taken away at the wrong moment the threads together show less than one alone.
      peak = max(
        peak, operationsPerSecondAtPeak(threadCount),
        Double(threadCount) * operationsPerSecondAtPeak(1))
      for _ in 0..<Self.stepsInARow {
        times.append(seconds(body))
        if clock.now - start > Self.duration * 2 { break }
      }
    }
    times.sort()
    return BenchReport(
      what: what, batch: batch, threads: threadCount, operations: operations, peak: peak,
      p10: times[times.count / 10], p50: times[times.count / 2])
  }

  private func operationsPerSecondAtPeak(_ threadCount: Int) -> Double {
    var operations = 0
    let time = seconds {
      operations = benchmark.fillVectorUnits(rounds: Self.peakRounds, threadCount: threadCount)
    }
    return Double(operations) / time
  }

  private func seconds(_ body: () -> Void) -> Double {
    let time = clock.measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }
}
