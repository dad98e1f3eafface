import CNNEngine
import Foundation
import Testing

@testable import DataSets

/// Weights go into a file and come back, for us and for others.
struct WeightFileTests {
  static let architecture = Architecture(
    input: [1, 6, 6],
    layers: [
      NamedLayer("C1", .conv2d(filters: 2, kernel: 3)), NamedLayer("bn1", .batchNorm),
      NamedLayer("flatten", .flatten), NamedLayer("F2", .linear(outputs: 3)),
    ])

  static func network() throws -> Network {
    var network = try Network(architecture, initialiser: .pytorch, seed: 7)
    for spec in network.specs {
      let tensor = try #require(network[spec.name])
      // What a file can hold: single precision.
      let rounded = Tensor(tensor.shape, tensor.elements.map { Double(Float($0)) })
      try network.set(spec.name, to: rounded)
    }
    try network.update(statistics: ["bn1.running_mean": Tensor([2], [0.5, -0.25])])
    return network
  }

  @Test func `weights and statistics come back as they were`() throws {
    let set = try MadeSet()
    let file = WeightFile(set.path("net.safetensors"))
    let network = try Self.network()
    try file.write(network)
    #expect(try file.read(Self.architecture) == network)
  }

  @Test func `a file is replaced as a whole and leaves nothing beside it`() throws {
    let set = try MadeSet()
    let file = WeightFile(set.path("net.safetensors"))
    try set.write("net.safetensors", Array(repeating: 1, count: 10_000))
    try file.write(try Self.network())
    #expect(try file.read(Self.architecture) == Self.network())
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: set.url.path) == ["net.safetensors"])
  }

  @Test func `LeNet-5 is kept in 248 kilobytes under the field's names`() throws {
    let set = try MadeSet()
    let lenet = try #require(Architecture.named("lenet5"))
    try WeightFile(set.path("w")).write(try Network(lenet, initialiser: .he(), seed: 1))
    let bytes = try set.bytes("w")
    let headerCount = Int(bytes[0]) + Int(bytes[1]) << 8
    // 61,706 parameters of four bytes.
    #expect(bytes.count == 8 + headerCount + 246_824)
    #expect((8 + headerCount) % 8 == 0)
    let header = String(decoding: bytes[8..<8 + headerCount], as: UTF8.self)
    #expect(
      header.contains(
        #""C1.weight":{"data_offsets":[0,600],"dtype":"F32","shape":[6,1,5,5]}"#))
    #expect(header.contains(#""__metadata__":{"format":"pt"}"#))
  }

  @Test func `doubles are read as they stand`() throws {
    let set = try MadeSet()
    let linear = Architecture(
      input: [2], layers: [NamedLayer("F", .linear(outputs: 1, bias: false))])
    let header = #"{"F.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]}}"#
    try set.write("w", MadeWeights.file(header, numbers: MadeWeights.bytes(of: [0.1, -3.0])))
    let network = try WeightFile(set.path("w")).read(linear)
    #expect(network["F.weight"] == Tensor([1, 2], [0.1, -3]))
  }

  @Test func `a place that cannot take a file is told before the run`() throws {
    let set = try MadeSet()
    let folder = set.url.path
    func complaint(_ path: String) -> String {
      do throws(WeightFileError) {
        try WeightFile(path).checkWritable()
        return "nothing"
      } catch {
        return error.description.replacing(folder, with: "FOLDER")
      }
    }
    #expect(complaint(set.path("new")) == "nothing")
    #expect(
      complaint(folder) == "FOLDER: the weights cannot be written: it is a folder. "
        + "Name a file in a folder that you may write to.")
    #expect(
      complaint(set.path("no/new"))
        == "FOLDER/no/new: the weights cannot be written: there is no folder FOLDER/no. "
        + "Name a file in a folder that you may write to.")
  }

  @Test func `Python's safetensors reads what we write`() throws {
    guard Python.hasSafetensors else {
      print("skipped: python3 with the modules safetensors and numpy is not installed here")
      return
    }
    let set = try MadeSet()
    let network = try Self.network()
    try WeightFile(set.path("w")).write(network)
    let script = """
      import sys
      from safetensors.numpy import load_file
      for name, tensor in sorted(load_file(sys.argv[1]).items()):
          print(name, tensor.dtype, tensor.shape, tensor.astype("float64").sum())
      """
    let lines = try Python.run(script, set.path("w")).split(separator: "\n")
    var tensors = network.parameters
    tensors.merge(network.statistics) { $1 }
    #expect(lines.count == tensors.count)
    for (line, name) in zip(lines, tensors.keys.sorted()) {
      let tensor = try #require(tensors[name])
      let sizes = tensor.shape.dimensions.map(String.init)
      let shape = sizes.count == 1 ? "(\(sizes[0]),)" : "(\(sizes.joined(separator: ", ")))"
      #expect(line.hasPrefix("\(name) float32 \(shape) "))
      let sum = try #require(line.split(separator: " ").last.flatMap { Double($0) })
      #expect(abs(sum - tensor.elements.reduce(0, +)) < 1e-9)
    }
  }
}

/// Python with the reader that others use.
private enum Python {
  static var hasSafetensors: Bool {
    (try? run("import safetensors.numpy; print('here')", "")) == "here\n"
  }

  /// Standard output of a script.
  static func run(_ script: String, _ argument: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, argument]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
