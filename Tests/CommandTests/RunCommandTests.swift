import Foundation
import Testing

/// What a run leaves behind: `--csv`, `--svg`, kept runs; and `classify` with its weights.
@Suite struct RunCommandTests {
  private func train(_ options: String..., in home: ProgramHome) throws -> ProgramRun {
    try home.runPlainly(
      [
        "train-live", "--data", "tiny", "--batch", "8", "--epochs", "1", "--content", "nowhere",
        "--no-ui",
      ] + options)
  }

  private func text(_ name: String, in home: ProgramHome) throws -> String {
    try String(contentsOfFile: home.path(name), encoding: .utf8)
  }

  @Test func `a run leaves a table and a drawing`() throws {
    let home = try ProgramHome.withTinyDigits()
    let run = try train("--csv", "run.csv", "--svg", "run.svg", in: home)
    #expect(run.code == 0, "\(run.complaints)")
    let rows = try text("run.csv", in: home).split(separator: "\n")
    // A heading, three steps, one epoch, the end.
    #expect(rows.count == 6)
    #expect(rows[0].hasPrefix("run,experiment,variant,seed,event,epoch,step,"))
    #expect(rows[1].hasPrefix("1,lenet5,,1,step,1,1,0.1,"))
    let drawing = try text("run.svg", in: home)
    #expect(drawing.hasPrefix("<svg ") && drawing.hasSuffix("</svg>\n"))
    #expect(drawing.components(separatedBy: "<polyline").count == 3)
  }

  @Test(arguments: ["--csv", "--svg", "--save"])
  func `a file that cannot be written stops everything before any work`(option: String) throws {
    let home = try ProgramHome.withTinyDigits()
    for path in ["nowhere/file", "."] {
      let run = try train(option, path, in: home)
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      #expect(run.complaints.contains("cannot be written"), "\(run.complaints)")
    }
  }

  @Test func `finished runs are listed, named, compared and deleted`() throws {
    let home = try ProgramHome.withTinyDigits()
    #expect(try home.runPlainly(["runs"]).output.hasPrefix("No run is kept yet."))
    _ = try train(in: home)
    _ = try train("--seed", "2", in: home)
    #expect(try home.runPlainly(["runs", "name", "2", "the other"]).code == 0)
    let list = try home.runPlainly(["runs", "list"])
    #expect(list.lines.count == 3)
    #expect(list.lines.last?.contains("the other") == true)
    let objects = try home.runPlainly(["runs", "list", "--json"]).objects()
    #expect(objects.map { $0["number"] } == [1, 2])
    #expect(objects.map { $0["seed"] } == [1, 2])
    let both = try home.runPlainly(["runs", "show", "1", "2"])
    #expect(both.code == 0)
    #expect(both.output.contains("the other"))
    #expect(try home.runPlainly(["runs", "show", "1", "2", "--svg", "both.svg"]).code == 0)
    #expect(try text("both.svg", in: home).contains("2 runs compared"))
    #expect(try home.runPlainly(["runs", "delete", "1"]).code == 0)
    let gone = try home.runPlainly(["runs", "show", "1"])
    #expect(gone.code == 2)
    #expect(gone.complaints.contains("there is no run 1."))
  }

  @Test func `a damaged run hides no other`() throws {
    let home = try ProgramHome.withTinyDigits()
    _ = try train(in: home)
    try home.write("data/cnn-tutor/runs/7.json", "{".utf8)
    #expect(try home.runPlainly(["runs"]).lines.count == 2)
    let run = try home.runPlainly(["runs", "show", "7"])
    #expect(run.code == 2)
    #expect(run.complaints.contains("cannot be read as a run"))
  }

  @Test func `a picture is read with weights of a file`() throws {
    let home = try ProgramHome.withTinyDigits()
    #expect(try train("--save", "w.safetensors", in: home).code == 0)
    let pixels = (0..<30 * 20).map { (8..<12).contains($0 % 20) ? "0" : "255" }
    try home.write("one.pgm", ("P2 20 30 255\n" + pixels.joined(separator: " ")).utf8)
    let run = try home.runPlainly(["classify", "one.pgm", "--load", "w.safetensors", "--json"])
    #expect(run.code == 0, "\(run.complaints)")
    let objects = try run.objects()
    let answer = try #require(objects.first)
    #expect(answer["ink"] == "dark")
    #expect(answer["weights"] == "w.safetensors")
    let probabilities = try #require(answer["probabilities"]?.array).compactMap(\.number)
    #expect(probabilities.count == 10)
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-9)
    #expect(
      answer["digit"]?.number
        == probabilities.indices.max { probabilities[$0] < probabilities[$1] }.map(Double.init))
    let words = try home.runPlainly(["classify", "one.pgm", "--load", "w.safetensors", "--ascii"])
    #expect(words.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(words.lines.last?.contains("dark ink; weights: w.safetensors") == true)
  }

  @Test func `weights of another network are refused with both sizes and a way out`() throws {
    let home = try ProgramHome.withTinyDigits()
    // One weight and one bias of a layer F: eight bytes of numbers behind the header.
    let header =
      #"{"F.bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
      + #""F.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}"#
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
    try home.write("w.safetensors", length + Array(header.utf8) + Array(repeating: 0, count: 8))
    try home.write("one.pgm", "P2 3 3 9 9 9 9 9 0 9 9 9 9".utf8)
    let runs = [
      try train("--load", "w.safetensors", in: home),
      try home.runPlainly(["classify", "one.pgm", "--load", "w.safetensors"]),
    ]
    for run in runs {
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      #expect(
        run.complaints.hasSuffix(
          "cnn-tutor: w.safetensors: these are weights of another network: the file holds 2 "
            + "parameters in 2 tensors, lenet5 has 61706 parameters in 10 tensors. The first "
            + "difference: the file has no \"C1.weight\". "
            + "Load what train-live --save has kept of the same network.\n"), "\(run.complaints)")
    }
  }

  @Test(arguments: [
    ("huge.pgm", "P5 99999999 99999999 255\n", "too large"),
    ("blank.pgm", "P2 2 2 9 5 5 5 5", "holds no ink"), ("cut.pgm", "P5 9 9 255\nabc", "3 pixels"),
    ("other.pgm", "GIF89a", "no portable grey map"),
  ])
  func `a picture that cannot be read is told`(name: String, text: String, words: String) throws {
    let home = try ProgramHome.withTinyDigits()
    try home.write(name, text.utf8)
    let run = try home.runPlainly(["classify", name, "--content", "nowhere"])
    #expect(run.code == 2)
    #expect(run.complaints.contains("\(name): ") && run.complaints.contains(words))
  }
}

