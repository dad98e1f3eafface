import Foundation
import Testing

struct SummaryCommandTests {
  @Test(arguments: ["lenet5", "lenet5_1998", "vgg16", "resnet18", "googlenet", "homework_base"])
  func `every row of a table fits a terminal of 80 columns`(name: String) throws {
    let run = try ProgramRun("summary", name)
    #expect(run.code == 0)
    for line in run.lines.prefix(while: { !$0.hasPrefix("total:") }) {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func `the options of every command are understood by all of them`() throws {
    let home = try ProgramHome()
    let commands: [(words: [String], code: Int32)] = [
      (["summary", "lenet5"], 0), (["data", "list"], 0),
      (["verify", "no-such-folder"], 2), (["bench", "--network", "no-such-network"], 2),
    ]
    for (words, code) in commands {
      let run = try home.runPlainly(words + ["--ascii", "--no-color", "--no-motion"])
      #expect(run.code == code, "\(words)")
      #expect(!run.output.contains { !$0.isASCII }, "\(words)")
    }
  }

  @Test func `numbers stay whole in the table of a large network`() throws {
    let run = try ProgramRun("summary", "vgg16")
    #expect(run.lines.contains { $0.hasPrefix("conv1_2 ") && $0.contains(" 1,849,688,064 ") })
  }

  @Test func `LeNet-5 has its 61,706 parameters and 416,520 multiply-adds`() throws {
    let run = try ProgramRun("summary", "lenet5")
    #expect(run.output.contains("total: 61,706 parameters"))
    #expect(run.output.contains("416,520 multiply-adds"))
    #expect(!run.output.contains("trained slowly"))
  }

  @Test func `layers without loops of their own are named with the reason`() throws {
    let run = try ProgramRun(
      "summary", "--input", "1x8x8", "conv 2@3x3 | softmax | relu | fc 4")
    #expect(
      run.output.contains(
        "trained slowly, by the readable executor (looks at all channels of a position): softmax"))
  }

  @Test func `a layer that does not fit is a sentence and ends with 2`() throws {
    let run = try ProgramRun("summary", "--input", "1x4x4", "conv 3@9x9")
    #expect(run.code == 2)
    #expect(run.output == "")
    #expect(run.complaints.hasPrefix("cnn-tutor: "))
  }

  @Test func `an input as large as a tensor may be is refused or shown, never a trap`() throws {
    for layers in ["conv 1@3x3 pad 1", "relu", "maxpool 2", "fc 1"] {
      let run = try ProgramRun("summary", "--input", "1x46340x46340", layers)
      #expect(run.code == 0 || run.code == 2, "\(layers): \(run.code) \(run.complaints)")
    }
  }

  @Test func `JSON tells every layer and the total`() throws {
    let run = try ProgramRun("summary", "lenet5", "--json")
    let summary = try #require(try run.objects().first)
    #expect(run.lines.count == 1)
    #expect(summary["total"]?["parameters"] == 61_706)
    let first = try #require(summary["layers"]?.array?.first)
    #expect(first["name"] == "C1")
    #expect(first["outputShape"] == [6, 28, 28])
    #expect(first["parameters"] == 156)
    // 28 * 28 positions * 6 filters * 25 taps.
    #expect(first["multiplyAdds"] == 117_600)
    #expect(first["receptiveField"] == 5)
  }

  @Test func `the short form is read`() throws {
    let layers = "conv 3@4x4 nobias | relu | maxpool 2 | fc 4 nobias"
    let run = try ProgramRun("summary", "--input", "1x13x13", layers)
    #expect(run.code == 0)
    // 3 * 16 weights of the filters and 75 * 4 of the last layer.
    #expect(run.output.contains("\ntotal: 348 parameters"))
  }

  @Test func `an unknown name is told the nearest`() throws {
    let run = try ProgramRun("summary", "lenet6")
    #expect(run.code == 2)
    #expect(
      run.complaints
        == "cnn-tutor: there is no network and no file \"lenet6\". Did you mean \"lenet5\"?\n")
  }
}
