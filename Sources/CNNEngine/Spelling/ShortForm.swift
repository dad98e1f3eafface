extension Architecture {
  /// Reads the short form of the command line.
  ///
  ///     try Architecture(input: "1x13x13", shortForm: "conv 3@4x4 nobias | relu | maxpool 2 | fc 4 nobias")
  ///
  /// Layers stand between bars, each `[name:] kind`, then its numbers and words: `conv 16@3`, `maxpool 2`,
  /// `fc 10`, `dropout 0.5`, `groupnorm 2`; `stride 2` or `s2`, `padding 1` or `p1`, `dilation 2` or `d2`,
  /// `groups 2` or `g2`, each also `s2x1` for rows and columns; `same`, `nobias`, `ceil`, `replicate`. A flatten layer is put before the
  /// first `fc` where it is missing.
  ///
  /// - Throws: `ShortFormError` with the position of what cannot be read.
  public init(input: String, shortForm: String) throws(ShortFormError) {
    let shape = try Self.readInput(input)
    var reader = ShortFormReader(axisCount: shape.rank - 1)
    for segment in ShortFormWord.segments(of: shortForm) { try reader.read(segment) }
    self.init(input: shape, layers: NamedLayer.named(reader.layers))
  }

  /// Reads `1x13x13`: one to three sizes.
  static func readInput(_ text: String) throws(ShortFormError) -> Shape {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let sizes = parts.compactMap { Int(trimmed($0)) }
    guard sizes.count == parts.count, sizes.count <= 3, let shape = Shape(validating: sizes) else {
      throw ShortFormError(
        part: .input, position: 1, found: text,
        expected: "sizes such as 1x13x13 (channels, height, width), each at least 1 "
          + "and at most \(Shape.elementLimit) elements in all")
    }
    return shape
  }
}

private func trimmed(_ text: Substring) -> Substring {
  let head = text.drop { $0 == " " }
  return head.last == " " ? head.dropLast() : head
}

/// A word of a short form and where it stands.
struct ShortFormWord {
  /// Without blanks.
  var text: String
  /// Character in the whole text, from 1.
  var position: Int

  /// The words between bars; an empty segment has one empty word.
  static func segments(of text: String) -> [[ShortFormWord]] {
    var segments: [[ShortFormWord]] = [[]]
    var word = ShortFormWord(text: "", position: 1)
    for (index, character) in text.enumerated() {
      if character == "|" || character.isWhitespace {
        if !word.text.isEmpty { segments[segments.count - 1].append(word) }
        word = ShortFormWord(text: "", position: index + 2)
        if character == "|" {
          if segments[segments.count - 1].isEmpty {
            segments[segments.count - 1] = [ShortFormWord(text: "", position: index + 1)]
          }
          segments.append([])
        }
      } else {
        word.text.append(character)
      }
    }
    if !word.text.isEmpty || segments[segments.count - 1].isEmpty {
      segments[segments.count - 1].append(word)
    }
    return segments
  }
}