/// The folder of kept runs, whatever a killed program or another one left in it.
@Suite struct RunFolderCommandTests {
  private static let sound = """
    {"batchSize":8,"data":"tiny","epochCount":1,"epochs":[{"step":3,"validationError":0.5}],\
    "experiment":"lenet5","hasDiverged":false,"learningRate":0.1,"name":"","parameterCount":10,\
    "seed":1,"stepCount":3,"stepsPerEpoch":3,"testCount":4,"testError":0.25,"testLoss":1,\
    "training":[{"loss":1,"step":1}],"variant":""}
    """

  private func home(with files: [String: String]) throws -> ProgramHome {
    let home = try ProgramHome()
    for (name, text) in files { try home.write("data/cnn-tutor/runs/\(name)", text.utf8) }
    return home
  }

  @Test(arguments: [
    (#""testError":0.25"#, #""testError":1e300"#, "\"testError\" is out of range"),
    (#""testCount":4"#, #""testCount":9223372036854775807"#, "\"testCount\" is out of range"),
    (#""testCount":4"#, #""testCount":1e300"#, "it is not JSON"),
    (#""step":3"#, #""step":-3"#, "\"epochs\" is out of range"),
    (#""validationError":0.5"#, #""validationError":-1"#, "\"epochs\" is out of range"),
    (#""seed":1"#, #""seed":"one""#, "\"seed\" has a wrong value"),
    (#""seed":1,"#, "", "it has no \"seed\""), ("{", "", "it is not JSON"),
  ])
  func `a run with a wrong value is named, and the others are listed`(
    old: String, new: String, reason: String
  ) throws {
    let home = try home(with: [
      "1.json": Self.sound, "2.json": Self.sound.replacing(old, with: new, maxReplacements: 1),
      "3.json": Self.sound,
    ])
    let list = try home.runPlainly(["runs"])
    #expect(list.code == 0)
    #expect(list.lines.count == 3)
    let sentence =
      "cnn-tutor: \(home.path("data/cnn-tutor/runs/2.json")): the file of run 2 cannot be read as a "
      + "run: \(reason). Delete it with cnn-tutor runs delete 2.\n"
    #expect(list.complaints == sentence, "\(list.complaints)")
    let show = try home.runPlainly(["runs", "show", "2"])
    #expect(show.code == 2)
    #expect(show.complaints == sentence)
    #expect(try home.runPlainly(["runs", "delete", "2"]).code == 0)
  }

  @Test func `what killed programs left is cleared away, and its number is free again`() throws {
    let home = try home(with: [
      "1.json": Self.sound, "2.json": "", ".dat.nosync1a2b": "half", ".1.json.new-99999999": "half",
      "9223372036854775807.json": Self.sound,
    ])
    // A pipe waits for ever when it is read.
    #expect(mkfifo(home.path("data/cnn-tutor/runs/3.json"), 0o600) == 0)
    let folder = home.path("data/cnn-tutor/runs")
    for name in ["2.json", ".dat.nosync1a2b"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: "\(folder)/\(name)")
    }
    let list = try home.runPlainly(["runs"])
    #expect(list.lines.count == 2)
    #expect(list.complaints.contains("3.json: the file of run 3 cannot be read as a run"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == ["1.json", "3.json", "9223372036854775807.json"])
  }

  @Test func `runs may be read by the student alone`() throws {
    let home = try ProgramHome.withTinyDigits()
    try home.write("data/cnn-tutor/runs/1.json", Self.sound.utf8)
    let folder = home.path("data/cnn-tutor/runs")
    chmod(folder, 0o777)
    let run = try home.runPlainly([
      "train-live", "--data", "tiny", "--batch", "8", "--epochs", "1", "--content", "nowhere",
      "--no-ui",
    ])
    #expect(run.code == 0, "\(run.complaints)")
    let mode = { try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int }
    #expect(try mode(folder) == 0o700)
    #expect(try mode(folder + "/2.json") == 0o600)
  }
}
