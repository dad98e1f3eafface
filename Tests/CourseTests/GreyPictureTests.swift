import Course
import Testing

struct GreyPictureTests {
  @Test func `plain PGM with comments is read`() throws {
    let picture = try GreyPicture(pgm: "P2\n# a comment\n3 4 9\n1 2 3\n4 5 6 7 8 9 # end\n0 1 2\n")
    #expect(picture.rows == [[1, 2, 3], [4, 5, 6], [7, 8, 9], [0, 1, 2]])
    #expect(picture.white == 9)
  }

  @Test(arguments: [
    ("P5\n3 3 9\n", "it does not begin with P2"),
    ("P2\n3 x 9\n1 2 3", "it does not begin with P2"),
    ("P2\n41 3 9\n1", "it is 41 x 3"),
    ("P2\n2 3 9\n1", "it is 2 x 3"),
    ("P2\n3 3 9\n1 2 3", "need 9 levels, not 3"),
    ("P2\n3 3 9\n1 2 3 4 5 6 7 8 10", "between 0 and 9"),
    ("", "it does not begin with P2"),
  ])
  func `what is no picture gets a sentence`(text: String, words: String) {
    #expect {
      _ = try GreyPicture(pgm: text)
    } throws: { "\($0)".contains(words) && "\($0)".contains("Write plain PGM") }
  }

  @Test func `filters are those of the bank`() throws {
    let picture = try GreyPicture(pgm: "P2 3 3 9 1 2 3 4 5 6 7 8 9")
    #expect(try FeaturesSpec(picture).filters.count == 5)
    #expect(try FeaturesSpec(picture, filters: ["dot"]).filters.map(\.name) == ["dot"])
    #expect(throws: FigureFault.self) { try FeaturesSpec(picture, filters: ["edge"]) }
  }
}
