import CNNEngine
import Testing

struct SharingCountTests {
  /// By hand: 169 · 300, 300 · 16 and 3 · 16; with a bias 300, 300 and 3 more.
  @Test(arguments: [(false, [50_700, 4800, 48]), (true, [51_000, 5100, 51])])
  func `three wirings of exercise 10.1 are counted`(hasBias: Bool, learned: [Int]) throws {
    let window = SlidingWindow(size: 4)
    let convolution = Convolution(filters: 3, windows: [window, window], hasBias: hasBias)
    let count = try SharingCount(of: convolution, input: [1, 13, 13])
    #expect([count.dense, count.local, count.shared] == learned)
    #expect([count.denseWires, count.windowWires] == [50_700, 4800])
  }

  @Test func `the dense layer is that of the engine`() throws {
    let convolution = Convolution(filters: 2, windows: [SlidingWindow(size: 3, stride: 2)])
    let count = try SharingCount(of: convolution, input: [3, 9])
    let dense = try NetworkSummary(
      of: Architecture(
        input: [3, 9],
        layers: [
          NamedLayer("flatten", .flatten), NamedLayer("fc", .linear(outputs: count.outputs)),
        ]))
    #expect(count.dense == dense.parameters)
  }
}
