import CNNEngine
import Course
import Testing
import Tutor

struct ReceptiveFieldStateTests {
  private func figure(
    _ network: String = "lenet5", input: String? = nil, layer: String? = nil, predict: Bool = false
  ) throws -> ReceptiveFieldState {
    var spec = try ReceptiveFieldSpec(network: network, input: input)
    if let layer { try spec.pick(layer: layer) }
    spec.isPredicted = predict
    return ReceptiveFieldState(spec)
  }

  private func type(_ text: String, into state: inout ReceptiveFieldState) {
    for character in text { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
  }

  @Test func `it begins with the middle unit, lit to the input`() throws {
    let state = try figure(layer: "S4")
    #expect(state.unit == [2, 2])
    #expect(state.isLit)
    #expect(state.trace.input.axes.map(\.range.count) == [16, 16])
  }

  @Test func `the unit moves inside its map`() throws {
    var state = try figure(layer: "S4")
    for _ in 0..<9 { _ = state.handle(.moveFocus(rows: 0, columns: -1)) }
    _ = state.handle(.moveFocus(rows: 1, columns: 0))
    #expect(state.unit == [3, 0])
    #expect(state.trace.input.axes.map(\.range) == [12..<28, 0..<16])  // by hand: 3 · jump 4
  }

  @Test func `steps light one layer more or less`() throws {
    var state = try figure(layer: "S4")
    #expect(state.frameCount == 5)
    _ = state.handle(.stepBack)
    #expect(!state.isLit)
    #expect(state.patch(atStep: state.playback.position).axes.map(\.range.count) == [12, 12])
    _ = state.handle(.toStart)
    _ = state.handle(.playOrPause)
    for _ in 0..<4 { _ = state.handle(.tick) }
    #expect(state.isLit)
    #expect(!state.playback.isPlaying)
  }

  @Test func `another layer is picked round both ends`() throws {
    var state = try figure()
    _ = state.handle(.nextGroup)
    #expect(state.picked.name == "C1")
    _ = state.handle(.previousGroup)
    #expect(state.picked.name == "C5")
    #expect(state.isLit)
  }

  @Test func `a layer is found by its name, whatever it does`() throws {
    var state = try figure("googlenet")
    _ = state.handle(.beginEdit)
    #expect(FigureState.receptiveField(state).isTextEntry)
    type("inception_4c.5x5_", into: &state)
    #expect(state.picked.name == "inception_4c.5x5_reduce")
    _ = state.handle(.beginEdit)
    type("inception_3a.1x1.relu", into: &state)
    #expect(state.shownRows.contains(state.stage))
    #expect(state.isLit)
    _ = state.handle(.nextGroup)
    #expect(state.picked.name == "inception_3a.3x3_reduce")
    _ = state.handle(.beginEdit)
    type("pool9", into: &state)
    #expect(state.notice == "There is no layer \"pool9\"; did you mean \"pool1\"?")
  }

  @Test func `the light goes back through all branches`() throws {
    let state = try figure("googlenet", layer: "inception_3a")
    let names = state.steps.map { $0.map { state.stages[$0].name } ?? "input" }
    // By hand: the join, the branches from the last to the first, then the stem.
    #expect(
      names.prefix(4) == [
        "inception_3a", "inception_3a.pool_proj", "inception_3a.pool", "inception_3a.5x5",
      ])
    #expect(names.suffix(3) == ["pool1", "conv1", "input"])
  }

  @Test func `a jump names the unit by its place`() throws {
    var state = try figure(layer: "S4")
    _ = state.handle(.beginJump)
    type("4,1", into: &state)
    #expect(state.unit == [4, 1])
    _ = state.handle(.beginJump)
    type("5,1", into: &state)
    #expect(state.unit == [4, 1])
    #expect(state.notice == "There is no output \"5,1\". The last one is 4,4.")
  }

  @Test func `the side is asked for before it lights`() throws {
    var state = try figure(layer: "S4", predict: true)
    #expect(state.isSecret)
    _ = state.handle(.commit)
    #expect(state.isSecret)
    type("16", into: &state)
    #expect(state.guess?.mistake == nil)
    #expect(state.playback.isPlaying)
    _ = state.handle(.toEnd)
    #expect(!state.isSecret)
  }

  @Test(arguments: [
    (10, SideGuess.Mistake.unknown), (11, .ignoresStride), (256, .isArea), (2, .isOwnWindow),
    (100, .countsPaths),
  ])
  func `a wrong side is told by what it is the answer to`(
    side: Int, mistake: SideGuess.Mistake
  ) throws {
    var state = try figure(layer: "S4", predict: true)
    type("\(side)", into: &state)
    #expect(state.guess?.mistake == mistake)
  }

  @Test(arguments: [
    ("lenet", nil, nil, "there is no network \"lenet\"; did you mean \"lenet5\"?"),
    ("fc 3", "1x8x8", nil, ""),
    ("relu", "1x8x8", nil, "no layer of \"relu\" slides a window"),
    ("conv 1@9x9", "1x8x8", nil, ""),
    ("lenet5", nil, "S3", "there is no layer \"S3\"; did you mean \"S2\"?"),
    (
      "lenet5", nil, "nothing",
      "there is no layer \"nothing\". Choose one of C1, S2, C3, S4, C5."
    ),
  ])
  func `a network that cannot be followed gets a sentence`(
    network: String, input: String?, layer: String?, sentence: String
  ) throws {
    do {
      let state = try figure(network, input: input, layer: layer)
      #expect(network == "fc 3" && state.picked.windows.map(\.size) == [8, 8])
    } catch let fault as FigureFault {
      #expect(fault.description.hasPrefix(sentence))
      #expect(".?".contains(try #require(fault.description.last)))
    }
  }
}
