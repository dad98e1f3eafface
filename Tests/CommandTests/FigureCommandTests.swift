import Figures
import Foundation
import Testing

/// `animate`, and scripts that type keys; neither needs a course.
@Suite struct FigureCommandTests {
  private static let conv1d = [
    "animate", "conv1d", "--input", "2,0,-1,3", "--kernel", "1,0,2", "--content", "nowhere",
  ]

  @Test func `a plain figure is a table`() throws {
    let run = try ProgramHome().runPlainly(Self.conv1d + ["--plain"])
    #expect(run.code == 0)
    #expect(run.complaints.isEmpty)
    // By hand: 2 - 2 = 0 and 0 + 6 = 6.
    #expect(
      run.output == """
        conv1d: x = (2, 0, -1, 3), w = (1, 0, 2)
        kernel 3  padding 0  stride 1  dilation 1  bias 0  cross-correlation
          output   reads     products             value
          y[0]     x[0..2]   2·1 + 0·0 + (-1)·2       0
          y[1]     x[1..3]   0·1 + (-1)·0 + 3·2       6

        """)
  }

  @Test func `a script prints its frames with number and size`() throws {
    let home = try ProgramHome()
    try home.write("keys", "frame\nright\nsize 40x12\nframe\n".utf8)
    let run = try home.runPlainly(Self.conv1d + ["--script", "keys", "--size", "60x20"])
    #expect(run.code == 0)
    let heads = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().filter { $0.element.hasPrefix("--- ") }
    #expect(heads.map(\.element) == ["--- frame 1 60x20 ---", "--- frame 2 40x12 ---"])
    // A frame has as many lines as the screen has rows.
    #expect(heads.map(\.offset) == [0, 21])
  }

  @Test func `a script may come through a pipe`() throws {
    let home = try ProgramHome()
    let arguments = Self.conv1d + ["--script", "/dev/stdin", "--size", "60x20"]
    let process = home.process(arguments)
    let (keys, frames) = (Pipe(), Pipe())
    process.standardInput = keys
    process.standardOutput = frames
    try process.run()
    try keys.fileHandleForWriting.write(contentsOf: Data("frame\n".utf8))
    try keys.fileHandleForWriting.close()
    let output = try frames.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.code == 0)
    #expect(String(decoding: output, as: UTF8.self).hasPrefix("--- frame 1 60x20 ---\n"))
  }

  @Test(arguments: [
    (["--script", "nowhere"], 2, "cannot read the script \"nowhere\""),
    (["--script", "keys"], 2, "keys:2: cannot read \"press\""),
    (["--size", "60"], 64, "\"60\" is not a size"),
    (["--kernel", "9"], 2, "a window of 9 covers 9 cells, but the input has only 4."),
  ])
  func `what cannot be read is named`(options: [String], code: Int32, words: String) throws {
    let home = try ProgramHome()
    try home.write("keys", "frame\npress\n".utf8)
    let run = try home.runPlainly(Self.conv1d + options + ["--plain"])
    #expect(run.code == code)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }

  @Test func `without a name the figures are listed, and each opens alone`() throws {
    let home = try ProgramHome()
    let list = try home.runPlainly(["animate"])
    #expect(list.code == 0)
    #expect(list.complaints.isEmpty)
    let names = list.lines.map { String($0.prefix { $0 != " " }) }
    #expect(names == FigureCatalogue.course.guides.map(\.kind.name) + ["derive"])
    for name in names {
      let help = try home.runPlainly(["animate", name, "--help"])
      #expect(help.code == 0)
      #expect(help.output.hasPrefix("\(name): "))
      let isOfLesson = ["bars", "curves", "points", "pictures"].contains(name)
      let run = try home.runPlainly(
        ["animate", name, "--plain", "--content", ProgramHome.repository.path]
          + (isOfLesson ? ["--lesson", "figures"] : []))
      #expect(run.code == 0, "\(name): \(run.complaints)")
      #expect(run.lines.count > 2, "\(name)")
    }
    let refused = try home.runPlainly(["animate", "nothing-like-it"])
    #expect(refused.code == 2)
    #expect(refused.complaints.contains("there is no figure \"nothing-like-it\"."))
  }

  @Test(arguments: [
    (["pool1d", "--kernel", "0"], 2, "the window cannot be 0. Choose 1 to 9."),
    (["backprop", "--slopes", "1"], 2, "but 1 slope is given"),
    (["descent", "--kernel", "3"], 64, "--kernel belongs to conv1d, "),
    (["conv1", "--plain"], 2, "there is no figure \"conv1\"; did you mean \"conv1d\"?"),
    (["conv1d", "--kernle", "3"], 64, "conv1d has no option --kernle; did you mean --kernel?"),
    (["matrix", "relu"], 64, "matrix takes nothing without an option, as \"relu\" is."),
    (["receptive-field", "--input", "1x7x7"], 2, "the input 1x7x7 has no layers behind it."),
    (["receptive-field", "--unit", "1;2"], 2, "the unit \"1;2\" cannot be read."),
    (["receptive-field", "--layer", "S3"], 2, "did you mean \"S2\"?"),
    (["functions", "--range", "4,-4"], 2, "the range \"4,-4\" cannot be used."),
    (["functions", "--functions", "ln(x)"], 2, "\"ln(x)\" is not defined"),
    (["signal", "--lesson", "conv1d"], 2, "the lesson \"conv1d\" has no figure \"signal\""),
    (["derive", "--question", "init.liner"], 2, "did you mean \"init.linear\"?"),
  ])
  func `an option that does not fit gets a sentence`(
    options: [String], code: Int32, words: String
  ) throws {
    let run = try ProgramHome().runPlainly(
      ["animate"] + options + ["--plain", "--content", ProgramHome.repository.path])
    #expect(run.code == code)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }
}
