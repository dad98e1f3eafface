import CNNEngine
import Testing

@testable import Tutor

struct SilenceWatchTests {
  private func look(_ silent: [Int], at step: Int, in watch: inout SilenceWatch) {
    watch.take(
      [SilentFilters(layer: "C3", silent: silent, filterCount: 16, imageCount: 128)], step: step)
  }

  @Test func `a filter is dead when every look for 100 steps found it silent`() {
    var watch = SilenceWatch()
    look([3, 5], at: 16, in: &watch)
    look([3], at: 32, in: &watch)
    look([3, 5], at: 112, in: &watch)
    #expect(watch.layers.first?.silentCount == 2)
    #expect(watch.layers.first?.deadCount == 0)
    look([3, 5], at: 116, in: &watch)
    // Filter 3 since step 16, filter 5 again since step 112.
    #expect(watch.layers.first?.deadCount == 1)
  }

  @Test func `many filters falling silent at once are an onset with the steepest step before`() {
    var watch = SilenceWatch()
    look([], at: 16, in: &watch)
    for (step, norm) in [(20, 0.9), (26, 8.1), (30, 0.4)] {
      watch.take(gradientNorm: norm, step: step)
    }
    look([1, 2, 4, 7], at: 32, in: &watch)
    #expect(watch.onset == SilenceOnset(layer: "C3", step: 26, gradientNorm: 8.1))
    watch.take(gradientNorm: 3, step: 40)
    look([1, 2, 4, 7, 9], at: 48, in: &watch)
    #expect(watch.onset?.step == 26)
  }

  @Test func `a look at nothing changes nothing`() {
    var watch = SilenceWatch()
    watch.take([], step: 5)
    #expect(watch.layers.isEmpty)
    #expect(watch.onset == nil)
  }
}
