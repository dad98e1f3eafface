import CNNEngine
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DataSets

/// Fetching a small set from a server that behaves well or badly: whole or nothing, with a sentence.
@Suite struct MNISTInstallerTests {
  private func fault(
    _ scene: FetchScene, stallSeconds: Int = 20,
    _ answer: @escaping @Sendable (_ request: String) -> FaultyServer.Answer
  ) throws -> DownloadError? {
    let server = try FaultyServer(answer)
    defer { server.stop() }
    let error = #expect(throws: DownloadError.self) {
      try scene.installer(DownloadPlace(server.url), stallSeconds: stallSeconds).run()
    }
    #expect(!scene.isInstalled)
    return error
  }

  @Test func `a good server's files are installed whole`() throws {
    let scene = try FetchScene()
    let server = try FaultyServer { .bytes(scene.rightAnswer($0)) }
    defer { server.stop() }
    let installer = try scene.installer(DownloadPlace(server.url))
    #expect(!installer.isInstalled)
    var seen: [MNISTInstaller.Progress] = []
    try installer.run { seen.append($0) }
    #expect(installer.isInstalled)
    #expect(Set(seen.map(\.file)) == [0, 1, 2, 3])
    #expect(seen.allSatisfy { $0.received <= $0.expected })
    #expect(!FileManager.default.fileExists(atPath: scene.home.path("mnist.part")))
    let data = try TrainingData.reading(MNISTFolder(scene.home.url.appendingPathComponent("mnist")))
    // 12 images, of which a sixth validates.
    #expect(data.training.count == 10 && data.test.count == 6)
    #expect(server.requests.count == 4)
    #expect(server.requests[0] == "GET /mnist/train-images-idx3-ubyte.gz HTTP/1.1")
  }

  @Test func `a connection that ends early is gone on with`() throws {
    let scene = try FetchScene()
    let attempts = Mutex(0)
    let server = try FaultyServer { request in
      let whole = scene.rightAnswer(request)
      let isFirst = attempts.withLock { count in
        count += 1
        return count == 1
      }
      return .bytes(isFirst ? whole.dropLast(20) : whole)
    }
    defer { server.stop() }
    try scene.installer(DownloadPlace(server.url)).run()
    #expect(scene.isInstalled)
    let start = (scene.files["train-images-idx3-ubyte.gz"]?.count ?? 0) - 20
    #expect(server.requests[1].hasSuffix("Range: bytes=\(start)-"))
  }

  @Test func `a server that stalls is left and gone on with later`() throws {
    let scene = try FetchScene()
    let error = try fault(scene, stallSeconds: 1) { .stall(scene.rightAnswer($0).dropLast(30)) }
    let address = "/mnist/train-images-idx3-ubyte.gz: "
    #expect(error?.description.contains(address + "it stopped after ") == true)
    #expect(error?.description.contains("fewer than 1000 a second for 1 s") == true)
    #expect(error?.description.hasSuffix("Or name another place with --from.") == true)
    // What has arrived is the beginning of the file.
    let part = try scene.home.bytes("mnist.part/train-images-idx3-ubyte.gz")
    let whole = try #require(scene.files["train-images-idx3-ubyte.gz"])
    #expect(!part.isEmpty && whole.starts(with: part))
    let server = try FaultyServer { .bytes(scene.rightAnswer($0)) }
    defer { server.stop() }
    try scene.installer(DownloadPlace(server.url)).run()
    #expect(scene.isInstalled)
    #expect(server.requests[0].contains("Range: bytes=\(part.count)-"))
  }

  @Test func `a length that is too long is told`() throws {
    let scene = try FetchScene()
    let error = try fault(scene) { request in
      let file = scene.file(request)
      return .bytes(
        FaultyServer.answer("200 OK", ["Content-Length: \(file.count + 500)"], file))
    }
    let count = scene.files["train-images-idx3-ubyte.gz"]?.count ?? 0
    #expect(error?.problem == .truncated(received: count))
    #expect(error?.description.contains("ended after \(count) bytes, too early") == true)
  }

  @Test func `a server that drips is left`() throws {
    let error = try fault(try FetchScene(), stallSeconds: 1) { request in
      .drip(FaultyServer.answer("200 OK", ["Content-Length: 9999"], Array(repeating: 7, count: 99)))
    }
    guard case .stalled(seconds: 1, _) = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a part is begun anew where the server knows no ranges`() throws {
    let scene = try FetchScene()
    try FileManager.default.createDirectory(
      atPath: scene.home.path("mnist.part"), withIntermediateDirectories: true)
    try scene.home.write("mnist.part/train-images-idx3-ubyte.gz", [1, 2, 3])
    let server = try FaultyServer { request in
      let file = scene.file(request)
      return .bytes(FaultyServer.answer("200 OK", ["Content-Length: \(file.count)"], file))
    }
    defer { server.stop() }
    try scene.installer(DownloadPlace(server.url)).run()
    #expect(scene.isInstalled)
    #expect(server.requests.prefix(2).map { $0.hasSuffix("Range: bytes=3-") } == [true, false])
  }

  @Test func `a part whose rest would be longer than any file is refused`() throws {
    let scene = try FetchScene()
    let error = try fault(scene) { request in
      request.contains("Range:")
        ? .bytes(
          FaultyServer.answer(
            "206 Partial Content",
            [
              "Content-Range: bytes 50-9223372036854775806/9223372036854775807",
              "Content-Length: 9223372036854775807",
            ]))
        : .bytes(
          FaultyServer.answer("200 OK", ["Content-Length: 5000"], Array(repeating: 7, count: 50)))
    }
    #expect(error?.problem == .tooLarge(limit: 50_000_000))
  }

  @Test func `a body without a length is cut off behind the limit`() throws {
    let scene = try FetchScene()
    let error = try fault(scene) { _ in
      .bytes(FaultyServer.answer("200 OK", [], Array(repeating: 7, count: 50_100_000)))
    }
    #expect(error?.problem == .tooLarge(limit: 50_000_000))
    let part = scene.home.path("mnist.part/train-images-idx3-ubyte.gz")
    #expect(!FileManager.default.fileExists(atPath: part))
  }

  @Test func `an address is asked for as it was typed`() throws {
    let scene = try FetchScene()
    let server = try FaultyServer { .bytes(scene.rightAnswer($0)) }
    defer { server.stop() }
    try scene.installer(DownloadPlace(server.url + "my%20[data]")).run()
    #expect(server.requests[0] == "GET /mnist/my%20[data]/train-images-idx3-ubyte.gz HTTP/1.1")
  }

  @Test func `a redirection puts no lines of its own into the next request`() throws {
    let scene = try FetchScene()
    let error = try fault(scene) { request in
      request.contains("again")
        ? .bytes(FaultyServer.answer(request.contains("Evil: yes\r") ? "200 OK" : "404 Not Found"))
        : .bytes(
          FaultyServer.answer("302 Found", ["Location: /again%0d%0aEvil:%20yes%0d%0aX:/f"]))
    }
    #expect(error?.problem == .status(404))
  }

  @Test func `a length that is too short leaves another file`() throws {
    let scene = try FetchScene()
    let error = try fault(scene) { request in
      let file = scene.file(request)
      return .bytes(
        FaultyServer.answer("200 OK", ["Content-Length: \(file.count - 30)"], file))
    }
    #expect(error?.problem == .otherFile)
    #expect(error?.description.contains("its SHA-256 differs") == true)
    #expect(
      !FileManager.default.fileExists(
        atPath: scene.home.path("mnist.part/train-images-idx3-ubyte.gz")))
  }

  @Test(arguments: [
    (FaultyServer.answer("404 Not Found"), "the server answers with status 404, not with the file"),
    (
      FaultyServer.answer("200 OK", ["Content-Type: text/html; charset=utf-8"], Array("<p>".utf8)),
      "the server sends a web page, not the file"
    ),
    (
      FaultyServer.answer("200 OK", ["Content-Length: 9000000000"]),
      "the server wants to send more than 50000000 bytes"
    ),
    (Array("220 mail ready\r\n\r\n".utf8), "the server's answer cannot be read"),
    ([], "the server's answer cannot be read"),
    (FaultyServer.answer("200 OK", ["Transfer-Encoding: chunked"]), "too early"),
    (FaultyServer.answer("302 Found", ["Location: /mnist/again"]), "cannot be read"),
    (FaultyServer.answer("302 Found", ["Location: ftp://127.0.0.1/x"]), "this is no address"),
  ])
  func `an answer without the file is told in a sentence`(bytes: [UInt8], words: String) throws {
    let error = try fault(try FetchScene()) { _ in .bytes(bytes) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("http://127.0.0.1:") == true || words.contains("address"))
  }

  @Test func `the next mirror is tried, and a folder is one`() throws {
    let scene = try FetchScene()
    let server = try FaultyServer { _ in .bytes(FaultyServer.answer("404 Not Found")) }
    defer { server.stop() }
    try scene.installer(DownloadPlace(server.url), .folder(path: scene.origin.url.path)).run()
    #expect(scene.isInstalled)
    #expect(server.requests.count == 4)
  }

  @Test func `what cannot be written here is not asked for elsewhere`() throws {
    let scene = try FetchScene()
    // A folder in the file's place: the system refuses to write to it, whoever asks.
    try FileManager.default.createDirectory(
      atPath: scene.home.path("mnist.part/train-images-idx3-ubyte.gz"),
      withIntermediateDirectories: true)
    let first = try FaultyServer { request in
      let start = request.firstMatch(of: /bytes=(\d+)-/)?.1 ?? "0"
      return .bytes(
        FaultyServer.answer("206 Partial Content", ["Content-Range: bytes \(start)-9999/10000"]))
    }
    defer { first.stop() }
    let second = try FaultyServer { _ in .bytes([]) }
    defer { second.stop() }
    let error = #expect(throws: DownloadError.self) {
      try scene.installer(DownloadPlace(first.url), DownloadPlace(second.url)).run()
    }
    let path = scene.home.path("mnist.part/train-images-idx3-ubyte.gz")
    #expect(error?.description.contains(": \(path) cannot be written (") == true)
    #expect(
      error?.description.hasSuffix(
        "Check the permissions and the room on the disk, or set XDG_DATA_HOME to another folder.")
        == true)
    #expect(second.requests.isEmpty)
  }

  @Test func `nobody there is told`() throws {
    let scene = try FetchScene()
    let server = try FaultyServer { _ in .bytes([]) }
    server.stop()
    let error = #expect(throws: DownloadError.self) {
      try scene.installer(DownloadPlace(server.url)).run()
    }
    #expect(
      error?.description.contains("there is no connection (Failed to connect to 127.0.0.1 port ")
        == true)
  }

  @Test(arguments: [
    (127, "env: 'curl': No such file or directory", "curl, the program that fetches, is not"),
    (60, "curl: (60) SSL certificate problem", "there is no connection (SSL certificate problem)"),
    (2, "", "curl did not succeed (exit code 2)"),
    (33, "", "cannot go on where the file was broken off"),
  ])
  func `what curl says becomes a sentence`(code: Int32, words: String, sentence: String) throws {
    let end = CurlEnd(code: code, words: words + "\nanswer 000 \n", received: 0, stallSeconds: 20)
    let error = DownloadError(place: "http://host/f", problem: try #require(end.problem))
    #expect(error.description.contains(sentence), "\(error)")
  }

  @Test func `archives with and without a name have one checksum`() throws {
    let set = try MadeSet()
    let raw = MadeSet.labels(count: 9)
    set.writeGzip("bare.gz", raw)
    var named = try set.bytes("bare.gz")
    // RFC 1952: bit 3 of the flags announces a name that ends with 0, behind ten bytes.
    named[3] |= 0x08
    named.insert(contentsOf: Array("labels\0".utf8), at: 10)
    try set.write("named.gz", named)
    try set.write("plain", raw)
    var sum = SHA256()
    sum.update(raw)
    for name in ["bare.gz", "named.gz", "plain"] {
      #expect(try MNISTInstaller.checksum(ofContentsOf: set.path(name)) == sum.finish())
    }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `checksums are those of FIPS 180-4`(text: String, expected: String) {
    var whole = SHA256()
    whole.update(Array(text.utf8))
    #expect(whole.finish() == expected)
    var pieces = SHA256()
    for byte in text.utf8 { pieces.update([byte]) }
    #expect(pieces.finish() == expected)
  }

  @Test(arguments: ["ftp://host/x", "http://", "://", "http:// x/"])
  func `what is no place is told`(text: String) {
    let error = #expect(throws: DownloadError.self) { try DownloadPlace(text) }
    #expect(error?.problem == .address)
  }
}
