package import ContentFormat

/// A small picture in levels of grey, as plain PGM (`P2`) text holds it.
package struct GreyPicture: Hashable, Sendable {
  /// Levels from 0, black, row by row.
  package let rows: [[Double]]
  /// The level of white.
  package let white: Int

  /// What a figure can show of a picture, so that single pixels are still seen.
  package static let widthLimit = 40
  package static let heightLimit = 20

  package var width: Int { rows[0].count }
  package var height: Int { rows.count }

  /// Reads plain PGM: `P2`, width, height, the level of white, then the levels; `#` begins a comment.
  package init(pgm text: String) throws(FigureFault) {
    let words = text.split(separator: "\n").flatMap { line in
      line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    }
    let numbers = words.dropFirst().compactMap { Int($0) }
    guard words.first == "P2", numbers.count == words.count - 1, numbers.count > 3 else {
      throw .own(PictureFault(reason: "it does not begin with P2 and go on in whole numbers"))
    }
    let (width, height, white) = (numbers[0], numbers[1], numbers[2])
    guard (3...Self.widthLimit).contains(width), (3...Self.heightLimit).contains(height) else {
      throw .own(
        PictureFault(
          reason:
            "it is \(width) x \(height), and the figure shows 3x3 to \(Self.widthLimit)x\(Self.heightLimit)"
        ))
    }
    let levels = numbers.dropFirst(3)
    guard levels.count == width * height else {
      throw .own(
        PictureFault(
          reason:
            "\(width) x \(height) pixels need \(width * height) levels, not \(levels.count)"))
    }
    guard (1...255).contains(white), levels.allSatisfy({ (0...white).contains($0) }) else {
      throw .own(PictureFault(reason: "its levels do not lie between 0 and \(white)"))
    }
    self.white = white
    rows = (0..<height).map { y in
      levels.dropFirst(y * width).prefix(width).map(Double.init)
    }
  }
}

/// What keeps a picture from being read.
package struct PictureFault: FaultOfKind {
  let reason: String

  package var description: String {
    "the picture cannot be shown: \(reason). Write plain PGM, as Assets/scenes/yard.pgm is."
  }

  package var clues: [FenceClue] { ["picture"] }
}
