/// How much the hand that writes the generated digits varies from one digit to the next.
///
/// Deviations are standard deviations; lengths are shares of the digit's box unless a unit is said.
/// The values were chosen by training LeNet-5 on generated digits and testing it on MNIST.
package struct Handwriting: Hashable, Sendable {
  /// How far each point of the pen's way strays by itself.
  package var wobble: Float = 0.045
  /// Height of the two waves that bend the whole digit.
  package var elasticity: Float = 0.07
  /// Radians.
  package var rotation: Float = 0.16
  /// Rightward lean of a unit of height: mean and deviation.
  package var slantMean: Float = 0.12
  package var slant: Float = 0.28
  /// Deviation of the logarithm of width over height.
  package var proportion: Float = 0.25
  /// Radius of the pen in pixels: mean, deviation, and the thinnest.
  package var penRadiusMean: Float = 1.4
  package var penRadius: Float = 0.5
  package var penRadiusLeast: Float = 0.55
  /// How much the pen presses more at one end of a stroke than at the other.
  package var pressure: Float = 0.15
  /// Width in pixels over which ink fades at the edge: least and most.
  package var blurLeast: Float = 0.7
  package var blurMost: Float = 1.5
  /// Ink at its darkest: least; the most is 1.
  package var contrastLeast: Float = 0.95
  /// Most that is taken off an inked pixel by grain.
  package var grain: Float = 0.06
  /// How far the centre of mass lies off the middle, in pixels.
  package var offset: Float = 0.8

  package init() {}

  /// No variation: each style as its description has it.
  package static var plain: Handwriting {
    var hand = Handwriting()
    hand.wobble = 0
    hand.elasticity = 0
    hand.rotation = 0
    hand.slantMean = 0
    hand.slant = 0
    hand.proportion = 0
    hand.penRadius = 0
    hand.pressure = 0
    hand.blurLeast = 1
    hand.blurMost = 1
    hand.contrastLeast = 1
    hand.grain = 0
    hand.offset = 0
    return hand
  }
}
