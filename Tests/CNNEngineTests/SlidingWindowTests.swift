import CNNEngine
import Testing

struct SlidingWindowTests {
  /// Counts places by pushing the window from the start until it leaves the padded input.
  private func countedPlaces(_ window: SlidingWindow, _ size: Int) -> Int {
    let end = size + window.paddingAfter
    return stride(from: -window.paddingBefore, to: end, by: window.stride).count {
      $0 + window.dilation * (window.size - 1) < end
    }
  }

  @Test func `the formula counts the places where the window can stand`() {
    for setting in SmallSettings.all {
      for size in 1...9 {
        let window = setting.window
        #expect(window.outputSize(for: size) == countedPlaces(window, size), "\(setting)")
      }
    }
  }

  @Test func `rounding up adds a partial window that starts in the input`() {
    #expect(SlidingWindow(size: 3, stride: 2, roundsUp: true).outputSize(for: 112) == 56)
    #expect(SlidingWindow(size: 3, stride: 2).outputSize(for: 112) == 55)
    #expect(SlidingWindow(size: 1, stride: 3, padding: 0, roundsUp: true).outputSize(for: 2) == 1)
  }

  @Test func `elements that no window reaches are counted`() {
    #expect(SlidingWindow(size: 2, stride: 2).untouchedCount(for: 5) == 1)
    #expect(SlidingWindow(size: 7).untouchedCount(for: 5) == 5)
  }
}
