import CNNEngine
import Testing

struct ShortFormTests {
  private func error(_ shortForm: String, input: String = "1x9x9") -> String? {
    do {
      _ = try Architecture(input: input, shortForm: shortForm)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `exercise 10.1 is read, a flatten layer put in`() throws {
    let net = try Architecture(
      input: "1x13x13", shortForm: "conv 3@4x4 nobias | relu | maxpool 2 | fc 4 nobias")
    #expect(net.layers.map(\.name) == ["conv", "relu", "pool", "flatten", "fc"])
    #expect(try net.parameterCount() == 348)
  }

  @Test func `words set stride, padding, dilation and groups`() throws {
    let net = try Architecture(
      input: "4x20x30", shortForm: "C1: conv 8@3x5 s2x1 p1 d2 g2 reflect | avgpool 3 s2 p1 nocount")
    let rows = SlidingWindow(size: 3, stride: 2, dilation: 2, padding: 1)
    let columns = SlidingWindow(size: 5, stride: 1, dilation: 2, padding: 1)
    let pool = SlidingWindow(size: 3, stride: 2, padding: 1)
    #expect(
      net.layers == [
        NamedLayer(
          "C1",
          .convolution(
            Convolution(
              filters: 8, windows: [rows, columns], groups: 2, paddingMode: .reflect))),
        NamedLayer("pool", .averagePool(Pool(windows: [pool, pool], countsPadding: false))),
      ])
  }

  @Test func `settings may be written out`() throws {
    let letters = try Architecture(
      input: "4x20x30", shortForm: "conv 8@3 s2 p1x0 d2 g2 | maxpool 2 s1")
    let words = try Architecture(
      input: "4x20x30",
      shortForm: "conv 8@3 stride 2 padding=1x0 Dilation 2 groups 2 | maxpool 2 stride 1")
    #expect(words == letters)
    #expect(
      error("conv 3@4 stride | relu")?.hasPrefix(
        "layers, character 10: found \"stride\", expected a setting of conv") == true)
  }

  @Test func `a signal makes convolutions 1-D`() throws {
    let net = try Architecture(
      input: "1x8", shortForm: "conv 2@3 same | maxpool 2 ceil | gap: globalavgpool")
    #expect(try net.outputShapes() == [[2, 8], [2, 4], [2]])
  }

  @Test func `several layers of a kind are numbered`() throws {
    let net = try Architecture(input: "3", shortForm: "fc 4 | tanh | fc 2 | softmax")
    #expect(net.layers.map(\.name) == ["fc1", "tanh", "fc2", "softmax"])
  }

  @Test func `what cannot be read is named with its position`() {
    #expect(
      error("relu | covn 3@4")
        == "layers, character 8: found \"covn\", expected a layer such as conv, maxpool, fc or relu. "
        + "Did you mean \"conv\"?")
    #expect(
      error("conv 3x4")
        == "layers, character 6: found \"3x4\", expected filters and kernel such as 3@4x4.")
    #expect(
      error("conv 3@4 nobais")
        == "layers, character 10: found \"nobais\", expected a setting of conv, such as "
        + "stride 2 (or s2), padding 1, dilation 2, same, nobias. Did you mean \"nobias\"?")
    #expect(
      error("relu 3") == "layers, character 6: found \"3\", expected nothing more behind relu.")
    #expect(
      error("relu | | fc 3") == "layers, character 8: found nothing, expected a layer such as relu."
    )
    #expect(
      error("") == "layers, character 1: found nothing, expected a layer such as relu.")
    #expect(
      error("fc")
        == "layers, character 3: found nothing, expected a number of outputs, such as fc 4.")
    #expect(
      error("conv 3@4 s2x2x2")
        == "layers, character 10: found \"s2x2x2\", expected s and a number, such as s2.")
  }

  @Test(arguments: [
    "", "0x3x3", "1x-2", "ax3", "1x2x3x4", "99999x99999x99999", "1x9223372036854775808",
  ])
  func `an input that is no shape is refused`(input: String) {
    #expect(
      error("relu", input: input)
        == "input, character 1: found \(input.isEmpty ? "nothing" : "\"\(input)\""), expected sizes "
        + "such as 1x13x13 (channels, height, width), each at least 1 "
        + "and at most 2147483647 elements in all.")
  }
}
