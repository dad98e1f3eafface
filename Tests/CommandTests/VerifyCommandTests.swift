import Foundation
import Testing

struct VerifyCommandTests {
  /// Runs `verify` on a folder with one file of these lines.
  private func verify(_ lines: String, _ options: String...) throws -> ProgramRun {
    let folder = try ProgramHome()
    try Data(lines.utf8).write(to: folder.url.appendingPathComponent("relu.jsonl"))
    return options.isEmpty
      ? try ProgramRun("verify", folder.url.path)
      : try ProgramRun("verify", folder.url.path, options[0])
  }

  /// ReLU of -1 and 2; `y` is what the file claims of the second.
  private func relu(_ y: Int) -> String {
    """
    {"id":"relu/1","op":"relu","inputs":{"x":{"shape":[1,2],"data":[-1,2]}},\
    "outputs":{"y":{"shape":[1,2],"data":[0,\(y)]}},"upstream":{"shape":[1,2],"data":[3,5]},\
    "grads":{"x":{"shape":[1,2],"data":[0,5]}},"exact":true}
    """
  }

  @Test func `a line a file, the total last, and 0 when all is well`() throws {
    let run = try verify(relu(2))
    #expect(run.code == 0)
    #expect(
      run.output == """
        relu.jsonl: verified 1 of 1, failed 0, skipped 0
        verified 1 of 1, failed 0, skipped 0

        """)
  }

  @Test func `a wrong number ends with 1 and names executor, element and both values`() throws {
    let run = try verify(relu(3))
    #expect(run.code == 1)
    #expect(run.output.hasSuffix("\nverified 0 of 1, failed 1, skipped 0\n"))
    #expect(
      run.complaints.hasSuffix(
        "relu.jsonl:1: relu/1: readable executor: y[1] is 2.0, expected 3.0; "
          + "fast executor: y[1] is 2.0, expected 3.0\n"))
  }

  @Test func `a skipped case ends with 1 unless it is allowed`() throws {
    let unknown = "{\"id\":\"warp/1\",\"op\":\"warp\"}"
    #expect(try verify(unknown).code == 1)
    let allowed = try verify(unknown, "--allow-skips")
    #expect(allowed.code == 0)
    #expect(allowed.output.hasSuffix("\nverified 0 of 1, failed 0, skipped 1\n"))
  }

  @Test func `what is no case ends with 2`() throws {
    let run = try verify("{oops")
    #expect(run.code == 2)
    #expect(run.output == "")
    #expect(run.complaints.contains("relu.jsonl:1: it is not JSON."))
  }
}
