import CNNEngine
import DataSets
import Foundation
import Testing

/// Experiments at a reduced size, seeded, on a few hundred drawn digits.
@Suite struct ReducedExperimentTests {
  /// 1,500 training and 200 test digits, drawn once for all tests, in MNIST's form.
  private static let files = Result { try drawnFiles(trainingCount: 1_500, testCount: 200) }

  private func home() throws -> ProgramHome {
    let home = try ProgramHome()
    for (name, bytes) in try Self.files.get() { try home.write("drawn/\(name)", bytes) }
    return home
  }

  /// The events of an experiment with one seed.
  private func events(_ id: String, _ options: [String]) throws -> [[String: JSONValue]] {
    let run = try home().runPlainly(
      [
        "train-live", id, "--json", "--seed", "1", "--data", "drawn", "--content",
        ProgramHome.repository.path,
      ] + options)
    #expect(run.code == 0, "\(run.complaints)")
    return try run.objects()
  }

  /// The sizes were found by runs: small, and large enough for what the experiment claims.
  @Test(arguments: [
    ("plateau", []), ("early-stopping", ["--images", "200", "--epochs", "10"]),
  ])
  func `what an experiment claims holds at a reduced size`(id: String, options: [String]) throws {
    let last = try #require(try events(id, options).last)
    #expect(last["event"] == "result")
    guard case .array(let claims)? = last["claims"] else {
      Issue.record("no claims")
      return
    }
    #expect(!claims.isEmpty)
    for case .object(let claim) in claims { #expect(claim["holds"] == .bool(true), "\(claim)") }
  }

  /// Large networks and long runs: they end, with a number for each variant.
  @Test(arguments: [
    ("lenet5", 1), ("lr-sweep", 3),
  ])
  func `a quick look at an experiment ends with a number for each variant`(
    id: String, variantCount: Int
  ) throws {
    let events = try events(id, ["--images", "64", "--epochs", "1"])
    let ends = events.filter { $0["event"] == "finished" }
    #expect(ends.count == variantCount)
    #expect(ends.allSatisfy { (0...1).contains($0["testError"]?.number ?? -1) })
    #expect(Set(ends.map { $0["variant"] }).count == variantCount)
  }

  @Test func `a quick look needs an image`() throws {
    let run = try home().runPlainly([
      "train-live", "--no-ui", "--images", "0", "--data", "drawn", "--content",
      ProgramHome.repository.path,
    ])
    #expect(run.code == 2)
    #expect(run.complaints.contains("--images is 0, and a run learns from one image at least."))
  }
}

/// Four files in MNIST's form of digits that the program draws, by their names.
private func drawnFiles(trainingCount: Int, testCount: Int) throws -> [String: [UInt8]] {
  let strokes = ProgramHome.repository.appendingPathComponent("Assets/digits/strokes.txt").path
  let styles = try DigitStyles(
    text: String(contentsOfFile: strokes, encoding: .utf8), file: strokes)
  var files: [String: [UInt8]] = [:]
  for (seed, name, count) in [(UInt64(1), "train", trainingCount), (2, "t10k", testCount)] {
    let digits = GeneratedDigits(styles: styles, seed: seed, count: count)
    let images = (0..<count).flatMap { index in
      let padded = digits.image(at: index)
      // Two rows and columns of zeros stand around 28x28.
      return (2..<30).flatMap { y in
        (2..<30).map { x in UInt8((padded[y * 32 + x] * 255).rounded()) }
      }
    }
    let size = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    let side: [UInt8] = [0, 0, 0, 28]
    files["\(name)-images-idx3-ubyte"] = [0, 0, 8, 3] + size + side + side + images
    files["\(name)-labels-idx1-ubyte"] =
      [0, 0, 8, 1] + size + (0..<count).map { UInt8(digits.label(at: $0)) }
  }
  return files
}
