internal import CNNEngine
internal import Foundation

/// Runs the cases of reference files (JSON lines) through both executors.
///
/// The readable one in Double runs every case; the fast one in Float those for which it has loops of its own.
package struct Verifier {
  /// What became of the cases of one file, or of all.
  package struct Tally: Hashable, Sendable {
    package var verified = 0
    package var failed = 0
    package var skipped = 0

    package init() {}

    /// Number of cases.
    package var total: Int { verified + failed + skipped }

    /// Adds up.
    package static func += (sum: inout Tally, other: Tally) {
      sum.verified += other.verified
      sum.failed += other.failed
      sum.skipped += other.skipped
    }
  }

  /// One file and what was found.
  package struct FileReport: Hashable, Sendable {
    /// Without the folder.
    package var name: String
    package var tally = Tally()
    /// One sentence for each case that failed: `conv1d.jsonl:12: ...`.
    package var failures: [String] = []
    /// Cases that the fast executor has run as well.
    package var fastCount = 0
  }

  /// Paths of the files, in order of their names.
  package let files: [String]

  /// Finds the reference files of a folder.
  ///
  /// - Throws: `VerificationError` when the folder cannot be read or holds none.
  package init(folder: String) throws(VerificationError) {
    let url = URL(fileURLWithPath: folder)
    let content: [URL]
    do {
      content = try FileManager.default.contentsOfDirectory(
        at: url, includingPropertiesForKeys: nil)
    } catch {
      throw VerificationError(place: folder, problem: .unreadableFolder)
    }
    files = content.filter { $0.pathExtension == "jsonl" }
      .map(\.path).sorted()
    guard !files.isEmpty else { throw VerificationError(place: folder, problem: .noFiles) }
  }

  /// Runs every case of a file.
  ///
  /// - Throws: `VerificationError` for the first line that is not a case.
  package func run(_ file: String) throws(VerificationError) -> FileReport {
    let url = URL(fileURLWithPath: file)
    guard let data = try? Data(contentsOf: url) else {
      throw VerificationError(place: file, problem: .unreadableFile)
    }
    var report = FileReport(name: url.lastPathComponent)
    for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      let place = "\(file):\(index + 1)"
      switch try Self.run(line, at: place) {
      case .verified(let isFast):
        report.tally.verified += 1
        report.fastCount += isFast ? 1 : 0
      case .skipped: report.tally.skipped += 1
      case .failed(let id, let differences):
        report.tally.failed += 1
        report.failures.append("\(place): \(id): \(differences.joined(separator: "; "))")
      }
    }
    guard report.tally.total > 0 else {
      throw VerificationError(place: file, problem: .noCases)
    }
    return report
  }

  private enum Outcome {
    case verified(isFast: Bool)
    case failed(id: String, [String])
    case skipped
  }

  private static func run(_ line: Data, at place: String) throws(VerificationError) -> Outcome {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let reference: ReferenceCase
    do {
      reference = try decoder.decode(ReferenceCase.self, from: line)
    } catch {
      throw VerificationError(place: place, problem: .notACase(reason(error)))
    }
    var readable = CaseCheck(reference.allowance)
    var fast = CaseCheck(reference.floatAllowance)
    var isFast = false
    do {
      try reference.run(line, decoder, &readable)
      isFast = try reference.runFast(line, decoder, &fast)
    } catch CaseError.unknownOperation {
      return .skipped
    } catch CaseError.malformed(let fact) {
      throw VerificationError(place: place, problem: .notACase("\(reference.id): \(fact)"))
    } catch let error as DecodingError {
      throw VerificationError(
        place: place, problem: .notACase("\(reference.id): \(reason(error))"))
    } catch {
      readable.fail("\(error)")
    }
    let differences =
      readable.differences.map { "readable executor: \($0)" }
      + fast.differences.map { "fast executor: \($0)" }
    return differences.isEmpty
      ? .verified(isFast: isFast) : .failed(id: reference.id, differences)
  }

  /// What is wrong with a line, in a few words.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    func path(_ context: DecodingError.Context) -> String {
      context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        .joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      let parent = path(context)
      return "\(parent.isEmpty ? "" : parent + ".")\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(path(context)) has the wrong type"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is not JSON" : "\(path(context)) cannot be read"
    @unknown default: return "it cannot be read"
    }
  }
}
