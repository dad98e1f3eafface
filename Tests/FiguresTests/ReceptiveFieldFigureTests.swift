import CNNEngine
import Canvas
import Figures
import Testing

struct ReceptiveFieldFigureTests {
  private func figure(_ body: String = "{}") throws -> FigureFrame<ReceptiveFieldFigure> {
    try frame(ReceptiveFieldFigure.self, "receptive-field", body)
  }

  @Test func `it begins with the middle unit, lit to the input`() throws {
    let figure = try figure("layer: S4").figure
    #expect(figure.unit == [2, 2])
    #expect(figure.isLit)
    #expect(figure.trace.input.axes.map(\.range.count) == [16, 16])
  }

  @Test func `the unit moves inside its map`() throws {
    var figure = try figure("layer: S4\nunit: [2, 3]")
    for _ in 0..<9 { _ = figure.press(.left) }
    _ = figure.press(.down)
    #expect(figure.figure.unit == [3, 0])
    // By hand: 3 · jump 4.
    #expect(figure.figure.trace.input.axes.map(\.range) == [12..<28, 0..<16])
  }

  @Test func `steps light one layer more or less`() throws {
    var figure = try figure("layer: S4")
    #expect(figure.stepCount == 5)
    figure.type(",")
    #expect(!figure.figure.isLit)
    #expect(figure.figure.patch(atStep: figure.step).axes.map(\.range.count) == [12, 12])
    _ = figure.press(.home)
    figure.type(" ")
    for _ in 0..<4 { figure.tick() }
    #expect(figure.figure.isLit)
    #expect(!figure.isPlaying)
  }

  @Test func `another layer is picked round both ends`() throws {
    var figure = try figure()
    figure.type("]")
    #expect(figure.figure.picked.name == "C1")
    figure.type("[")
    #expect(figure.figure.picked.name == "C5")
    #expect(figure.figure.isLit)
  }

  @Test func `a layer is found by its name, whatever it does`() throws {
    var figure = try figure("network: googlenet")
    figure.type("g")
    #expect(figure.isTextEntry)
    figure.type("inception_4c.5x5_")
    _ = figure.press(.enter)
    #expect(figure.figure.picked.name == "inception_4c.5x5_reduce")
    figure.type("ginception_3a.1x1.relu")
    _ = figure.press(.enter)
    #expect(figure.figure.shownRows.contains(figure.figure.stage))
    #expect(figure.figure.isLit)
    figure.type("]")
    #expect(figure.figure.picked.name == "inception_3a.3x3_reduce")
    figure.type("gpool9")
    _ = figure.press(.enter)
    #expect(figure.notice == "There is no layer \"pool9\"; did you mean \"pool1\"?")
  }

  @Test func `the light goes back through all branches`() throws {
    let figure = try figure("network: googlenet\nlayer: inception_3a").figure
    let names = figure.steps.map { $0.map { figure.stages[$0].name } ?? "input" }
    // By hand: the join, the branches from the last to the first, then the stem.
    #expect(
      names.prefix(4) == [
        "inception_3a", "inception_3a.pool_proj", "inception_3a.pool", "inception_3a.5x5",
      ])
    #expect(names.suffix(3) == ["pool1", "conv1", "input"])
  }

  @Test func `the same key goes to a unit by its place`() throws {
    var figure = try figure("layer: S4")
    figure.type("g4,1")
    _ = figure.press(.enter)
    #expect(figure.figure.unit == [4, 1])
    figure.type("g5,1")
    _ = figure.press(.enter)
    #expect(figure.figure.unit == [4, 1])
    #expect(figure.notice == "There is no output \"5,1\". The last one is 4,4.")
  }

  /// The side of the patch stands nowhere before it has lit up.
  @Test func `the side is asked for before it lights`() throws {
    var figure = try figure("layer: S4\npredict: true")
    let isTold = { (shown: [String]) in shown.contains { $0.contains(" 16") } }
    #expect(!isTold(figure.shown))
    _ = figure.press(.enter)
    #expect(figure.notice?.hasPrefix("Type the side of the patch first") == true)
    figure.type("16")
    _ = figure.press(.enter)
    #expect(figure.isPlaying)
    #expect(figure.shown.contains { $0.contains("you said 16") })
    #expect(!figure.accepts(.enter))
    _ = figure.press(.end)
    #expect(figure.shown.contains { $0.contains("✓ 16: neighbours are 4 apart") })
    figure.type("]")
    #expect(!figure.shown.contains { $0.contains("✓") })
  }

  @Test(arguments: [
    (10, "add (K-1)·jump for each layer, from 1"), (11, "that would be with every stride 1"),
    (256, "that is the area"), (2, "that is the layer's own window"),
    (100, "that counts the ways to the input"),
  ])
  func `a wrong side is told by what it is the answer to`(side: Int, words: String) throws {
    var figure = try figure("layer: S4\npredict: true")
    figure.type("\(side)")
    _ = figure.press(.enter)
    _ = figure.press(.end)
    #expect(figure.shown.contains { $0.contains("✗ \(side): \(words)") })
  }

  @Test func `a layer that sees all of its input may stand alone`() throws {
    let figure = try figure("network: fc 3\ninput: 1x8x8").figure
    #expect(figure.picked.windows.map(\.size) == [8, 8])
  }

  @Test(arguments: [
    (
      "network: lenet",
      "there is no network \"lenet\"; did you mean \"lenet5\"? Layers such as "
        + "\"conv 3@3x3 | relu\" need an input such as 1x13x13."
    ),
    (
      "input: 1x8x8",
      "the input 1x8x8 has no layers behind it. Give some, such as \"conv 3@3x3 | maxpool 2\", "
        + "or leave the input out and name a network, such as lenet5."
    ),
    (
      "network: relu\ninput: 1x8x8",
      "no layer of \"relu\" slides a window over rows or columns. Begin with conv or maxpool."
    ),
    ("network: lenet5\nlayer: S3", "there is no layer \"S3\"; did you mean \"S2\"?"),
    (
      "layer: nothing",
      "there is no layer \"nothing\". Choose one of C1, S2, C3, S4, C5."
    ),
    ("unit: [1, 3]", "there is no unit 1,3. The last one is 0,0."),
  ])
  func `what cannot be followed gets a sentence`(body: String, sentence: String) {
    let fault = #expect(throws: FigureFault.self) { try figure(body) }
    #expect(fault?.description == sentence)
  }
}
