/// The layers of an architecture cut into units: how each is done, before anything has a place.
struct DraftedChain {
  /// A unit with work to do, and what it reads and gives.
  struct Draft {
    var draft: UnitDraft
    var input: Shape
    var output: Shape
  }

  private(set) var drafts: [Draft] = []
  private(set) var layers: [PlannedLayer] = []

  /// Takes several layers at a time where they can be fused.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  init(_ architecture: Architecture) throws(ShapeError) {
    var chain = LayerChain(try architecture.chainedLayers())
    chain.dropFinalSoftmax()
    var rest = chain.layers[...]
    while !rest.isEmpty {
      let draft = UnitDraft(rest)
      let used = rest.prefix(draft.layerCount)
      rest = rest.dropFirst(draft.layerCount)
      layers += draft.plannedLayers(of: used)
      guard let first = used.first, let last = used.last, !draft.isFree else { continue }
      drafts.append(Draft(draft: draft, input: first.input, output: last.output))
    }
    layers += chain.skipped
  }
}
