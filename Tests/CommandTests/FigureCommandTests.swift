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
    (["--kernel", "9"], 2, "A window of 9 covers 9 cells, but the input has only 4."),
  ])
  func `what cannot be read is named`(options: [String], code: Int32, words: String) throws {
    let home = try ProgramHome()
    try home.write("keys", "frame\npress\n".utf8)
    let run = try home.runPlainly(Self.conv1d + options + ["--plain"])
    #expect(run.code == code)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }

  /// The help and the parser name the same figures, and each opens without options.
  @Test func `every figure that the help names opens alone`() throws {
    let home = try ProgramHome()
    let help = try home.runPlainly(["animate", "--help"]).output
    let listed = try #require(help.split(separator: "Which figure: ").last)
      .prefix { $0 != "." }
      .split { ", \n".contains($0) }.map(String.init)
    let refused = try home.runPlainly(["animate", "nothing-like-it", "--plain"])
    #expect(refused.code == 2)
    let known = try #require(refused.complaints.split(separator: "Choose one of ").last)
      .prefix { $0 != "." }
      .split { ", \n".contains($0) }.map(String.init)
    #expect(Set(listed) == Set(known))
    #expect(listed.count == known.count)
    for name in listed {
      #expect(help.contains("\n\(name) "), "the help says nothing of \(name)")
      let isOfLesson = ["bars", "curves", "points", "pictures"].contains(name)
      let run = try home.runPlainly(
        ["animate", name, "--plain", "--content", ProgramHome.repository.path]
          + (isOfLesson ? ["--lesson", "figures"] : []))
      #expect(run.code == 0, "\(name): \(run.complaints)")
      #expect(run.output.split(separator: "\n").count > 2, "\(name)")
    }
  }

  @Test(arguments: [
    (["pool1d", "--kernel", "0"], 2, "The window cannot be 0. Choose 1 to 9."),
    (["backprop", "--slopes", "1"], 2, "but 1 slope is given"),
    (["descent", "--kernel", "3"], 64, "--kernel belongs to conv1d, "),
    (
      ["matrix", "relu"], 64, "layers belongs to receptive-field, network and wires, not to matrix."
    ),
    (["receptive-field", "--input", "1x7x7"], 2, "The input 1x7x7 has no layers behind it."),
    (["receptive-field", "--unit", "1;2"], 2, "The unit \"1;2\" cannot be read."),
    (["receptive-field", "--layer", "S3"], 2, "did you mean \"S2\"?"),
    (["functions", "--range", "4,-4"], 2, "The range \"4,-4\" cannot be used."),
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
