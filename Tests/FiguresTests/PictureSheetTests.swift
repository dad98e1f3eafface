import ContentFormat
import Figures
import Testing

struct PictureSheetTests {
  private let sheet = PictureSheet(
    origin: "cnn-tutor train-live --record FILE",
    groups: [
      PictureSheet.Group(
        "digits",
        [
          PictureSheet.Item(
            caption: "4, read as 9", isWrong: true, width: 3, height: 1, values: [0, 0.5, 1])
        ]
      ),
      PictureSheet.Group(
        "kernels",
        [
          PictureSheet.Item(
            caption: "kernel: 1", isSigned: true, width: 1, height: 2, values: [-1, 1])
        ]
      ),
    ])

  /// By hand: sixteen levels, so that 0.5 becomes 8 of 15, and -1 and 1 the ends.
  @Test func `what is written is read again, to the nearest of sixteen levels`() throws {
    #expect(
      sheet.text == """
        made by: cnn-tutor train-live --record FILE

        group: digits
        picture 3x1 wrong: 4, read as 9
        08f

        group: kernels
        picture 1x2 signed: kernel: 1
        0
        f

        """)
    let read = try PictureSheet(text: sheet.text)
    #expect(read.groups.map(\.name) == ["digits", "kernels"])
    #expect(read.groups[0].items[0].isWrong)
    #expect(read.groups[0].items[0].values == [0, 8.0 / 15, 1])
    #expect(read.groups[1].items[0].caption == "kernel: 1")
    #expect(read.groups[1].items[0].values == [-1, 1])
    #expect(try PictureSheet(text: read.text) == read)
  }

  @Test(arguments: [
    ("", "line 1: the file does not begin"),
    ("made by: x\n", "there is no group"),
    ("made by: x\npicture 1x1: a\n0\n", "line 2: a line \"group: ...\" is missing"),
    ("made by: x\ngroup: a\n", "the group \"a\" has no picture"),
    ("made by: x\ngroup: a\npicture 2x1: b\n0\n", "line 4: no row of 2 digits"),
    ("made by: x\ngroup: a\npicture 2x1: b\n0g\n", "line 4: no row of 2 digits"),
    ("made by: x\ngroup: a\npicture 2x2: b\n00", "line 5: no row of 2 digits"),
    ("made by: x\ngroup: a\npicture 0x2: b\n", "line 3: no \"picture 28x28: caption\""),
    ("made by: x\ngroup: a\npicture 99x2: b\n", "sides go up to 64"),
    ("made by: x\ngroup: a\npicture 1x1 blue: b\n0\n", "line 3: no \"picture 28x28: caption\""),
  ])
  func `a damaged file is named with its line`(text: String, words: String) {
    let fault = #expect(throws: FigureFault.self) { try PictureSheet(text: text) }
    #expect(fault?.description.contains(words) == true, "\(String(describing: fault))")
  }

  @Test func `a fence may take some of the groups`() throws {
    let text = sheet.text
    func figure(_ group: String) throws -> PicturesFigure {
      try PicturesFigure(
        FigureRequest(
          "pictures", of: "one.pictures",
          ContentDocument("groups: [\(group)]", file: "page"), line: 1,
          files: NamedFiles(folder: "lesson") { _, _ in text }))
    }
    #expect(try figure("kernels").sheet.groups.map(\.name) == ["kernels"])
    let fault = #expect(throws: FigureFault.self) { try figure("kernel") }
    #expect(fault?.description.contains("Choose of digits, kernels") == true)
  }
}
