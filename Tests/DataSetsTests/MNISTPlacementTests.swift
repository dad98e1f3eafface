import Foundation
import TestSupport
import Testing

@testable import DataSets

/// Whatever lies in the data folder, nothing of the user's is lost, and a fetch after a killed one finishes.
///
/// The states are made by hand, one a moment between two renames.
@Suite struct MNISTPlacementTests {
  private static let names = MNISTFolder.Part.allCases.map(\.archiveName)

  /// An empty home in which files are laid out.
  private struct House {
    let scene: FetchScene

    init() throws { scene = try FetchScene() }

    func write(_ name: String, _ bytes: [UInt8]) throws {
      let folder = URL(fileURLWithPath: scene.home.path(name)).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try scene.home.write(name, bytes)
    }

    func writeRight(_ names: some Sequence<String>, in folder: String) throws {
      for name in names { try write("\(folder)/\(name)", scene.files[name] ?? []) }
    }

    /// Everything below the home, with the bytes of files.
    func tree() throws -> [String: [UInt8]] {
      let home = scene.home
      var tree: [String: [UInt8]] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: home.url.path) {
        tree[name] = (try? home.bytes(name)) ?? []
      }
      return tree
    }

    /// The four files in their place.
    func whole() -> [String: [UInt8]] {
      var tree: [String: [UInt8]] = ["mnist": []]
      for (name, bytes) in scene.files { tree["mnist/\(name)"] = bytes }
      return tree
    }

    func fetch(from place: DownloadPlace) throws {
      let installer = scene.installer(place)
      try installer.run()
      #expect(installer.isInstalled)
    }

    /// From a server that nobody may ask.
    func fetchFromNowhere() throws { try fetch(from: .folder(path: "/nowhere")) }

    func fetchAll() throws { try fetch(from: .folder(path: scene.origin.url.path)) }
  }

  @Test func `unrelated files and folders stay`() throws {
    let house = try House()
    try house.write("mnist/notes/mine.txt", [7])
    try house.write("mnist/weights.safetensors", [8])
    try house.fetchAll()
    var expected = house.whole()
    expected["mnist/notes"] = []
    expected["mnist/notes/mine.txt"] = [7]
    expected["mnist/weights.safetensors"] = [8]
    #expect(try house.tree() == expected)
  }

  @Test func `a damaged file is replaced, right ones are not fetched again`() throws {
    let house = try House()
    try house.writeRight(Self.names.dropFirst(), in: "mnist")
    try house.write("mnist/\(Self.names[0])", [1, 2, 3])
    let server = try FaultyServer { [scene = house.scene] in .bytes(scene.rightAnswer($0)) }
    defer { server.stop() }
    try house.fetch(from: DownloadPlace(server.url))
    #expect(try house.tree() == house.whole())
    #expect(server.requests == ["GET /mnist/train-images-idx3-ubyte.gz HTTP/1.1"])
  }

  @Test func `a file of another name that would be read instead is kept under a new one`() throws {
    let house = try House()
    try house.write("mnist/train-images-idx3-ubyte", [1, 2, 3])
    try house.write("mnist/train-images-idx3-ubyte.old", [4])
    try house.write("mnist/t10k-labels.idx1-ubyte", [5])
    try house.fetchAll()
    var expected = house.whole()
    expected["mnist/train-images-idx3-ubyte.old"] = [4]
    expected["mnist/train-images-idx3-ubyte.old2"] = [1, 2, 3]
    expected["mnist/t10k-labels.idx1-ubyte.old"] = [5]
    #expect(try house.tree() == expected)
  }

  @Test func `killed before a rival got its new name, the next fetch gives it`() throws {
    let house = try House()
    try house.writeRight(Self.names, in: "mnist")
    try house.write("mnist/train-images-idx3-ubyte", [1, 2, 3])
    try house.fetchFromNowhere()
    var expected = house.whole()
    expected["mnist/train-images-idx3-ubyte.old"] = [1, 2, 3]
    #expect(try house.tree() == expected)
  }

  @Test func `the files' plain form is taken where it is right`() throws {
    let house = try House()
    for part in MNISTFolder.Part.allCases {
      var input = try GzipInput(path: house.scene.origin.path(part.archiveName))
      try house.write("mnist/\(part.fileNames[1])", input.read(upTo: 1 << 20))
    }
    let before = try house.tree()
    try house.fetchFromNowhere()
    #expect(try house.tree() == before)
  }

  @Test(arguments: 0...4)
  func `killed between two moves, the next fetch finishes without the network`(moved: Int) throws {
    let house = try House()
    for name in Self.names { try house.write("mnist/\(name)", [1, 2, 3]) }
    try house.write("mnist/mine.txt", [7])
    try house.writeRight(Self.names.prefix(moved), in: "mnist")
    try house.writeRight(Self.names.dropFirst(moved), in: "mnist.part")
    try house.fetchFromNowhere()
    var expected = house.whole()
    expected["mnist/mine.txt"] = [7]
    #expect(try house.tree() == expected)
  }

  @Test func `killed before the first move of a first fetch, the next one finishes`() throws {
    let house = try House()
    try house.writeRight(Self.names, in: "mnist.part")
    try house.fetchFromNowhere()
    #expect(try house.tree() == house.whole())
  }

  @Test func `nothing moves while one file is not there`() throws {
    let house = try House()
    try house.write("mnist/\(Self.names[0])", [1, 2, 3])
    try house.writeRight(Self.names.dropLast(), in: "mnist.part")
    let before = try house.tree()
    let installer = house.scene.installer(.folder(path: "/nowhere"))
    #expect(throws: DownloadError.self) { try installer.run() }
    #expect(try house.tree() == before)
  }

  @Test func `what an earlier version renamed away gets its name back`() throws {
    let house = try House()
    try house.write("mnist.old/\(Self.names[0])", [1, 2, 3])
    try house.write("mnist.old/mine.txt", [7])
    let installer = house.scene.installer(.folder(path: "/nowhere"))
    #expect(throws: DownloadError.self) { try installer.run() }
    // Before anything is fetched.
    var tree = try house.tree()
    tree["mnist.part"] = nil
    #expect(tree == ["mnist": [], "mnist/\(Self.names[0])": [1, 2, 3], "mnist/mine.txt": [7]])
    try house.fetchAll()
    var expected = house.whole()
    expected["mnist/mine.txt"] = [7]
    #expect(try house.tree() == expected)
  }

  @Test func `an old folder beside the new one stays`() throws {
    let house = try House()
    try house.write("mnist.old/mine.txt", [7])
    try house.write("mnist/\(Self.names[0])", [1, 2, 3])
    try house.fetchAll()
    var expected = house.whole()
    expected["mnist.old"] = []
    expected["mnist.old/mine.txt"] = [7]
    #expect(try house.tree() == expected)
  }

  @Test func `a file in the folder's place is told and stays`() throws {
    let house = try House()
    try house.write("mnist", [7])
    let scene = house.scene
    let error = #expect(throws: DownloadError.self) {
      try scene.installer(.folder(path: scene.origin.url.path)).run()
    }
    let path = scene.home.path("mnist")
    #expect(error?.description.contains("\(path) cannot be written (") == true)
    #expect(try house.tree()["mnist"] == [7])
  }
}
