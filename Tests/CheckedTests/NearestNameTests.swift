import Testing

@testable import Checked

@Suite struct NearestNameTests {
  private let names = ["stride", "padding", "conv1d", "relu", "t1"]

  @Test(arguments: [
    ("paddign", "padding"), ("Stride", "stride"), ("strde", "stride"), ("conv2", "conv1d"),
    ("t2", "t1"),
  ])
  func `a misspelled name finds what was meant`(typed: String, meant: String) {
    #expect(names.nearest(to: typed) == meant)
  }

  @Test(arguments: ["kernel", "x", "dilation"]) func `a name far from all finds nothing`(
    typed: String
  ) {
    #expect(names.nearest(to: typed) == nil)
  }

  @Test func `a beginning of three letters finds the first that begins so`() {
    #expect(["receptive-field", "receptive"].nearest(to: "Rec") == "receptive-field")
    #expect(["receptive-field"].nearest(to: "re") == nil)
  }

  @Test func `what was typed is never meant`() {
    #expect(["kernel"].nearest(to: "kernel") == nil)
    #expect(["kernel"].nearest(to: "Kernel") == "kernel")
  }

  @Test func `the closest of several is taken`() {
    #expect(["train", "trained", "trail"].nearest(to: "trains") == "train")
  }
}
