import CNNEngine
import Foundation

/// Where the pen goes: straight pieces in a row, with the places at which it is lifted.
struct PenPath {
  /// A place of the pen and the stroke it belongs to.
  struct Place {
    var x: Float
    var y: Float
    var stroke: Int
    /// From 0 at the stroke's beginning to 1 at its end.
    var progress: Float
  }

  private(set) var places: [Place] = []

  /// Pieces that replace the curve between two points: enough that corners do not show at 20 pixels.
  private static let piecesPerSpan = 4

  /// Bends, shifts and flattens the strokes of a style as a hand would.
  init(_ style: DigitStyle, _ hand: Handwriting, _ random: inout RandomSource) {
    let field = ElasticField(height: hand.elasticity, &random)
    places.reserveCapacity(style.strokes.reduce(1) { $0 + $1.count * Self.piecesPerSpan })
    for (index, stroke) in style.strokes.enumerated() {
      let bent = stroke.map { point in
        let shift = field.displacement(x: point.x, y: point.y)
        return DigitStyle.Point(
          x: point.x + shift.x + hand.wobble * random.bell(),
          y: point.y + shift.y + hand.wobble * random.bell(), isCorner: point.isCorner)
      }
      append(curveThrough: bent, stroke: index)
    }
    lean(hand, &random)
  }

  /// Catmull-Rom: each span's tangents are half the chord between the neighbours, none across a corner.
  private mutating func append(curveThrough points: [DigitStyle.Point], stroke: Int) {
    let last = points.count - 1
    places.append(Place(x: points[0].x, y: points[0].y, stroke: stroke, progress: 0))
    for span in 0..<last {
      let (from, to) = (points[span], points[span + 1])
      let before = span > 0 && !from.isCorner ? points[span - 1] : from
      let after = span + 1 < last && !to.isCorner ? points[span + 2] : to
      for piece in 1...Self.piecesPerSpan {
        let t = Float(piece) / Float(Self.piecesPerSpan)
        places.append(
          Place(
            x: hermite(t, from.x, to.x, (to.x - before.x) / 2, (after.x - from.x) / 2),
            y: hermite(t, from.y, to.y, (to.y - before.y) / 2, (after.y - from.y) / 2),
            stroke: stroke, progress: (Float(span) + t) / Float(last)))
      }
    }
  }

  private func hermite(
    _ t: Float, _ from: Float, _ to: Float, _ leaving: Float, _ arriving: Float
  ) -> Float {
    let (t2, t3) = (t * t, t * t * t)
    return (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * leaving
      + (3 * t2 - 2 * t3) * to + (t3 - t2) * arriving
  }

  /// Stretches, slants and turns the whole digit.
  private mutating func lean(_ hand: Handwriting, _ random: inout RandomSource) {
    let stretch = exp(hand.proportion * random.bell())
    let slant = hand.slantMean + hand.slant * random.bell()
    let angle = hand.rotation * random.bell()
    let (sine, cosine) = (sin(angle), cos(angle))
    for index in places.indices {
      let y = places[index].y
      let x = places[index].x * stretch - slant * y
      places[index].x = cosine * x - sine * y
      places[index].y = sine * x + cosine * y
    }
  }

  /// Scales to a box of `side` pixels, as MNIST does, and puts the ink's centre of mass at `center`.
  mutating func fit(side: Float, center: (x: Float, y: Float)) {
    let (xs, ys) = (places.lazy.map(\.x), places.lazy.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return }
    let scale = side / max(right - left, bottom - top, 1e-3)
    let mass = centerOfMass()
    for index in places.indices {
      places[index].x = (places[index].x - mass.x) * scale + center.x
      places[index].y = (places[index].y - mass.y) * scale + center.y
    }
  }

  /// Each piece weighs as much as it is long.
  private func centerOfMass() -> (x: Float, y: Float) {
    var (sumX, sumY, total): (Float, Float, Float) = (0, 0, 1e-6)
    for (from, to) in zip(places, places.dropFirst()) where from.stroke == to.stroke {
      let length = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y))
        .squareRoot()
      sumX += (from.x + to.x) / 2 * length
      sumY += (from.y + to.y) / 2 * length
      total += length
    }
    return (sumX / total, sumY / total)
  }
}

/// Two smooth waves that carry every point of the box along: the elastic distortion.
private struct ElasticField {
  private var waves: [(x: Float, y: Float, phase: Float)] = []
  private let height: Float

  init(height: Float, _ random: inout RandomSource) {
    self.height = height
    for _ in 0..<4 {
      // Up to one and a half periods across the box: a hand bends a digit, it does not crumple it.
      waves.append((4 * random.bell(), 4 * random.bell(), 2 * .pi * Float(random.uniform())))
    }
  }

  func displacement(x: Float, y: Float) -> (x: Float, y: Float) {
    func wave(_ index: Int) -> Float {
      let wave = waves[index]
      return height * sin(wave.x * x + wave.y * y + wave.phase)
    }
    return (wave(0) + wave(1), wave(2) + wave(3))
  }
}

extension RandomSource {
  /// About normal with deviation 1, never beyond 3.5: the sum of four 16-bit uniform numbers.
  ///
  /// One draw and no logarithm, which is what a generator of thousands of images a second wants.
  mutating func bell() -> Float {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Float(sum) / 65_536 - 2) * 1.732_050_8
  }
}
