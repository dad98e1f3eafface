import CNNEngine
import Testing

struct UnitTraceTests {
  private func trace(
    rate: Double, inputs: [Double] = [2], target: Double = 1
  ) throws -> UnitTrace {
    try UnitTrace(
      inputs: inputs, weight: 1, bias: 0, target: target, rate: rate, stepCount: 4)
  }

  @Test func `a small rate comes closer to the target`() throws {
    // By hand: each step takes rate·(z - 1)·(2·2 + 1) off z.
    let sums = try trace(rate: 0.1).steps.map(\.sum)
    #expect(zip(sums, [2, 1.5, 1.25, 1.125, 1.0625]).allSatisfy { abs($0 - $1) < 1e-12 })
    let first = try trace(rate: 0.1).steps[0]
    #expect([first.loss, first.dWeight, first.dBias] == [0.5, 2, 1])
  }

  @Test func `a large rate silences the unit for ever`() throws {
    let steps = try trace(rate: 1).steps
    // By hand: w = 1 - 2, b = -1, z = -2 - 1.
    #expect(steps.map(\.sum) == [2, -3, -3, -3, -3])
    #expect(steps.dropFirst().allSatisfy { $0.output == 0 && $0.dWeight == 0 && $0.dBias == 0 })
  }

  @Test func `the cliff is where the next sum is zero`() throws {
    #expect(try trace(rate: 0.1).cliff == 0.4)
    #expect(try trace(rate: 0.1).nextSum(rate: 0.4) == 0)
    // Up to rounding z is 0 there, where the slope of a ReLU is 0 already.
    #expect(try trace(rate: 0.4).steps.dropFirst().allSatisfy { abs($0.sum) < 1e-12 })
    #expect(try trace(rate: 0.4).steps[2].dWeight == 0)
    // Below its target the unit is pushed up, whatever the rate.
    #expect(try trace(rate: 0.1, target: 3).cliff == nil)
  }

  @Test func `a silent unit comes back when its input changes`() throws {
    let sums = try trace(rate: 1, inputs: [2, 2, -2]).steps.map(\.sum)
    // By hand: w = -1, b = -1, so x = -2 gives 2 - 1; then z = y = target, and nothing moves.
    #expect(sums == [2, -3, 1, 1, 1])
  }
}
