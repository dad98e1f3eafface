import Testing

@testable import Tutor

struct TrainingNumbersTests {
  @Test func `thirteen of 1,024 are 1.27 per cent with an error of 0.35`() {
    let count = ErrorCount(wrong: 13, total: 1_024)
    // sqrt(0.0126953 · 0.9873047 / 1024) by hand.
    #expect(abs(count.share - 0.0126953) < 1e-7)
    #expect(abs(count.standardError - 0.0034987) < 1e-7)
  }

  @Test func `a change within one standard error is no news`() {
    let count = ErrorCount(wrong: 13, total: 1_024)
    #expect(count.isWithinError(of: ErrorCount(wrong: 11, total: 1_024)))
    #expect(!count.isWithinError(of: ErrorCount(wrong: 30, total: 1_024)))
  }

  @Test func `nothing asked is nothing wrong`() {
    #expect(ErrorCount(wrong: 0, total: 0).share == 0)
    #expect(ErrorCount(wrong: 0, total: 0).standardError == 0)
  }

  @Test func `speed forgets what is older than three seconds`() {
    var speed = TrainingSpeed()
    #expect(speed.imagesPerSecond == nil)
    speed.mark(milliseconds: 0, imageCount: 0)
    #expect(speed.imagesPerSecond == nil)
    // A thousand images a second at first, a hundred later.
    for second in 1...4 { speed.mark(milliseconds: second * 1_000, imageCount: second * 1_000) }
    #expect(speed.imagesPerSecond == 1_000)
    for second in 5...9 {
      speed.mark(milliseconds: second * 1_000, imageCount: 4_000 + (second - 4) * 100)
    }
    #expect(speed.imagesPerSecond == 100)
    #expect(speed.seconds(for: 50) == 0.5)
    #expect(speed.elapsedMilliseconds == 9_000)
  }

  @Test func `reports in quick succession cost no memory`() {
    var speed = TrainingSpeed()
    for millisecond in 0...100_000 {
      speed.mark(milliseconds: millisecond, imageCount: millisecond * 64)
    }
    #expect(speed.markCount < 2 * 3_000 / 50)
    #expect(speed.imagesPerSecond == 64_000)
  }
}
