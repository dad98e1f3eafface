import Foundation
import Testing

@testable import DataSets

struct DataChoiceTests {
  @Test func `three words have a meaning and all else is a folder`() {
    #expect(DataChoice("auto") == .automatic)
    #expect(DataChoice("generated") == .generated)
    #expect(DataChoice("mnist") == .mnist)
    #expect(DataChoice("../mnist") == .folder("../mnist"))
  }

  @Test func `the data folder follows XDG_DATA_HOME`() {
    let folder = DataFolder(environment: ["XDG_DATA_HOME": "/data", "HOME": "/home/ada"])
    #expect(folder.url.path == "/data/cnn-tutor")
  }

  @Test(arguments: [[:], ["XDG_DATA_HOME": ""], ["XDG_DATA_HOME": "relative"]])
  func `without an absolute XDG_DATA_HOME it lies in the home folder`(given: [String: String]) {
    let folder = DataFolder(environment: given.merging(["HOME": "/home/ada"]) { $1 })
    #expect(folder.url.path == "/home/ada/.local/share/cnn-tutor")
  }

  @Test func `auto takes generated digits when nothing is installed`() throws {
    let set = try MadeSet()
    #expect(DataFolder(set.url).resolve(.automatic) == .generated)
  }

  @Test func `auto takes an installed set, complete or not`() throws {
    let set = try MadeSet()
    let own = set.url.appendingPathComponent("mnist")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try set.write("mnist/train-labels.idx1-ubyte", MadeSet.labels(count: 1))
    #expect(DataFolder(set.url).resolve(.automatic) == .files(MNISTFolder(own, name: "mnist")))
  }

  @Test func `files that lie in the data folder itself are found`() throws {
    let set = try MadeSet()
    try set.write("train-labels-idx1-ubyte", MadeSet.labels(count: 1))
    #expect(DataFolder(set.url).resolve(.automatic) == .files(MNISTFolder(set.url, name: "mnist")))
  }

  @Test func `a folder is called by its own name`() throws {
    let set = try MadeSet()
    let resolved = DataFolder(set.url).resolve(.folder("/data/fashion/"))
    #expect(resolved == .files(MNISTFolder(URL(fileURLWithPath: "/data/fashion/"))))
    #expect(MNISTFolder(URL(fileURLWithPath: "/data/fashion/")).name == "fashion")
  }
}
