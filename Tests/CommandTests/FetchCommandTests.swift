import Foundation
import TestSupport
import Testing

/// `data fetch` when it cannot finish: a sentence, nothing half installed, and the next fetch goes on.
@Suite struct FetchCommandTests {
  private static let part = "data/cnn-tutor/mnist.part/train-images-idx3-ubyte.gz"

  private func size(_ name: String, in home: ProgramHome) -> Int {
    (try? Data(contentsOf: home.url.appendingPathComponent(name)).count) ?? 0
  }

  private func isInstalled(in home: ProgramHome) -> Bool {
    FileManager.default.fileExists(atPath: home.path("data/cnn-tutor/mnist"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an end by a signal is told, and the next fetch goes on where it stopped`(
    signal: Int32
  ) throws {
    let home = try ProgramHome()
    let begun = Array(repeating: UInt8(7), count: 3_000)
    let server = try FaultyServer { request in
      request.contains("Range:")
        ? .bytes(FaultyServer.answer("404 Not Found"))
        : .stall(FaultyServer.answer("200 OK", ["Content-Length: 9912422"], begun))
    }
    defer { server.stop() }
    let process = home.process(["data", "fetch", "mnist", "--from", server.url])
    let words = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = words
    try process.run()
    // Until all that the server sends is in the file.
    while process.isRunning, size(Self.part, in: home) < begun.count { sched_yield() }
    #expect(size(Self.part, in: home) == begun.count)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.code == 128 + signal)
    let said = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(
      said == """
        file 1 of 4  train-images-idx3-ubyte.gz

        cnn-tutor: the fetch was broken off. What has arrived is kept: \
        data fetch mnist goes on from there.

        """)
    #expect(size(Self.part, in: home) == begun.count)
    #expect(!isInstalled(in: home))
    let next = try home.runPlainly(["data", "fetch", "mnist", "--from", server.url])
    #expect(next.code == 2)
    #expect(server.requests.last?.hasSuffix("Range: bytes=3000-") == true)
  }

  @Test func `a file that may not grow is told with its path, and nothing is left of it`() throws {
    let home = try ProgramHome()
    let server = try FaultyServer { _ in
      .bytes(
        FaultyServer.answer(
          "200 OK", ["Content-Length: 9912422"], Array(repeating: 7, count: 100_000)))
    }
    defer { server.stop() }
    let process = home.process(["data", "fetch", "mnist", "--from", server.url])
    let program = try #require(process.executableURL).path
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // 8 or 16 KiB, by the shell; with the signal ignored the system answers as it does when a disk is full.
    process.arguments =
      ["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\"", program]
      + ["data", "fetch", "mnist", "--from", server.url]
    let words = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = words
    try process.run()
    let said = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.code == 2)
    #expect(
      said == """
        file 1 of 4  train-images-idx3-ubyte.gz
        cnn-tutor: \(server.url)train-images-idx3-ubyte.gz: \(home.path(Self.part)) cannot be \
        written (File too large). Check the permissions and the room on the disk, or set \
        XDG_DATA_HOME to another folder.

        """)
    #expect(!FileManager.default.fileExists(atPath: home.path(Self.part)))
    #expect(!isInstalled(in: home))
  }

  /// A program called curl that writes its arguments down and 2,000 bytes out, and then runs the rest of the script.
  private func write(curlThat rest: String, in home: ProgramHome) throws {
    let script = "#!/bin/sh\nprintf '%s\\n' \"$*\" >> arguments\nhead -c 2000 /dev/zero\n\(rest)\n"
    try home.write("bin/curl", script.utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: home.path("bin/curl"))
  }

  @Test func `without curl a sentence says how to get it`() throws {
    let home = try ProgramHome()
    let run = try home.runPlainly(
      ["data", "fetch", "mnist", "--from", "http://127.0.0.1/mnist/"],
      environment: ["PATH": home.path("nowhere")])
    #expect(run.code == 2)
    #expect(
      run.complaints.hasSuffix(
        "curl, the program that fetches, is not installed. Install it (apt install curl), or name "
          + "a folder that holds the four files with --from.\n"), "\(run.complaints)")
  }

  @Test(arguments: ["http", "https"])
  func `a fetch goes on behind what is there, and says what curl says`(scheme: String) throws {
    let home = try ProgramHome()
    try write(curlThat: "echo 'curl: (56) the line broke' >&2; exit 56", in: home)
    try home.write(Self.part, Array(repeating: 0, count: 100))
    let run = try home.runPlainly(
      ["data", "fetch", "mnist", "--from", "\(scheme)://localhost/my%20mnist/"],
      environment: ["PATH": home.path("bin") + ":/usr/bin:/bin"])
    #expect(run.code == 2)
    #expect(run.complaints.contains("there is no connection (the line broke)"))
    let calls = try String(contentsOfFile: home.path("arguments"), encoding: .utf8)
      .split(separator: "\n")
    // Three attempts, as long as more arrives: 100 bytes, then 2,000 more each time.
    #expect(calls.count == 3)
    for (call, start) in zip(calls, [100, 2_100, 4_100]) {
      #expect(call.contains("--continue-at \(start) ") && call.contains("--globoff"))
      #expect(call.contains("--proto =http,https --proto-redir =http,https "))
      #expect(call.hasSuffix(" --url \(scheme)://localhost/my%20mnist/train-images-idx3-ubyte.gz"))
    }
    #expect(size(Self.part, in: home) == 6_100)
  }
}
