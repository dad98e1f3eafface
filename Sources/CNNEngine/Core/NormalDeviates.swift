import RealModule

extension RandomSource {
  /// A normal deviate with mean 0 and standard deviation 1.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
  public mutating func normal() -> Double {
    let radius = Double.sqrt(-2 * Double.log(1 - uniform()))
    return radius * Double.cos(2 * Double.pi * uniform())
  }

  /// Uniform in [-limit, limit).
  public mutating func uniform(limit: Double) -> Double {
    (2 * uniform() - 1) * limit
  }
}
