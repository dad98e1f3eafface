import Foundation
import TestSupport
import Testing

/// Results reach their place or their lack is told, and nothing that is said steers a terminal.
@Suite struct OutputCommandTests {
  /// Runs the program by a shell, which redirects as a student would.
  private func run(_ home: ProgramHome, _ arguments: [String], _ redirection: String) throws
    -> ProgramRun
  {
    let process = home.process(arguments)
    let program = try #require(process.executableURL).path
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" \"$@\" \(redirection)", program] + arguments
    let words = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = words
    try process.run()
    let said = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return ProgramRun(output: "", complaints: said, code: process.code)
  }

  private static let content = ["--content", ProgramHome.repository.path]

  @Test(arguments: [
    ["progress", "--json"] + content, ["progress"] + content, ["sheet", "--plain"] + content,
    ["summary", "lenet5"], ["summary"], ["summary", "lenet5", "--json"],
    ["quiz", "10.1", "--plain"] + content, ["quiz"] + content, ["lesson"] + content,
    ["answer", "10.1.a", "48", "--json"] + content, ["glossary"] + content,
    ["find", "stride"] + content, ["data", "list"], ["runs"], ["--help"], ["--version"],
    ["lesson", "conv1d", "--script", "keys"] + content,
  ])
  func `a result that cannot be written is told and is no success`(arguments: [String]) throws {
    let home = try ProgramHome()
    try home.write("keys", Array("frame\n".utf8))
    for (redirection, reason) in [
      (">/dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
    ] {
      let run = try run(home, arguments, redirection)
      #expect(run.code == 1)
      #expect(
        run.complaints.hasSuffix(
          "cnn-tutor: standard output cannot be written (\(reason)), so results are missing. "
            + "Free some room, or write them elsewhere.\n"), "\(run.complaints)")
    }
  }

  @Test func `a pipe that is closed ends the program as it ends any`() throws {
    let home = try ProgramHome()
    let run = try run(home, ["summary", "lenet5"], "| true")
    #expect(run.complaints.isEmpty)
  }

  @Test func `a missing standard output becomes no other file`() throws {
    let home = try ProgramHome.withTinyDigits()
    let run = try run(
      home,
      [
        "train-live", "--data", "tiny", "--batch", "8", "--epochs", "1", "--content", "nowhere",
        "--no-ui", "--csv", "run.csv",
      ], ">&-")
    #expect(run.code == 1)
    let csv = try? String(contentsOfFile: home.path("run.csv"), encoding: .utf8)
    #expect(csv?.split(separator: "\n").allSatisfy { $0.contains(",") } ?? true)
  }

  /// OSC 52, a title, the C1 form of CSI, a bell, and a letter that turns the rest of the line.
  private static let hostile = "\u{1B}]52;c;AAAA\u{7}\u{9B}31m\u{202E}x\u{1B}]0;t\u{1B}\\"

  @Test(arguments: [
    ["find", hostile], ["glossary", hostile], ["lesson", hostile], ["quiz", hostile],
    ["summary", hostile], ["answer", "10.1.a", hostile], ["answer", hostile, "1"],
    ["animate", hostile], ["check", hostile], ["data", "fetch", hostile], [hostile],
    ["train-live", hostile], ["train-live", "--data", hostile], ["bench", "--network", hostile],
    ["classify", hostile], ["verify", hostile], ["lesson", "--" + hostile],
    ["lesson", "conv1d", "--script", hostile], ["lesson", "--size", hostile],
    ["explain", hostile], ["runs", "show", hostile], ["data", "fetch", "mnist", "--from", hostile],
  ])
  func `what is typed comes back without what steers a terminal`(arguments: [String]) throws {
    let home = try ProgramHome()
    let run = try home.runPlainly(
      arguments, environment: ["CNN_TUTOR_HOME": ProgramHome.repository.path])
    #expect(run.code != 0)
    #expect(!(run.output + run.complaints).isEmpty)
    for sign in (run.output + run.complaints).unicodeScalars where sign != "\n" {
      #expect(sign.value >= 0x20 && !(0x7F..<0xA0).contains(sign.value) && sign != "\u{202E}")
    }
  }

  @Test func `names in files come back without what steers a terminal, and as escapes in JSON`()
    throws
  {
    let home = try ProgramHome()
    let text = "input: 1x8x8\nlayers:\n- {conv2d: {filters: 2, kernel: 3, name: \"a\\e]0;t\\a\"}}\n"
    try home.write("net.yaml", text.utf8)
    for options in [["net.yaml"], ["net.yaml", "--json"]] {
      let run = try home.runPlainly(["summary"] + options)
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"))
      #expect(!run.complaints.contains("\u{1B}"))
    }
  }

  @Test func `the words of two scripts leave as they stand in the file`() throws {
    let home = try ProgramHome()
    let run = try home.runPlainly(["glossary", "--content", fixtureCourse.path])
    expectGolden(run.output, named: "glossary")
  }
}
