package import Canvas

extension Picture {
  /// Pixels in a row of a digit's thumbnail: half of MNIST's.
  package static let thumbnailSide = 14

  /// The inner 28x28 pixels of a square image, four to one: five fit beside each other in 80 columns.
  package init(thumbnailOf pixels: [Float], side: Int) {
    let border = max(0, (side - 2 * Self.thumbnailSide) / 2)
    var values: [Double] = []
    for y in 0..<Self.thumbnailSide {
      for x in 0..<Self.thumbnailSide {
        let corner = (border + 2 * y) * side + border + 2 * x
        let sum =
          pixels[corner] + pixels[corner + 1] + pixels[corner + side] + pixels[corner + side + 1]
        values.append(Double(sum) / 4)
      }
    }
    self.init(width: Self.thumbnailSide, height: Self.thumbnailSide, values: values)
  }
}
