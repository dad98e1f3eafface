import Foundation

/// Runs a target in processes of its own, goes on behind each input that ends one, and counts.
struct Supervisor {
  let target: FuzzTarget
  let seed: UInt64
  let count: UInt64
  /// Whether an input that takes more than a second is a finding.
  var isTimed = true

  /// Tries all inputs and prints the counts; false when one of them ended a process, was slow, or took much memory.
  func run() throws -> Bool {
    let start = Date()
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(getpid())")
    defer { try? FileManager.default.removeItem(at: place) }
    var next: UInt64 = 0
    var crashes = 0
    var told = 0
    while next < count {
      let child = try spawn(from: next, place: place.path)
      told += child.findings
      guard let signal = child.signal else { break }
      let number = try Data(contentsOf: place).withUnsafeBytes { $0.load(as: UInt64.self) }
      tell(
        "\(target.name) seed \(seed) input \(number): "
          + (signal == SIGALRM ? "hangs" : "ends the program, signal \(signal)"))
      crashes += 1
      next = number + 1
    }
    let rate = Double(count) / max(0.001, Date().timeIntervalSince(start))
    tell(
      "\(target.name): \(count) inputs, seed \(seed), \(Int(rate)) a second, "
        + "\(crashes) crashes or hangs, \(told) slow or large")
    return crashes + told == 0
  }

  private func spawn(from first: UInt64, place: String) throws -> (signal: Int32?, findings: Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      isTimed ? "--child" : "--patient-child", target.name, "\(seed)", "\(first)", "\(count)",
      place,
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let words = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let findings = words.split(separator: "\n").filter { $0.hasPrefix("\(target.name) seed") }
    for line in findings { tell(String(line)) }
    if process.terminationReason == .uncaughtSignal {
      return (process.terminationStatus, findings.count)
    }
    guard process.terminationStatus == 0 else { throw FuzzError.child(words) }
    return (nil, findings.count)
  }
}

/// Prints a line at once, so that a long campaign can be followed through a pipe.
func tell(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

/// What keeps a campaign from running.
enum FuzzError: Error, CustomStringConvertible {
  case usage
  case unknown(String)
  case child(String)

  var description: String {
    switch self {
    case .usage:
      """
      usage: Fuzz brief | Fuzz TARGET|all [COUNT] [SEED] | Fuzz show TARGET SEED NUMBER
      targets: \((FuzzTarget.all + [FuzzTarget.sizes]).map(\.name).joined(separator: " "))
      """
    case .unknown(let name): "there is no target \"\(name)\".\n\(Self.usage)"
    case .child(let words): "a campaign could not run: \(words)"
    }
  }
}
