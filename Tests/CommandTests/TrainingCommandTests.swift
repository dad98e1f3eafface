import Course
import Figures
import Foundation
import Testing

/// `train-live` and `data`, on digits small enough for a debug build.
@Suite struct TrainingCommandTests {
  private func home() throws -> ProgramHome { try .withTinyDigits() }

  /// A run on the small set; no course is there.
  private func train(_ options: String..., in home: ProgramHome) throws -> ProgramRun {
    try home.runPlainly(
      ["train-live", "--data", "tiny", "--batch", "8", "--epochs", "1", "--content", "nowhere"]
        + options)
  }

  @Test func `JSON tells start, steps, epochs and the end`() throws {
    let run = try train("--json", in: home())
    #expect(run.code == 0)
    let events = try run.objects()
    // 17 of the 20 images train, 3 validate: two whole batches of 8 and a last one of 1.
    #expect(
      events.map { $0["event"] } == ["start", "step", "step", "step", "epoch", "finished"])
    for event in events {
      #expect(event["parameters"] == 61_706)
      #expect(event["seed"] == 1)
      #expect(event["data"] == "tiny")
    }
    #expect(events.map { $0["step"] } == [0, 1, 2, 3, 3, 3])
    #expect(events[0]["trainLoss"] == .null)
    #expect(events[1]["trainLoss"]?.number.map { $0 > 0 } == true)
    #expect(events[4]["validationLoss"]?.number.map { $0 > 0 } == true)
    let error = try #require(events[5]["testError"]?.number)
    // A fraction of the ten test images.
    #expect((0...1).contains(error))
    #expect(abs(error * 10 - (error * 10).rounded()) < 1e-9)
  }

  @Test func `pictures of a run can be recorded for a lesson`() throws {
    let home = try home()
    let run = try train("--json", "--record", "run.pictures", in: home)
    #expect(run.code == 0)
    let sheet = try PictureSheet(
      text: String(contentsOfFile: home.path("run.pictures"), encoding: .utf8))
    #expect(sheet.origin.hasPrefix("cnn-tutor train-live --data tiny "))
    let names = sheet.groups.map(\.name)
    #expect(names.starts(with: ["first test digits", "the digit", "C1", "S2", "C3", "S4"]))
    #expect(sheet.groups[0].items.count == 10)
    // Six maps of 28x28 of a padded digit.
    #expect(sheet.groups[2].items.map(\.width) == Array(repeating: 28, count: 6))
    let error = try #require(try run.objects().last?["testError"]?.number)
    #expect(sheet.groups[0].items.count(where: \.isWrong) == Int((error * 10).rounded()))
    let refused = try train("--json", "--record", "nowhere/run.pictures", in: home)
    #expect(refused.code == 2)
    #expect(refused.complaints.contains("there is no folder"))
  }

  @Test func `the same seed gives the same losses`() throws {
    let home = try home()
    let losses = try (1...2).map { threads in
      try train("--json", "--seed", "7", "--threads", "\(threads)", in: home).objects()
        .map { $0["trainLoss"] }
    }
    #expect(losses[0] == losses[1])
  }

  @Test func `a run that diverges says so in its last line and ends with 0`() throws {
    let home = try home()
    let run = try train(
      "--json", "--learning-rate", "1e6", "--save", "weights.safetensors", in: home)
    #expect(run.code == 0)
    let events = try run.objects()
    #expect(events.first?["event"] == "start")
    let last = try #require(events.last)
    #expect(last["event"] == "diverged")
    #expect(last["testError"] == .null)
    #expect(last["trainLoss"] == .null)
    #expect(last["parameters"] == 61_706 && last["seed"] == 1 && last["data"] == "tiny")
    #expect(!events.contains { $0["event"] == "finished" })
    #expect(!FileManager.default.fileExists(atPath: home.path("weights.safetensors")))
  }

  @Test func `without the screen every epoch is a line`() throws {
    let run = try train("--no-ui", in: home())
    #expect(run.code == 0)
    #expect(run.lines.count { $0.hasPrefix("epoch 1 of 1   training loss ") } == 1)
    #expect(run.lines.count { $0.hasPrefix("test error ") } == 1)
  }

  @Test func `generated digits start at once and a closed pipe ends the run`() throws {
    let home = try home()
    let process = home.process([
      "train-live", "--json", "--data", "generated", "--batch", "2", "--content",
      ProgramHome.repository.path,
    ])
    let events = Pipe()
    process.standardOutput = events
    process.standardError = FileHandle.nullDevice
    try process.run()
    var seen = Data()
    while seen.count(where: { $0 == UInt8(ascii: "\n") }) < 2 {
      let more = events.fileHandleForReading.availableData
      if more.isEmpty { break }
      seen += more
    }
    // Not SIGTERM: the tests' threads block it, and a program inherits that.
    try events.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.code == 128 + SIGPIPE)
    let lines = seen.split(separator: UInt8(ascii: "\n")).prefix(2)
    let objects = try lines.map { try JSONDecoder().decode([String: JSONValue].self, from: $0) }
    #expect(objects.map { $0["event"] } == ["start", "step"])
    #expect(objects.map { $0["data"] } == ["generated", "generated"])
  }

  @Test(arguments: [
    (["--epochs", "9223372036854775807"], 2, "Take 1 to 10000000."),
    (["--epochs", "0"], 2, "the number of epochs is 0. Take 1 to 10000000."),
    (["--epochs", "x"], 64, "The value 'x' is invalid"),
    (["--batch", "0"], 2, "0"),
    (["--learning-rate", "-1"], 2, "-1"),
    (["--epochs", "-1"], 2, "the number of epochs is -1. Take 1 to 10000000."),
    (["--batch", "-3"], 2, "the batch size is -3. Take at least 1."),
    (["--threads", "-2"], 2, "the number of threads is -2. Take 1 to 256;"),
    (
      ["--seed", "-1"], 64,
      "The value '-1' is invalid for '--seed <seed>': a seed is a whole number from 0 to "
    ),
    (
      ["--seeds", "-1,2"], 64,
      "\"-1,2\" is no list of seeds; write whole numbers from 0 with commas"
    ),
    (["--initialiser", "best"], 2, "there is no initialiser \"best\"."),
    (["nosuch"], 2, "--content needs a folder that holds Exercises."),
    (["--data", "nowhere"], 2, "there is no such folder."),
    (["--data", "generated"], 2, "--content needs a folder that holds Exercises."),
  ])
  func `what cannot be trained is told`(options: [String], code: Int32, words: String) throws {
    let run = try home().runPlainly(
      ["train-live", "--no-ui", "--data", "tiny", "--content", "nowhere"] + options)
    #expect(run.code == code)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }

  @Test func `a file that is cut off ends with 2`() throws {
    let home = try home()
    let name = "tiny/train-images-idx3-ubyte"
    let whole = try Data(contentsOf: home.url.appendingPathComponent(name))
    try home.write(name, whole.dropLast())
    let run = try train("--json", in: home)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains("train-images-idx3-ubyte: "))
  }

  @Test func `data list tells what is there and where it looked`() throws {
    let home = try home()
    let run = try home.runPlainly(["data", "list"])
    #expect(run.code == 0)
    #expect(
      run.output == """
        generated   drawn by the program from pen strokes, always there
        mnist       not installed; looked in \(home.path("data/cnn-tutor/mnist"))

        """)
  }

  @Test(arguments: [
    (["bench", "infer", "--batch", "-3"], 2, "the batch size is -3, and there are "),
    (["bench", "digits", "--batch", "-3"], 2, "the batch size is -3. Take at least 1."),
    (["bench", "train", "--threads", "-2"], 2, "the number of threads is -2. Take 1 to 256;"),
    (["data", "preview", "--data", "tiny", "--count", "-5"], 2, "Take --count of at least 1"),
    (["data", "preview", "--data", "tiny", "--from", "-5"], 2, "--from between 0 and 16."),
    (["exam", "--seed", "-1"], 64, "a seed is a whole number from 0 to 18446744073709551615."),
    (["exam", "--minutes", "-1"], 64, "--minutes -1: write a number from 5 to 600."),
  ])
  func `a number below the range is named with the range`(
    arguments: [String], code: Int32, words: String
  ) throws {
    let run = try home().runPlainly(arguments)
    #expect(run.code == code)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }

  @Test func `data preview draws digits of a folder without a course`() throws {
    let run = try home().runPlainly([
      "data", "preview", "--data", "tiny", "--count", "5", "--ascii", "--content", "nowhere",
    ])
    #expect(run.code == 0)
    #expect(run.lines.first == "tiny: 17 training images")
    #expect(run.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(run.lines.contains { $0.split(separator: " ") == ["0", "1", "2", "3", "4"] })
  }
}
