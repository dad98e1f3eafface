import CNNEngine
import Foundation
import TutorProgram

/// Keys in any order, typed into every screen at many sizes, settings edited on the way.
extension FuzzTarget {
  static let scripts = [
    typed(
      "screens",
      [
        [], ["quiz", "10.1"], ["quiz", "--practice"], ["exam"], ["exam-tonight"], ["sheet"],
        ["glossary"], ["train-live", "lenet5", "--data", "generated"], ["quiz", "10.3"],
        ["animate", "conv2d"], ["animate", "receptive-field"], ["animate", "matrix"],
      ]),
    typed(
      "lesson-keys",
      [
        "conv1d", "init", "norms", "training-lab", "receptive-field", "lenet",
        "dead-relu", "sgd", "matrix-view", "features", "parameters", "why-cnn",
      ].map { ["lesson", $0] }),
  ]

  private static let keys = [
    "enter", "esc", "tab", "up", "down", "left", "right", "home", "end", "pgup", "pgdn",
    "backspace", "f1", "f4", "space", "frame", "tick 3", "e", "x", "t", "p", "g", "?", "/", "1",
    "9",
    "0", "-", ".", ",", "+", "n", "y", "h", "s", "u", "c", "r", "m", "w", "b", "text 48",
    "text 1e-304", "text 9223372036854775807", "size 80x14", "size 132x43", "size 80x4",
    "size 1x1", "size 200x60", "size 33x3", "size 80x24", "size 64x17", "size 300x100",
  ]

  private static func typed(_ name: String, _ commands: [[String]]) -> FuzzTarget {
    FuzzTarget(name: name, brief: 4, full: 20_000) { scratch in
      let good = [
        "frame\npgdn\npgdn\ne\n9\nenter\nframe", "down\ndown\nenter\nframe\nesc",
        "text 48\nenter\nframe",
        "tab\nright\nright\nenter\nt\nframe", "pgdn\npgdn\npgdn\nx\nframe\nsize 140x40\nframe",
      ]
      var mutator = Mutator(good, tokens: keys.map { "\n\($0)\n" })
      mutator.limit = 1500
      return Opened(mutator: mutator) { input, number in
        var random = RandomSource(seed: 5, stream: number)
        let text = String(decoding: input, as: UTF8.self).split(separator: "\n")
          .filter { $0.count > 1 || $0.unicodeScalars.allSatisfy { $0.value > 31 } }
        // Unreadable lines would refuse the whole script, so only lines that begin as a key does are kept.
        let lines = text.filter { line in line.count == 1 || keys.contains(String(line)) }
        try scratch.write(Array((lines.joined(separator: "\n") + "\nframe\n").utf8), to: "keys")
        let command = commands.randomElement(using: &random) ?? []
        let size = ["80x24", "40x12", "120x40", "200x60", "72x15"].randomElement(using: &random)
        try runCommand(
          arguments: command + [
            "--content", Scratch.checkout.path, "--script", scratch.path("keys"), "--size",
            size ?? "80x24",
          ])
      }
    }
  }
}
