import Foundation
import Testing

/// The student's record under programs that share it, and where nothing can be kept.
struct RecordCommandTests {
  private func process(_ home: ProgramHome, input: String, name: String) throws -> Process {
    try home.write(name, input.utf8)
    let process = home.process([
      "quiz", "10.1.a", "--plain", "--content", ProgramHome.repository.path,
    ])
    process.standardInput = FileHandle(forReadingAtPath: home.path(name))
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  /// 24 wrong numbers each, all different, so that every one counts: 48 in all.
  @Test func `two programs that write at once lose nothing`() throws {
    let home = try ProgramHome()
    let programs = try (0..<2).map { copy in
      let answers = (0..<24).map { "\(1000 + copy * 100 + $0)\n" }.joined()
      return try process(home, input: answers, name: "answers-\(copy)")
    }
    for program in programs { try program.run() }
    for program in programs {
      program.waitUntilExit()
      #expect(program.code == 0)
    }
    let progress = try home.run("progress", "--json")
    #expect(progress.complaints.isEmpty)
    #expect(progress.output.contains("{\"attempts\":48,\"id\":\"10.1.a\",\"state\":\"wrong\"}"))
  }

  /// A file where the folder should be stops even the superuser, whom no mode stops.
  @Test(arguments: [["--plain"], ["--script", "keys", "--size", "80x24"]])
  func `a record that cannot be kept is told, and the tutor runs on`(options: [String]) throws {
    let home = try ProgramHome()
    try home.write("state", [])
    try home.write("keys", Array("frame\n".utf8))
    let run = try home.runPlainly(
      ["quiz", "10.1.a", "--content", ProgramHome.repository.path] + options, input: "48\n")
    #expect(run.code == 0)
    #expect((run.output + run.complaints).contains("Progress is not saved"))
  }

  @Test func `a damaged record is put aside, and the answer goes into a new one`() throws {
    let home = try ProgramHome()
    _ = try home.run("quiz", "10.1.a", "--plain", input: "16\n")
    let record = home.path("state/cnn-tutor/progress.sqlite")
    let damaged = Data("no database at all, as a disk may leave it".utf8)
    try damaged.write(to: URL(fileURLWithPath: record))
    let run = try home.run("quiz", "10.1.a", "--plain", input: "48\n")
    #expect(run.code == 0)
    #expect(run.complaints.contains("was damaged. It is kept as"))
    #expect(
      try Data(
        contentsOf: home.url.appendingPathComponent("state/cnn-tutor/progress-damaged-1.sqlite"))
        == damaged)
    #expect(try home.run("progress", "--json").output.contains("\"state\":\"right\""))
  }
}
