import CNNEngine
import Foundation
import Testing

@testable import DataSets

/// What the reader says of a file of weights; the file's path is replaced by `FILE`.
struct WeightFileErrorTests {
  /// One weight and one bias: eight bytes of numbers.
  private static let architecture = Architecture(
    input: [1], layers: [NamedLayer("F", .linear(outputs: 1))])

  private static let copyAgain = ". Copy the file again, or save the weights anew."
  private static let otherFormat = ". Give a file in the safetensors format."

  private func complaint(_ bytes: [UInt8]) throws -> String {
    let set = try MadeSet()
    try set.write("w", bytes)
    return complaint(of: set.path("w"))
  }

  private func complaint(of path: String) -> String {
    do throws(WeightFileError) {
      _ = try WeightFile(path).read(Self.architecture)
      return "nothing"
    } catch {
      return error.description.replacing(path, with: "FILE")
    }
  }

  /// What is said of a header with eight bytes behind it.
  private func complaint(
    weight: String = #"{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}"#,
    bias: String = #"{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"#, more: String = "",
    numbers: [Float] = [1, 2]
  ) throws -> String {
    try complaint(
      MadeWeights.file(
        #"{"F.weight":\#(weight),"F.bias":\#(bias)\#(more)}"#,
        numbers: MadeWeights.bytes(of: numbers)))
  }

