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
