import CNNEngine
import Testing

/// The points lie around y = x + 1 with errors that cancel; expected numbers were worked out by hand.
struct LineDescentTests {
  private static let xs: [Double] = [-1, 0, 0, 1, 1, 2, 2, 3]
  private static let ys: [Double] = [0, 2, 0, 3, 1, 4, 2, 4]

  private func run(rate: Double = 0.1, batch: Int = 8, seed: UInt64 = 1) throws -> LineDescent {
    try LineDescent(
      xs: Self.xs, ys: Self.ys,
      settings: .init(
        rate: rate, batchSize: batch, seed: seed, stepCount: 30,
        start: .init(weight: -1, bias: 2)))
  }

  @Test func `the first step goes against the slopes of all points`() throws {
    let descent = try run()
    #expect(descent.startLoss == 7.75)
    let first = try #require(descent.steps.first)
    #expect(first.gradient == .init(weight: -8, bias: -2))
    #expect(abs(first.place.weight - -0.2) < 1e-12)
    #expect(abs(first.place.bias - 2.2) < 1e-12)
    #expect(first.points == Array(0..<8))
  }

  @Test func `the least loss is where the normal equations say`() throws {
    let descent = try run()
    #expect(descent.minimum == .init(weight: 1, bias: 1))
    #expect(try descent.losses(at: [descent.minimum, .init(weight: -1, bias: 2)]) == [0.75, 7.75])
  }

  @Test func `curvatures of 6 and 1 make a third the border`() throws {
    let below = try #require(try run(rate: 0.33).steps.last)
    let above = try #require(try run(rate: 0.34).steps.last)
    #expect(below.loss < 7.75)
    #expect(above.loss > 7.75)
    #expect(try run(rate: 2).hasLeftBounds)
  }

  @Test func `an epoch shows every point once, in an order that the seed draws`() throws {
    let descent = try run(batch: 3)
    let epoch = descent.steps.filter { $0.epoch == 0 }.map(\.points)
    #expect(epoch.map(\.count) == [3, 3, 2])
    #expect(epoch.joined().sorted() == Array(0..<8))
    #expect(try run(batch: 3) == descent)
    #expect(try run(batch: 3, seed: 2) != descent)
  }
}
