import Foundation
import Testing

@testable import Verification

struct VerifierTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  private static let names = [
    "architectures", "blocks", "conv1d", "conv2d", "conv_transpose", "initialization", "layers",
    "losses", "normalization", "pooling", "training",
  ]

  @Test(arguments: names)
  func `every reference case is met`(name: String) throws {
    let verifier = try Verifier(folder: Self.fixtures)
    let file = try #require(verifier.files.first { $0.hasSuffix("/\(name).jsonl") })
    let report = try verifier.run(file)
    #expect(report.failures == [])
    #expect(report.tally.skipped == 0)
    #expect(report.tally.verified > 0)
  }

  @Test(arguments: [
    "conv1d", "conv2d", "layers", "losses", "normalization", "pooling", "training",
  ])
  func `the fast executor runs what it has loops for`(name: String) throws {
    let verifier = try Verifier(folder: Self.fixtures)
    let file = try #require(verifier.files.first { $0.hasSuffix("/\(name).jsonl") })
    #expect(try verifier.run(file).fastCount > 0)
  }

  @Test func `numbers that are not exact may differ in the fast executor as Float does`() throws {
    // Farther from the right value, 17, than Double may be, nearer than Float may be.
    let near = linearCase(y: "[17.00001]").replacing("\"exact\":true", with: "\"exact\":false")
    let report = try run(near)
    #expect(report.failures.count == 1)
    #expect(
      report.failures[0].hasSuffix(
        "case.jsonl:1: linear/1: readable executor: y[0] is 17.0, expected 17.00001"))
  }

  /// Runs one text as the only file of a new folder.
  private func run(_ text: String) throws -> Verifier.FileReport {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("verification-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appendingPathComponent("case.jsonl"))
    let verifier = try Verifier(folder: folder.path)
    return try verifier.run(verifier.files[0])
  }

  /// What is said of a text that is not a case, without the folder.
  private func problem(_ text: String) -> String {
    do {
      return "\(try run(text).tally)"
    } catch {
      let words = "\(error)"
      return words.range(of: "case.jsonl").map { String(words[$0.lowerBound...]) } ?? words
    }
  }

  private func linearCase(
    y: String = "[17]", gradX: String = "[1,3]", weight: String = "\"shape\":[1,2]",
    upstream: String = "\"shape\":[1,1]"
  ) -> String {
    """
    {"id":"linear/1","op":"linear","params":{"bias":true},"inputs":{"x":{"shape":[1,2],\
    "data":[1,2]},"weight":{\(weight),"data":[1,3]},"bias":{"shape":[1],"data":[10]}},\
    "outputs":{"y":{"shape":[1,1],"data":\(y)}},"upstream":{\(upstream),"data":[1]},\
    "grads":{"x":{"shape":[1,2],"data":\(gradX)},"weight":{"shape":[1,2],"data":[1,2]},\
    "bias":{"shape":[1],"data":[1]}},"exact":true}
    """
  }

  @Test func `a right case is verified`() throws {
    #expect(try run(linearCase()).tally.verified == 1)
  }

  @Test(arguments: [("y", 0), ("grads.x", 1)])
  func `a wrong number makes the case fail and is named`(name: String, index: Int) throws {
    let text = index == 0 ? linearCase(y: "[17.000000001]") : linearCase(gradX: "[1,4]")
    let report = try run(text)
    #expect(report.tally.failed == 1)
    let difference =
      index == 0 ? "y[0] is 17.0, expected 17.000000001" : "grads.x[1] is 3.0, expected 4.0"
    let want = "readable executor: \(difference); fast executor: \(difference)"
    #expect(report.failures.count == 1)
    #expect(report.failures[0].hasSuffix("case.jsonl:1: linear/1: \(want)"))
  }

  @Test func `a weight that does not fit makes the case fail`() throws {
    let report = try run(linearCase(weight: "\"shape\":[2,1]"))
    #expect(
      report.failures[0].hasSuffix(
        "bias is [1], expected [2]. Give bias in the shape that the "
          + "settings need.") || report.failures[0].contains("weight is [2, 1], expected [2, 2]"))
  }

  @Test func `an unknown operation is skipped`() throws {
    #expect(try run("{\"id\":\"warp/1\",\"op\":\"warp\"}").tally.skipped == 1)
  }

  @Test func `what is no case gets a sentence with file and line`() {
    let end = ". Make the reference file again."
    #expect(problem(linearCase() + "\n{oops") == "case.jsonl:2: it is not JSON" + end)
    #expect(problem("{\"op\":\"relu\"}") == "case.jsonl:1: id is missing" + end)
    #expect(
      problem("{\"id\":\"a\",\"op\":\"relu\"}") == "case.jsonl:1: a: inputs.x is missing" + end)
    #expect(
      problem(linearCase(weight: "\"shape\":[1,3]"))
        == "case.jsonl:1: linear/1: inputs.weight has shape [1, 3] and 2 numbers, which do not agree"
        + end)
    #expect(
      problem(linearCase(upstream: "\"shape\":[1]"))
        == "case.jsonl:1: linear/1: upstream and outputs.y have different shapes" + end)
    #expect(
      problem("") == "case.jsonl: the file holds no case. Make it again, or take it away.")
  }

  @Test(arguments: [
    "{\"id\":\"c\",\"op\":\"conv1d\",\"params\":{\"stride\":1e300}}",
    "{\"id\":\"c\",\"op\":\"max_pool2d\",\"params\":{\"kernel\":[1]},\"inputs\":{\"x\":{\"shape\":[1],\"data\":[1]}}}",
    "{\"id\":\"c\",\"op\":\"architecture\",\"input_shape\":[-1],\"layers\":[],\"parameters\":0}",
    "{\"id\":\"c\",\"op\":\"relu\",\"inputs\":{\"x\":{\"shape\":[4000000000,4000000000],\"data\":[1]}}}",
    "{\"id\":\"c\",\"op\":\"init_scale\"}", "{\"id\":\"c\",\"op\":\"train_lenet_small\"}",
    "[]", "3", "null",
  ])
  func `a malformed case is refused, never a trap`(text: String) {
    #expect(problem(text).hasPrefix("case.jsonl:1: "))
  }

  @Test func `a folder without reference files gets a sentence`() throws {
    let missing = Self.fixtures + "/nothing"
    let error = #expect(throws: VerificationError.self) { try Verifier(folder: missing) }
    #expect(
      error?.description
        == "\(missing): the folder cannot be read. Give a folder with reference files (*.jsonl).")
  }
}
