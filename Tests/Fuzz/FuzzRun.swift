import Foundation

/// A stretch of inputs in this process, one after the other; a trap ends the process, and the supervisor goes on behind it.
struct FuzzRun {
  /// Bounds of one input; beyond them it is a finding.
  static let slowMilliseconds = 1000
  static let fatKilobytes = 500 * 1024
  /// Seconds on the clock after which an input counts as a hang; the alarm ends the process.
  static let hangSeconds: UInt32 = 30
  /// The same where time is no finding: in `make test`, on a busy machine, in a debug build.
  static let patientSeconds: UInt32 = 300

  let target: FuzzTarget
  let seed: UInt64
  let numbers: Range<UInt64>
  /// Where the number of the input that is tried stands, for the supervisor.
  let place: String
  /// Whether an input that takes more than a second is a finding.
  let isTimed: Bool
  /// Where findings are told; standard output and error lead nowhere meanwhile.
  private let report: FileHandle

  init(
    target: FuzzTarget, seed: UInt64, numbers: Range<UInt64>, place: String, isTimed: Bool
  ) {
    self.target = target
    self.seed = seed
    self.numbers = numbers
    self.place = place
    self.isTimed = isTimed && target.isTimed
    report = FileHandle(fileDescriptor: dup(2), closeOnDealloc: true)
  }

  /// Tries every input.
  func run() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    setenv("XDG_STATE_HOME", scratch.path("state"), 1)
    setenv("XDG_DATA_HOME", scratch.path("data"), 1)
    setenv("TERM", "dumb", 1)
    let sink = open("/dev/null", O_RDWR)
    for descriptor: Int32 in 0...2 { dup2(sink, descriptor) }
    let opened = try target.open(scratch)
    let file = open(place, O_WRONLY | O_CREAT, 0o600)
    for number in numbers {
      var written = number
      pwrite(file, &written, 8, 0)
      try attempt(opened.mutator.input(seed: seed, number: number), number, opened)
    }
  }

  private func attempt(
    _ input: [UInt8], _ number: UInt64, _ opened: FuzzTarget.Opened
  ) throws {
    let before = Self.peakKilobytes
    alarm(isTimed ? Self.hangSeconds : Self.patientSeconds)
    let start = Self.processorMilliseconds
    try? opened.take(input, number)
    let milliseconds = Self.processorMilliseconds - start
    alarm(0)
    if isTimed, milliseconds > Self.slowMilliseconds {
      tell("slow", number, "\(milliseconds) ms")
    }
    let after = Self.peakKilobytes
    if after > Self.fatKilobytes, after > before { tell("fat", number, "\(after / 1024) MB") }
  }

  private func tell(_ kind: String, _ number: UInt64, _ words: String) {
    report.write(Data("\(target.name) seed \(seed) input \(number): \(kind), \(words)\n".utf8))
  }

  /// What this process computed so far: the clock would also count what else the machine does.
  private static var processorMilliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static var peakKilobytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
