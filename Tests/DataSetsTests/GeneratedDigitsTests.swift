import CNNEngine
import Testing

@testable import DataSets

struct GeneratedDigitsTests {
  @Test func `an image depends on seed and index alone`() throws {
    let styles = try courseStyles()
    let digits = GeneratedDigits(styles: styles, seed: 5, count: 100)
    let again = GeneratedDigits(styles: styles, seed: 5, count: 60_000)
    #expect(pixels(digits, 17) == pixels(again, 17))
    #expect(digits.label(at: 17) == again.label(at: 17))
    #expect(pixels(digits, 17) != pixels(digits, 18))
    let other = GeneratedDigits(styles: styles, seed: 6, count: 100)
    #expect(pixels(digits, 17) != pixels(other, 17))
  }

  @Test func `several threads draw the same images`() async throws {
    let digits = GeneratedDigits(styles: try courseStyles(), count: 64)
    let alone = (0..<64).map { pixels(digits, $0) }
    let together = await withTaskGroup(of: (Int, [Float]).self) { group in
      for index in 0..<64 { group.addTask { (index, pixels(digits, index)) } }
      return await group.reduce(into: Array(repeating: [Float](), count: 64)) { $0[$1.0] = $1.1 }
    }
    #expect(alone == together)
  }

  @Test func `each digit is a tenth of the labels`() throws {
    let digits = GeneratedDigits(styles: try courseStyles(), count: 10_000)
    var counts = Array(repeating: 0, count: 10)
    for index in 0..<digits.count { counts[digits.label(at: index)] += 1 }
    // 1000 ± 30 is one standard deviation of 10,000 draws; four of them are allowed.
    #expect(counts.allSatisfy { (880...1_120).contains($0) })
  }

  @Test func `pixels lie between 0 and 1 inside a border of two`() throws {
    let digits = GeneratedDigits(styles: try courseStyles(), count: 200)
    for index in 0..<digits.count {
      let image = pixels(digits, index)
      #expect(image.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(image.contains { $0 > 0.5 })
      var border: [Float] = []
      for place in 0..<32 { border += [image[place], image[31 * 32 + place], image[32 * place]] }
      #expect(border.allSatisfy { $0 == 0 })
    }
  }

  @Test func `the ink's centre of mass lies near the middle as in MNIST`() throws {
    var hand = Handwriting()
    hand.offset = 0
    let digits = GeneratedDigits(styles: try courseStyles(), count: 100, hand: hand)
    let distances = (0..<digits.count).map { index in
      let (x, y) = centerOfMass(pixels(digits, index))
      return max(abs(x - 16), abs(y - 16))
    }
    // Strokes that cross are inked once but weigh twice, hence more than rounding.
    #expect(distances.count { $0 < 1 } >= 80)
    #expect(distances.allSatisfy { $0 < 2.5 })
  }

  @Test func `the generated set is split as MNIST is`() throws {
    let data = TrainingData.generated(try courseStyles())
    #expect(data.training.name == "generated")
    #expect(data.training.count == 58_976)
    #expect(data.validation.count == 1_024)
    #expect(data.test.count == 10_000)
    #expect(pixels(data.training, 0) != pixels(data.test, 0))
  }

  private func centerOfMass(_ image: [Float]) -> (x: Float, y: Float) {
    var (x, y, total): (Float, Float, Float) = (0, 0, 0)
    for (index, ink) in image.enumerated() {
      x += ink * (Float(index % 32) + 0.5)
      y += ink * (Float(index / 32) + 0.5)
      total += ink
    }
    return (x / total, y / total)
  }
}
