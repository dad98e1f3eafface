internal import CNNEngine
internal import DataSets
internal import Foundation
internal import Tutor

/// Finished runs, a small JSON file each, in `$XDG_DATA_HOME/cnn-tutor/runs`; a run is called by its number.
struct RunFolder: Sendable {
  private let folder: PrivateFolder

  /// So many runs nobody keeps; a larger number in a file's name is none of ours.
  private static let numberLimit = 1_000_000_000

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    folder = PrivateFolder("runs", environment: environment)
  }

  private static func name(_ number: Int) -> String { "\(number).json" }

  /// The numbers of all runs, oldest first.
  var numbers: [Int] {
    folder.names.compactMap { name in
      let number = name.hasSuffix(".json") ? Int(name.dropLast(5)) : nil
      return number.flatMap {
        (1..<Self.numberLimit).contains($0) && Self.name($0) == name ? $0 : nil
      }
    }.sorted()
  }

  /// All runs that can be read, oldest first; a damaged file hides no other.
  var entries: [KeptRun] { contents.runs }

  /// All runs, and why the others cannot be read.
  var contents: (runs: [KeptRun], faults: [RunFolderError]) {
    var contents: (runs: [KeptRun], faults: [RunFolderError]) = ([], [])
    for number in numbers {
      do throws(RunFolderError) {
        contents.runs.append(try entry(number))
      } catch {
        contents.faults.append(error)
      }
    }
    return contents
  }

  func entry(_ number: Int) throws(RunFolderError) -> KeptRun {
    let name = Self.name(number)
    guard numbers.contains(number) else { throw .unknown(number, known: numbers) }
    guard let data = folder.read(name) else {
      throw .damaged(path: folder.path(name), number: number, reason: "it is no file of a run")
    }
    do {
      let record = try JSONDecoder().decode(RunRecord.self, from: data)
      guard let wrong = record.wrongValue else { return KeptRun(number: number, record: record) }
      throw RunFolderError.damaged(
        path: folder.path(name), number: number, reason: "\"\(wrong)\" is out of range")
    } catch let error as RunFolderError {
      throw error
    } catch {
      throw .damaged(path: folder.path(name), number: number, reason: Self.words(error))
    }
  }

  /// Which key is at fault, where the decoder says.
  private static func words(_ error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "it is not JSON"
        : "\"\(context.codingPath.map(\.stringValue).joined(separator: " "))\" has a wrong value"
    case DecodingError.keyNotFound(let key, _): "it has no \"\(key.stringValue)\""
    default: error.localizedDescription
    }
  }

  /// Keeps a run under the next free number.
  func add(_ record: RunRecord) throws {
    let data = try Self.encoded(record)
    let first = (numbers.last ?? 0) + 1
    do throws(UnwritableFile) {
      _ = try folder.add(data, as: (first..<Self.numberLimit).lazy.map(Self.name))
    } catch {
      throw RunFolderError.unwritable(path: error.path, reason: error.reason)
    }
  }

  private static func encoded(_ record: RunRecord) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(record)
  }

  /// Carries out what a screen asks for, and lists what is there then.
  func obey(_ command: KeptRunOrder) throws -> [KeptRun] {
    switch command {
    case .list: break
    case .name(let number, let name): try rename(number, to: name)
    case .delete(let number): try delete(number)
    }
    return entries
  }

  func rename(_ number: Int, to name: String) throws {
    var run = try entry(number)
    run.record.name = name
    let data = try Self.encoded(run.record)
    do throws(UnwritableFile) {
      try folder.replace(Self.name(number), data)
    } catch {
      throw RunFolderError.unwritable(path: error.path, reason: error.reason)
    }
  }

  func delete(_ number: Int) throws(RunFolderError) {
    guard numbers.contains(number) else { throw .unknown(number, known: numbers) }
    let path = folder.path(Self.name(number))
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }
}

/// Why a kept run cannot be had.
enum RunFolderError: Error, Hashable, CustomStringConvertible {
  case unknown(Int, known: [Int])
  case damaged(path: String, number: Int, reason: String)
  case unwritable(path: String, reason: String)

  var description: String {
    switch self {
    case .unknown(let number, let known):
      known.isEmpty
        ? "there is no run \(number): none is kept yet. A run that ends is kept by itself."
        : "there is no run \(number). cnn-tutor runs list names the \(known.count) that there are."
    case .damaged(let path, let number, let reason):
      "\(path): the file of run \(number) cannot be read as a run: \(reason). "
        + "Delete it with cnn-tutor runs delete \(number)."
    case .unwritable(let path, let reason):
      "\(path): the run cannot be kept or changed: \(reason). Check the folder's permissions."
    }
  }
}
