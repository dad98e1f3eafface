import ContentFormat
import Figures
import Testing

/// What is typed behind `animate`, and what is said of it.
struct TypedFigureTests {
  private let guides = FigureCatalogue.course.guides

  @Test func `options and words behind none become settings, wherever they stand`() throws {
    let typed = try TypedFigure(
      ["--input", "1x13x13", "receptive-field", "conv 3@3x3", "--unit=2,3"], among: guides)
    #expect(
      typed.request.command
        == "cnn-tutor animate receptive-field --input 1x13x13 --unit \"2,3\" --network \"conv 3@3x3\""
    )
    #expect(typed["unit"] == "2,3")
    #expect(!typed.wantsHelp)
    #expect(try TypedFigure(["conv1d", "--padding", "-1", "-h"], among: guides).wantsHelp)
  }

  @Test(arguments: [
    ([], "no figure is named. cnn-tutor animate lists them."),
    (["conv1"], "there is no figure \"conv1\"; did you mean \"conv1d\"?"),
    (["rec"], "there is no figure \"rec\"; did you mean \"receptive-field\"?"),
    (["gradients"], "there is no figure \"gradients\". cnn-tutor animate lists them."),
    (["conv1d", "--inptu", "3"], "conv1d has no option --inptu; did you mean --input?"),
    (["conv1d", "--pad", "3"], "conv1d has no option --pad; did you mean --padding?"),
    (
      ["conv1d", "--colour", "3"],
      "conv1d has no option --colour. cnn-tutor animate conv1d --help lists them."
    ),
    (["descent", "--slopes", "3"], "--slopes belongs to backprop, not to descent."),
    (["variance", "--batch", "3"], "--batch belongs to descent, not to variance."),
    (
      ["matrix", "relu"],
      "matrix takes nothing without an option, as \"relu\" is. cnn-tutor animate matrix --help lists them."
    ),
    (["conv1d", "--input"], "--input has no value. Write one behind it."),
    (
      ["network", "relu", "--network", "lenet5"],
      "--network is given twice. Leave one of the two out."
    ),
  ])
  func `what does not fit is named with what is near`(words: [String], sentence: String) {
    let fault = #expect(throws: TypedFigureFault.self) {
      try TypedFigure(words, among: guides)
    }
    #expect(fault?.description == sentence)
  }

  @Test func `the help of a figure is made from its settings`() throws {
    for guide in guides {
      let help = guide.help()
      #expect(help.hasPrefix("\(guide.kind.name): "))
      for line in help.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      for entry in guide.entries {
        #expect(!entry.help.isEmpty)
        #expect(help.contains(entry.isOption ? "  --\(entry.option) " : "  \(entry.name) "))
      }
    }
    let descent = try #require(guides.first { $0.kind.name == "descent" }?.help())
    #expect(descent.contains("\n  --rate   learning rate: 0 to 2 (default: 0.1)\n"))
    #expect(
      descent.contains("\nkeys of a fence \"animate descent\" in a lesson: rate, batch, seed"))
  }

  @Test func `every option takes what it stands at`() throws {
    for guide in guides where guide.kind.lesson == nil {
      // Without a course there is no picture.
      for entry in guide.options where !entry.usual.isEmpty && guide.kind.name != "features" {
        let request = FigureRequest(guide.kind.name, typed: [(entry.option, entry.usual)])
        #expect(throws: Never.self, "\(guide.kind.name) --\(entry.option) \(entry.usual)") {
          try FigureCatalogue.course.open(request)
        }
      }
    }
  }
}
