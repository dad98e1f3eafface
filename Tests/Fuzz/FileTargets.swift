import CNNEngine
import CZlib
import Course
import DataSets
import Figures
import Foundation
import Grading
import ProgressStorage
import Tutor
import TutorProgram

/// What lies in files of the student: data sets, weights, pictures, networks, runs, the record.
extension FuzzTarget {
  static let files = [networkYAML, idx, gzip, safetensors, pgm, runFiles, record]

  private static let networkYAML = FuzzTarget(name: "network-yaml", brief: 300, full: 200_000) {
    scratch in
    let texts = [
      """
      input: [1, 13, 13]
      layers:
        - conv2d: {filters: 3, kernel: 4, bias: false}
        - relu
        - maxPool2d: {size: 2}
        - linear: {units: 4, bias: false}
      """,
      """
      input: [3, 8, 8]
      layers:
        - residual:
            body:
              - conv2d: {filters: 3, kernel: 3, padding: 1}
              - relu
        - repeat: {count: 2, body: [{conv2d: {filters: 2, kernel: [1, 3], stride: 2, dilation: 2}}]}
        - parallel: [[relu], [tanh]]
        - flatten
      """,
    ]
    let tokens = [
      "conv2d", "maxPool2d", "padding: same", "kernel: [3, 3]", "- repeat:", "count: ", "body:",
      "&a [", "*a, *a, *a", "]", "{", "}", "<<: *a", "!!binary ", "? ", "|\n", "\n  ", "shared:",
      "groups: 2", "[", "- ",
    ]
    return Opened(mutator: Mutator(texts, tokens: tokens)) { input, number in
      guard number % 50 == 0 else {
        let text = String(decoding: input, as: UTF8.self)
        return try describe(Architecture(yaml: text, file: "network.yaml"))
      }
      try scratch.write(input, to: "network.yaml")
      try runCommand(
        arguments: ["summary", scratch.path("network.yaml")] + (number % 100 == 0 ? ["--json"] : [])
      )
    }
  }

  /// Two pictures of 28 x 28 and their labels.
  private static let digits: [[UInt8]] = [
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28] + [UInt8](repeating: 9, count: 2 * 784),
    [0, 0, 8, 1, 0, 0, 0, 2, 3, 7],
  ]

  private static func readSet(_ scratch: Scratch, _ ending: String) throws {
    _ = try IDXImages(
      name: "fuzz", imagePath: scratch.path("images\(ending)"),
      labelPath: scratch.path("labels\(ending)"))
  }

  private static let idx = FuzzTarget(name: "idx", brief: 500, full: 200_000) { scratch in
    Opened(mutator: Mutator(corpus: digits, tokens: [[255, 255, 255, 255], [0, 0, 8]])) {
      input, number in
      try scratch.write(number % 2 == 0 ? input : digits[0], to: "images")
      try scratch.write(number % 2 == 0 ? digits[1] : input, to: "labels")
      try readSet(scratch, "")
    }
  }

  private static let gzip = FuzzTarget(name: "gz", brief: 500, full: 200_000) { scratch in
    let corpus = try digits.map { try compressed($0, at: scratch.path("made.gz")) }
    return Opened(mutator: Mutator(corpus: corpus, tokens: [[0x1F, 0x8B, 8], [0, 0, 0, 255]])) {
      input, number in
      try scratch.write(number % 2 == 0 ? input : corpus[0], to: "images.gz")
      try scratch.write(number % 2 == 0 ? corpus[1] : input, to: "labels.gz")
      try readSet(scratch, ".gz")
    }
  }

  private static func compressed(_ bytes: [UInt8], at path: String) throws -> [UInt8] {
    let file = gzopen(path, "wb")
    gzwrite(file, bytes, UInt32(bytes.count))
    gzclose(file)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static let safetensors = FuzzTarget(name: "safetensors", brief: 300, full: 200_000) {
    scratch in
    let architecture = try Architecture(input: "1x4x4", shortForm: "conv 1@3x3 | fc 2")
    let file = WeightFile(scratch.path("w.safetensors"))
    try file.write(try Network(architecture, initialiser: .he(), seed: 1))
    let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.path("w.safetensors"))))
    let tokens = [#""shape":[0]"#, #""dtype":"F64""#, "data_offsets", "[", "{", "\"", ","]
    return Opened(mutator: Mutator(corpus: [good], tokens: tokens.map { Array($0.utf8) })) {
      input, _ in
      try scratch.write(input, to: "w.safetensors")
      _ = try file.read(architecture)
    }
  }

  private static let pgm = FuzzTarget(name: "pgm", brief: 500, full: 200_000) { scratch in
    let texts = [
      "P2\n3 3\n9\n1 2 3\n4 5 6\n7 8 9\n", "P2 # c\n2 1 255\n0 255", "P5\n2 2\n255\nabcd",
    ]
    let tokens = ["P2", "P5", "#", "\n", " ", "65536 65536", "16384 16384"]
    return Opened(mutator: Mutator(texts, tokens: tokens)) { input, number in
      if number % 2 == 0 {
        _ = try GreyPicture(pgm: String(decoding: input, as: UTF8.self))
      } else {
        try scratch.write(input, to: "p.pgm")
        _ = try GreyImage(pgm: scratch.path("p.pgm"))
      }
    }
  }

  private static let runFiles = FuzzTarget(name: "runs", brief: 10, full: 200_000) { scratch in
    let folder = URL(fileURLWithPath: scratch.path("data/cnn-tutor/runs"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("1.json")
    let good = try checkedOut("Tests/Fixtures/run.json")
    let tokens = ["null", "\"\"", "[", "{", "}", ",", "testError", "-1", "true", "[[]]"]
    return Opened(mutator: Mutator([good], tokens: tokens)) {
      input, number in
      try Data(input).write(to: file)
      let command = number % 2 == 0 ? ["runs"] : ["runs", "show", "1"]
      try runCommand(arguments: command)
    }
  }

  /// A record of twenty answers with flipped and cut bytes: opened, written to, read again.
  private static let record = FuzzTarget(name: "record", brief: 30, full: 200_000) { scratch in
    let path = scratch.path("progress.sqlite")
    let good = try Data(contentsOf: URL(fileURLWithPath: try madeRecord(scratch)))
    return Opened(mutator: Mutator(corpus: [[UInt8](good)], tokens: [[0], [255], [0x53]])) {
      input, _ in
      for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
      try scratch.write(input, to: "progress.sqlite")
      var store = ProgressStore(path: path)
      _ = store.save(.attempt(madeAttempt(3)), time: 2_000_000)
      _ = store.summary
      let kept = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
      for name in kept where name.hasPrefix("progress-damaged") { unlink(scratch.path(name)) }
    }
  }

  private static func madeAttempt(_ number: Int) -> Attempt {
    Attempt(
      question: "10.1.b", seed: number % 2 == 0 ? nil : UInt64(number), answer: "4\(number)",
      verdict: number % 3 == 0 ? .right : .wrong,
      causes: [Cause(question: "10.1.b", name: "same-assumed")])
  }

  private static func madeRecord(_ scratch: Scratch) throws -> String {
    let path = scratch.path("made/progress.sqlite")
    var store = ProgressStore(path: path)
    for number in 0..<20 {
      _ = store.save(.attempt(madeAttempt(number)), time: Double(number) * 100_000)
    }
    return path
  }
}
