package import Testing
internal import Foundation

/// Compares a text with the file `Golden/NAME.txt` beside the test, and shows the first line that differs.
///
/// `RECORD_GOLDEN=1` writes the file anew and fails the test, so that no run records and passes at once.
package func expectGolden(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    record(text, in: file, sourceLocation)
    return
  }
  guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("no \(file.path): run with RECORD_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  guard golden != text else { return }
  Issue.record("\(name): \(firstDifference(golden, text))", sourceLocation: sourceLocation)
}

private func record(_ text: String, in file: URL, _ sourceLocation: SourceLocation) {
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(file.path)", sourceLocation: sourceLocation)
  } catch {
    Issue.record("cannot record \(file.path): \(error)", sourceLocation: sourceLocation)
  }
}

private func firstDifference(_ golden: String, _ text: String) -> String {
  let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let index = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  let shown = { (lines: [Substring]) in index < lines.count ? "\(lines[index])" : "(end)" }
  return "line \(index + 1)\n  golden \(shown(old))\n  now    \(shown(new))"
}
