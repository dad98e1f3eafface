internal import Foundation

/// One line of `bench`.
struct BenchReport: Encodable {
  var what: String
  var layer: String?
  var pass: String?
  var batch: Int
  var threads: Int
  /// From the 10th percentile of the step times, which other programs disturb least.
  var imagesPerSecond: Double
  var gflops: Double
  /// Share of the peak that was measured in the same run, 0 to 1.
  var peakShare: Double
  var stepMillisecondsP10: Double
  var stepMillisecondsP50: Double

  init(
    what: String, batch: Int, threads: Int, operations: Int, peak: Double, p10: Double, p50: Double
  ) {
    self.what = what
    self.batch = batch
    self.threads = threads
    imagesPerSecond = Double(batch) / p10
    gflops = Double(operations) / p10 / 1e9
    peakShare = peak > 0 ? Double(operations) / p10 / peak : 0
    stepMillisecondsP10 = p10 * 1e3
    stepMillisecondsP50 = p50 * 1e3
  }

  /// A line for people.
  var text: String {
    let name = [what, layer, pass].compactMap { $0 }.joined(separator: " ")
    guard gflops > 0 else {
      return String(
        format:
          "%@: %.0f images/s; batch %d, threads %d, %.3f ms (10th percentile), %.3f ms (median)",
        name, imagesPerSecond, batch, threads, stepMillisecondsP10, stepMillisecondsP50)
    }
    return String(
      format: "%@: %.0f images/s, %.1f GFLOP/s, %.0f %% of the peak; "
        + "batch %d, threads %d, step %.3f ms (10th percentile), %.3f ms (median)",
      name, imagesPerSecond, gflops, peakShare * 100, batch, threads, stepMillisecondsP10,
      stepMillisecondsP50)
  }
}
