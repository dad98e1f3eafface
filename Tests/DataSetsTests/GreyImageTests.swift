import Testing

@testable import DataSets

struct GreyImageTests {
  private func image(_ text: String) throws(PictureFileError.Problem) -> GreyImage {
    try GreyImage(pgmBytes: Array(text.utf8))
  }

  @Test func `text with comments is read`() throws {
    let image = try image("P2\n# made by hand\n3 2 # three columns\n255\n0 51 102\n153 204 255\n")
    #expect(image.width == 3 && image.height == 2)
    #expect(image.pixels == [0, 0.2, 0.4, 0.6, 0.8, 1])
  }

  @Test func `bytes of one and of two are read`() throws {
    let one = try GreyImage(pgmBytes: Array("P5 2 1 255\n".utf8) + [0, 255])
    #expect(one.pixels == [0, 1])
    let two = try GreyImage(pgmBytes: Array("P5 2 1 1000\n".utf8) + [1, 244, 3, 232])
    // 0x01F4 is 500, 0x03E8 is 1000.
    #expect(two.pixels == [0.5, 1])
  }

  @Test(arguments: [
    ("", PictureFileError.Problem.notPGM), ("P6 1 1 255\n0", .notPGM), ("P2 3", .header),
    ("P2 0 2 255", .size(width: 0, height: 2)), ("P2 99999 2 255", .size(width: 99_999, height: 2)),
    ("P2 1 1 0 0", .maximum(0)), ("P2 1 1 70000 0", .maximum(70_000)),
    ("P2 2 2 9 1 2 3", .truncated(found: 3, expected: 4)),
    ("P5 2 2 255\nab", .truncated(found: 2, expected: 4)),
    ("P2 1 1 9 12", .aboveMaximum(12, maximum: 9)),
    ("P5 2 2 255", .truncated(found: 0, expected: 4)),
    ("P5 2 2 65535\nabcde", .truncated(found: 2, expected: 4)),
    ("P5 0 0 255", .size(width: 0, height: 0)),
    ("P5 -2 2 255\nabcd", .header), ("P5 two 2 255\nabcd", .header), ("P5 # 2 2 255", .header),
    ("P2 99999999999999999999 1 1", .size(width: 1_000_000_000, height: 1)),
    ("P5 1 1 99999999999999999999 1", .maximum(1_000_000_000)),
    ("P5 16384 16384 255", .tooManyPixels(width: 16_384, height: 16_384)),
    ("P2 4096 4097 1", .tooManyPixels(width: 4_096, height: 4_097)),
  ])
  func `what is no grey map is told`(text: String, problem: PictureFileError.Problem) {
    #expect(throws: problem) { try image(text) }
  }

  @Test(arguments: [
    (
      "P5 99999999 99999999 255",
      "the header says 99999999 x 99999999 pixels, which is too large. "
        + "Give a picture of 1 to 16384 pixels a side."
    ),
    (
      "P5 9999999999 1 255",
      "the header says 1000000000 or more x 1 pixels, which is too large. "
        + "Give a picture of 1 to 16384 pixels a side."
    ),
    (
      "P5 16384 2048 255",
      "the header says 16384 x 2048 pixels, and at most 16777216 are read. "
        + "Scale the picture down, for example with: convert big.pgm -resize 1000x1000 small.pgm"
    ),
    (
      "P2 0 0 255",
      "the header says 0 x 0 pixels, which is no picture. "
        + "Give a picture of 1 to 16384 pixels a side."
    ),
    (
      "P2 1 1 0 0",
      "the header gives 0 as the largest value, expected 1 to 65535. Save the picture anew."
    ),
    (
      "P2 3 three",
      "the header is incomplete, or holds what is no number. A grey map begins with P2 or P5, "
        + "then width, height and the largest value in digits."
    ),
    (
      "P5 2 2 255\nab",
      "there are 2 pixels, and the header announces 4. Save the picture anew."
    ),
  ])
  func `each fault is a sentence with a way out`(text: String, words: String) {
    let problem = #expect(throws: PictureFileError.Problem.self) { try image(text) }
    #expect(problem.map { PictureFileError(path: "f", problem: $0).description } == "f: " + words)
  }

  @Test func `a device that never ends is no picture`() {
    let error = #expect(throws: PictureFileError.self) { try GreyImage(pgm: "/dev/zero") }
    #expect(
      error?.description
        == "/dev/zero: the picture cannot be read: it is not a file. Check the path and its permissions."
    )
  }

  @Test func `comments may stand between all numbers, and 65535 is a largest value`() throws {
    let image = try GreyImage(
      pgmBytes: Array("P5#a\n#b 7 7\n2# c\n1 # d\n#\n65535\n".utf8) + [255, 255, 0, 0])
    #expect(image == GreyImage(width: 2, height: 1, pixels: [1, 0]))
  }

  @Test func `a file that is not there is told with its path`() {
    #expect {
      try GreyImage(pgm: "/nowhere/digit.pgm")
    } throws: {
      "\($0)".hasPrefix("/nowhere/digit.pgm: the picture cannot be read: ")
    }
  }

  @Test func `dark ink on light paper is seen by the edge`() throws {
    #expect(try image("P2 3 3 9  9 9 9  9 0 9  9 9 9").isDarkOnLight)
    #expect(try !image("P2 3 3 9  0 0 0  0 9 0  0 0 0").isDarkOnLight)
  }
}

struct CentredDigitTests {
  /// A bright rectangle in a dark picture.
  private func rectangle(x: Int, y: Int, width: Int, height: Int, in side: Int) -> GreyImage {
    GreyImage(
      width: side, height: side,
      pixels: (0..<side * side).map { index in
        (x..<x + width).contains(index % side) && (y..<y + height).contains(index / side) ? 1 : 0
      })
  }

  private func ink(_ digit: CentredDigit) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    let places = digit.pixels.indices.filter { digit.pixels[$0] > 0.5 }
    let (xs, ys) = (places.map { $0 % 28 }, places.map { $0 / 28 })
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return nil }
    return (left...right, top...bottom)
  }

  @Test(arguments: [28, 60, 200, 500])
  func `the ink fills a box of 20 and stands in the middle`(side: Int) throws {
    let digit = try #require(
      CentredDigit(
        rectangle(x: 1, y: 2, width: side / 10, height: side / 5, in: side)))
    let box = try #require(self.ink(digit))
    // Twice as high as wide: 20 high, 10 wide, four rows of paper above and below.
    #expect(box.rows == 4...23)
    #expect(abs(box.columns.count - 10) <= 2)
    #expect(abs(box.columns.lowerBound + box.columns.upperBound - 27) <= 1)
  }

  @Test func `a picture of the right form stays as it is`() throws {
    let image = rectangle(x: 10, y: 4, width: 8, height: 20, in: 28)
    #expect(CentredDigit(image)?.pixels == image.pixels)
  }

  @Test func `paper alone is no digit`() {
    #expect(
      CentredDigit(GreyImage(width: 3, height: 3, pixels: Array(repeating: 0.4, count: 9))) == nil)
  }

  @Test func `a border of zeros makes it larger`() throws {
    let digit = try #require(CentredDigit(rectangle(x: 10, y: 4, width: 8, height: 20, in: 28)))
    let padded = digit.padded(to: 32)
    #expect(padded.count == 1_024)
    #expect(padded[6 * 32 + 12] == 1 && padded[5 * 32 + 12] == 0)
  }
}
