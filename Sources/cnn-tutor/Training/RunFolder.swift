internal import CNNEngine
internal import DataSets
internal import Foundation
internal import Tutor

/// Finished runs, a small JSON file each, in `$XDG_DATA_HOME/cnn-tutor/runs`; a run is called by its number.
struct RunFolder: Sendable {
  private let url: URL

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    url = DataFolder(environment: environment).url.appendingPathComponent("runs")
  }

  var path: String { url.path }

  private func file(_ number: Int) -> URL { url.appendingPathComponent("\(number).json") }

  /// The numbers of all runs, oldest first.
  var numbers: [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.compactMap { $0.hasSuffix(".json") ? Int($0.dropLast(5)) : nil }.sorted()
  }

  /// All runs that can be read, oldest first; a damaged file hides no other.
  var entries: [KeptRun] { numbers.compactMap { try? entry($0) } }

  func entry(_ number: Int) throws(RunFolderError) -> KeptRun {
    guard let data = try? Data(contentsOf: file(number)) else {
      throw .unknown(number, known: numbers)
    }
    guard let record = try? JSONDecoder().decode(RunRecord.self, from: data) else {
      throw .damaged(path: file(number).path, number: number)
    }
    return KeptRun(number: number, record: record)
  }

  /// Keeps a run under the next free number.
  func add(_ record: RunRecord) throws(RunFolderError) -> Int {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: url.path, reason: error.reason)
    }
    // Two copies of the program may end a run at once: the file of a number is made by one of them only.
    for number in ((numbers.last ?? 0) + 1)... where reserve(number) {
      try write(KeptRun(number: number, record: record))
      return number
    }
    return 0
  }

  private func reserve(_ number: Int) -> Bool {
    let descriptor = open(file(number).path, O_CREAT | O_EXCL | O_WRONLY, 0o644)
    guard descriptor >= 0 else { return errno != EEXIST }
    close(descriptor)
    return true
  }

  /// Replaces what is kept under a number.
  func write(_ entry: KeptRun) throws(RunFolderError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      try encoder.encode(entry.record).write(to: file(entry.number), options: .atomic)
    } catch {
      throw .unwritable(path: file(entry.number).path, reason: error.reason)
    }
  }

  /// Carries out what a screen asks for, and lists what is there then.
  func obey(_ command: KeptRunOrder) throws(RunFolderError) -> [KeptRun] {
    switch command {
    case .list: break
    case .name(let number, let name): try rename(number, to: name)
    case .delete(let number): try delete(number)
    }
    return entries
  }

  func rename(_ number: Int, to name: String) throws(RunFolderError) {
    var run = try entry(number)
    run.record.name = name
    try write(run)
  }

  func delete(_ number: Int) throws(RunFolderError) {
    guard numbers.contains(number) else { throw .unknown(number, known: numbers) }
    do {
      try FileManager.default.removeItem(at: file(number))
    } catch {
      throw .unwritable(path: file(number).path, reason: error.reason)
    }
  }
}

/// Why a kept run cannot be had.
enum RunFolderError: Error, Hashable, CustomStringConvertible {
  case unknown(Int, known: [Int])
  case damaged(path: String, number: Int)
  case unwritable(path: String, reason: String)

  var description: String {
    switch self {
    case .unknown(let number, let known):
      known.isEmpty
        ? "there is no run \(number): none is kept yet. A run that ends is kept by itself."
        : "there is no run \(number). cnn-tutor runs list names the \(known.count) that there are."
    case .damaged(let path, let number):
      "\(path): the file of run \(number) cannot be read as a run. "
        + "Delete it with cnn-tutor runs delete \(number)."
    case .unwritable(let path, let reason):
      "\(path): the run cannot be kept or changed: \(reason). Check the folder's permissions."
    }
  }
}