  @Test func `a sound file is taken, in whatever order its tensors stand`() throws {
    #expect(try complaint() == "nothing")
    #expect(
      try complaint(
        weight: #"{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}"#,
        bias: #"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#,
        more: #","__metadata__":{"made":"by hand"}"#) == "nothing")
  }

  @Test func `a file that ends early or goes on is refused`() throws {
    #expect(
      try complaint([8, 0, 0])
        == "FILE: the file ends after 3 bytes, before its header does at 8" + Self.copyAgain)
    #expect(
      try complaint(MadeWeights.file("{}", length: 100, numbers: []))
        == "FILE: the file ends after 10 bytes, before its header does at 108" + Self.copyAgain)
    #expect(
      try complaint(numbers: [1])
        == "FILE: tensor \"F.bias\" ends at byte 8, but only 4 follow the header" + Self.copyAgain)
    #expect(
      try complaint(numbers: [1, 2, 3])
        == "FILE: 4 bytes at the end belong to no tensor" + Self.copyAgain)
  }

  /// The file has a hole of a gigabyte where its numbers should be.
  @Test func `weights of another size are refused before a number is read`() throws {
    let set = try MadeSet()
    let count = 1 << 28
    try set.write(
      "w",
      MadeWeights.file(
        #"{"F.weight":{"dtype":"F32","shape":[\#(count),1],"data_offsets":[0,\#(4 * count)]}}"#,
        numbers: []))
    let start = try set.bytes("w").count
    #expect(truncate(set.path("w"), start + 4 * count) == 0)
    let words = complaint(of: set.path("w"))
    #expect(
      words.contains("these are weights of another network: the file holds 268435456 parameters"))
    #expect(words.contains("The first difference"))
  }

  @Test(arguments: [10_000_001, UInt64(Int64.max), UInt64.max])
  func `a header that announces too much costs no memory`(length: UInt64) throws {
    #expect(
      try complaint(MadeWeights.file("{}", length: length, numbers: []))
        == "FILE: the first eight bytes announce a header of \(length) bytes, more than 10000000"
        + Self.otherFormat)
  }

  @Test(arguments: [
    "", "oops", "[]", "3", #"{"F.weight":3}"#, #"{"F.weight":null}"#,
    #"{"F.weight":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}"#,
    #"{"F.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,1e30]}}"#,
  ])
  func `a header that is no JSON of this kind is refused`(header: String) throws {
    #expect(
      try complaint(MadeWeights.file(header, numbers: []))
        == "FILE: the header is not the JSON of a safetensors file" + Self.otherFormat)
  }

  @Test(arguments: [
    (#"{"shape":[1,1],"data_offsets":[0,4]}"#, "dtype"),
    (#"{"dtype":4,"shape":[1,1],"data_offsets":[0,4]}"#, "dtype"),
    (#"{"dtype":"F32","data_offsets":[0,4]}"#, "shape"),
    (#"{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}"#, "shape"),
    (#"{"dtype":"F32","shape":[4000000000,4000000000],"data_offsets":[0,4]}"#, "shape"),
    (#"{"dtype":"F32","shape":[1,1]}"#, "data_offsets"),
    (#"{"dtype":"F32","shape":[1,1],"data_offsets":[0]}"#, "data_offsets"),
    (#"{"dtype":"F32","shape":[1,1],"data_offsets":[4,0]}"#, "data_offsets"),
    (#"{"dtype":"F32","shape":[1,1],"data_offsets":[-4,0]}"#, "data_offsets"),
  ])
  func `an entry without a sound field names tensor and field`(
    entry: String, field: String
  ) throws {
    #expect(
      try complaint(weight: entry)
        == "FILE: the header gives tensor \"F.weight\" no usable \(field)" + Self.otherFormat)
  }

  @Test func `places that overlap, leave a gap or do not fit the shape are refused`() throws {
    #expect(
      try complaint(bias: #"{"dtype":"F32","shape":[1],"data_offsets":[2,6]}"#)
        == "FILE: tensor \"F.bias\" begins at byte 2, inside the one before it, which ends at 4"
        + Self.copyAgain)
    #expect(
      try complaint(bias: #"{"dtype":"F32","shape":[1],"data_offsets":[6,10]}"#)
        == "FILE: tensor \"F.bias\" begins at byte 6, not behind the one before it, "
        + "which ends at 4" + Self.copyAgain)
    #expect(
      try complaint(weight: #"{"dtype":"F32","shape":[1,2],"data_offsets":[0,4]}"#)
        == "FILE: tensor \"F.weight\" has 4 bytes, its shape needs 8" + Self.copyAgain)
  }

  @Test func `numbers of another type are refused`() throws {
    #expect(
      try complaint(weight: #"{"dtype":"BF16","shape":[1,1],"data_offsets":[0,2]}"#)
        == "FILE: tensor \"F.weight\" has the type BF16, expected F32 or F64. "
        + "Save the weights as 32-bit floats.")
  }

  @Test func `weights of another network are refused with what is held and what is wanted`() throws
  {
    let another = "FILE: these are weights of another network: the file holds "
    let wanted = ", the network has 2 parameters in 2 tensors. The first difference: "
    let remedy = ". Load what train-live --save has kept of the same network."
    #expect(
      try complaint(bias: #"{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}"#)
        == another + "2 parameters in 2 tensors" + wanted + "\"F.bias\" is 1 x 1, wanted 1" + remedy
    )
    #expect(
      try complaint(
        more: #","F.bius":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}"#, numbers: [1, 2, 3])
        == another + "3 parameters in 3 tensors" + wanted
        + "the network has no \"F.bius\" (is \"F.bias\" meant?)" + remedy)
    let header = #"{"F.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}"#
    #expect(
      try complaint(MadeWeights.file(header, numbers: [0, 0, 0, 0]))
        == another + "1 parameter in 1 tensor" + wanted + "the file has no \"F.bias\"" + remedy)
  }

  @Test func `a network of the catalogue is named`() throws {
    let set = try MadeSet()
    let network = try Network(Self.architecture, initialiser: .he(), seed: 1)
    try WeightFile(set.path("w")).write(network)
    let lenet = try #require(Architecture.named("lenet5"))
    let error = #expect(throws: WeightFileError.self) { try WeightFile(set.path("w")).read(lenet) }
    // LeNet-5 as the course counts it: 61,706.
    #expect(
      error?.description.contains(
        "the file holds 2 parameters in 2 tensors, lenet5 has 61706 parameters in 10 tensors. "
          + "The first difference: the file has no \"C1.weight\".") == true)
  }

  @Test(arguments: [Float.nan, .infinity])
  func `weights that are not finite are refused`(number: Float) throws {
    #expect(
      try complaint(numbers: [1, number])
        == "FILE: tensor \"F.bias\" holds a number that is not finite. "
        + "Save the weights of a run that did not diverge.")
  }

  @Test func `what is no file is refused`() throws {
    let set = try MadeSet()
    #expect(
      complaint(of: set.url.path)
        == "FILE: the weights cannot be read: it is not a file. Check the path and its permissions."
    )
    #expect(complaint(of: set.path("none")).hasPrefix("FILE: the weights cannot be read: "))
  }

  @Test func `a header changed at random is refused or read, never a trap`() throws {
    let whole = MadeWeights.file(
      #"{"F.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"#
        + #""F.bias":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      numbers: MadeWeights.bytes(of: [1, 2] as [Float]))
    let set = try MadeSet()
    var random = RandomSource(seed: 1)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      try set.write("w", bytes)
      #expect(!complaint(of: set.path("w")).isEmpty)
    }
  }
}
