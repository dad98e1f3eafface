internal import CNNEngine

/// Times the drawing of digits on one thread.
struct DigitBenchmark {
  private let digits: any ImageSource
  private let batch: Int

  /// Time spent.
  private static let duration = Duration.seconds(1)

  init(_ digits: any ImageSource, batch: Int) {
    self.digits = digits
    self.batch = batch
  }

  /// Draws batch after batch.
  func run() -> BenchReport {
    let clock = ContinuousClock()
    let start = clock.now
    var times: [Double] = []
    var index = 0
    withUnsafeTemporaryAllocation(of: Float.self, capacity: digits.imageShape.elementCount) {
      pixels in
      while times.count < 3 || clock.now - start < Self.duration {
        let time = clock.measure {
          for _ in 0..<batch {
            digits.copyImage(at: index % digits.count, into: pixels)
            index += 1
          }
        }
        times.append(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
      }
    }
    times.sort()
    return BenchReport(
      what: "digits", batch: batch, threads: 1, operations: 0, peak: 0,
      p10: times[times.count / 10],
      p50: times[times.count / 2])
  }
}
