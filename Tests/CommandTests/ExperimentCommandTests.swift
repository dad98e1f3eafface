import Foundation
import Testing

/// `train-live` as a laboratory: several runs, a table, a question first.
@Suite struct ExperimentCommandTests {
  private static let isSoak = ProcessInfo.processInfo.environment["SOAK"] == "1"

  /// A home with a set of 24 training and 12 test images of invented pixels, in MNIST's form.
  private func home() throws -> ProgramHome {
    let home = try ProgramHome()
    for (name, count) in [("train", 24), ("t10k", 12)] {
      let images = (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 784 * 91) }
      let labels = (0..<count).map { UInt8($0 * 7 % 10) }
      let size: [UInt8] = [0, 0, 0, UInt8(count)]
      let side: [UInt8] = [0, 0, 0, 28]
      try home.write("tiny/\(name)-images-idx3-ubyte", [0, 0, 8, 3] + size + side + side + images)
      try home.write("tiny/\(name)-labels-idx1-ubyte", [0, 0, 8, 1] + size + labels)
    }
    return home
  }

  private func train(
    _ options: String..., in home: ProgramHome, input: String = ""
  ) throws -> ProgramRun {
    try home.runPlainly(
      ["train-live", "--data", "tiny", "--content", ProgramHome.repository.path] + options,
      input: input)
  }

  @Test func `the list names every experiment with title and runs`() throws {
    let run = try ProgramHome().run("train-live", "--list")
    #expect(run.code == 0)
    let names = run.lines.dropFirst().dropLast().map { $0.split(separator: " ")[0] }
    #expect(
      names == [
        "lenet5", "lr-sweep", "init", "cliff", "plateau", "early-stopping",
      ])
  }

  @Test func `each run of a sweep has its events, and the table comes last`() throws {
    let run = try train(
      "lr-sweep", "--json", "--epochs", "1", "--batch", "8", "--seeds", "4,5", in: home())
    #expect(run.code == 0)
    let events = try run.objects()
    let finished = events.filter { $0["event"] == "finished" }
    #expect(finished.map { $0["variant"] } == ["1", "0.1", "0.01", "1", "0.1", "0.01"])
    #expect(finished.map { $0["seed"] } == [4, 4, 4, 5, 5, 5])
    #expect(finished.map { $0["run"] } == [1, 2, 3, 4, 5, 6])
    #expect(finished.allSatisfy { $0["testError"]?.number != nil && $0["data"] == "tiny" })
    // 20 of the 24 images train: two batches of 8 and one of 4.
    #expect(events.count { $0["event"] == "step" } == 18)
    #expect(events.last?["event"] == "result")
    #expect(events.last?["experiment"] == "lr-sweep")
    guard case .array(let rows)? = events.last?["rows"] else {
      Issue.record("no rows")
      return
    }
    #expect(rows.count == 3)
  }

  @Test func `without a screen a table with the source and the claims ends the run`() throws {
    let run = try train(
      "plateau", "--no-ui", "--epochs", "1", "--batch", "8", "--seed", "1", in: home())
    #expect(run.code == 0)
    #expect(
      run.lines.first == "plateau: A small rate, and two ways to start. 2 runs on tiny, seed 1.")
    #expect(run.lines.contains("run 2 of 2: he, seed 1"))
    #expect(run.lines.contains { $0.hasPrefix("run") && $0.contains("validation loss") })
    #expect(run.lines.last?.hasSuffix("validationLoss[he] < validationLoss[pytorch]") == true)
    #expect(!run.output.contains("guess"))
  }

  @Test func `in plain form the question comes first and the run marks it`() throws {
    let home = try home()
    let options = ["plateau", "--plain", "--epochs", "1", "--batch", "8", "--seed", "1"]
    let run = try home.runPlainly(
      ["train-live", "--data", "tiny", "--content", ProgramHome.repository.path] + options,
      input: "perhaps\n2\n")
    #expect(run.code == 0)
    #expect(run.lines.count { $0.hasPrefix("Type the number of your guess") } == 2)
    #expect(run.output.contains("not so You expected: he. It is: pytorch."))
    let progress = try home.run("progress", "--json")
    #expect(progress.output.contains("experiment.plateau"))
    // Without a line to read there is no guess, and the run goes on.
    let silent = try home.runPlainly(
      ["train-live", "--data", "tiny", "--content", ProgramHome.repository.path] + options)
    #expect(silent.code == 0)
    #expect(!silent.output.contains("You expected"))
  }

  @Test(arguments: [
    (["lr-sweep", "--learning-rate", "1"], "compares several values of --learning-rate"),
    (["init", "--initialiser", "he"], "compares several values of --initialiser"),
    (["lr-sweep", "--save", "x.safetensors"], "makes 9 runs, and --save and --load are for one"),
    (["lr-swep"], "there is no experiment \"lr-swep\"; did you mean \"lr-sweep\"?"),
  ])
  func `what an experiment cannot take is told`(options: [String], words: String) throws {
    let home = try home()
    let run = try home.runPlainly(
      ["train-live", "--no-ui", "--data", "tiny", "--content", ProgramHome.repository.path]
        + options)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }

  @Test func `a list of seeds that is none is told`() throws {
    let run = try train("lr-sweep", "--seeds", "1,x", in: home())
    #expect(run.code == 64)
    #expect(run.complaints.contains("\"1,x\" is no list of seeds"))
  }

  @Test func `kill -9 in a run leaves the record sound`() throws {
    let home = try home()
    let before = try train("lenet5", "--no-ui", "--epochs", "1", "--batch", "8", in: home)
    #expect(before.code == 0)
    let process = home.process([
      "train-live", "lr-sweep", "--json", "--data", "tiny", "--batch", "8", "--epochs", "1000",
      "--content", ProgramHome.repository.path,
    ])
    let events = Pipe()
    process.standardOutput = events
    process.standardError = FileHandle.nullDevice
    try process.run()
    var lineCount = 0
    while lineCount < 20 {
      let more = events.fileHandleForReading.availableData
      if more.isEmpty { break }
      lineCount += more.count { $0 == UInt8(ascii: "\n") }
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.code == 128 + SIGKILL)
    let after = try home.run("progress", "--json")
    #expect(after.code == 0)
    #expect(after.complaints.isEmpty)
  }

  /// Bands and orders on generated digits, in a release build.
  @Test(
    .enabled(if: isSoak),
    arguments: ["lr-sweep", "plateau", "batch-norm", "shuffle", "early-stopping", "init"])
  func `the claims of an experiment hold on generated digits`(id: String) throws {
    let run = try ProgramHome().run(
      "train-live", id, "--json", "--data", "generated", "--seed", "1")
    #expect(run.code == 0)
    guard case .array(let claims)? = try run.objects().last?["claims"] else {
      Issue.record("no claims")
      return
    }
    for case .object(let claim) in claims { #expect(claim["holds"] == .bool(true), "\(claim)") }
  }

  /// A hundred thousand steps more take no memory more.
  @Test(.enabled(if: isSoak)) func `memory does not grow in 200,000 steps`() throws {
    let home = try home()
    // Three steps an epoch.
    let process = home.process([
      "train-live", "--no-ui", "--data", "tiny", "--batch", "8", "--epochs", "66667", "--content",
      ProgramHome.repository.path,
    ])
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var (lineCount, early, late) = (0, 0, 0)
    while true {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      lineCount += more.count { $0 == UInt8(ascii: "\n") }
      let kilobytes = residentKilobytes(of: process.processIdentifier)
      if lineCount > 6_000, early == 0 { early = kilobytes }
      if lineCount > 6_000, lineCount < 66_000 { late = max(late, kilobytes) }
    }
    process.waitUntilExit()
    #expect(process.code == 0 && lineCount > 66_000)
    // A page or two of a curve that is thinned out, but nothing that grows with the steps.
    #expect(early > 0 && late < early + 4_096, "\(early) to \(late) KB")
  }

  private func residentKilobytes(of process: Int32) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.split(whereSeparator: \.isWhitespace)[1]) } ?? 0
  }
}
