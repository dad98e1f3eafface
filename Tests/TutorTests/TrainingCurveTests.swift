import Testing

@testable import Tutor

struct TrainingCurveTests {
  private func curve(_ losses: some Sequence<Double>) -> TrainingCurve {
    var curve = TrainingCurve()
    for (index, loss) in losses.enumerated() { curve.append(step: index + 1, value: loss) }
    return curve
  }

  @Test func `a short run keeps every step`() {
    let points = curve([2.3, 1.1, 0.6]).points
    #expect(points.map(\.step) == [1, 2, 3])
    #expect(points.map(\.value) == [2.3, 1.1, 0.6])
  }

  @Test func `two hundred thousand steps take bounded memory and keep their mean`() {
    let points = curve((0..<200_000).map { Double($0 % 2) }).points
    #expect(points.count <= TrainingCurve.pointLimit)
    #expect(points.count > TrainingCurve.pointLimit / 2)
    #expect(points.map(\.count).reduce(0, +) == 200_000)
    #expect(points.dropLast().allSatisfy { $0.value == 0.5 })
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.step < $1.step })
  }

  @Test func `what is not finite is left out`() {
    #expect(curve([1, .nan, .infinity, 2]).points.map(\.value) == [1, 2])
  }

  @Test func `smoothing leaves a constant as it is`() {
    let smooth = curve(Array(repeating: 2.5, count: 100)).points.smoothed(span: 10)
    #expect(smooth.allSatisfy { abs($0.value - 2.5) < 1e-12 })
  }

  @Test func `smoothing takes noise away`() {
    let smooth = curve((0..<400).map { $0 % 2 == 0 ? 1.0 : 3 }).points.smoothed(span: 20)
    #expect(smooth.dropFirst(100).allSatisfy { abs($0.value - 2) < 0.06 })
  }

  @Test func `a span of one smooths nothing`() {
    #expect(curve([1, 3, 2]).points.smoothed(span: 1).map(\.value) == [1, 3, 2])
  }
}
