internal import Checked
package import ContentFormat

/// All kinds of figure: the only list of them.
package struct FigureCatalogue: Sendable {
  /// What the program knows.
  package static let course = FigureCatalogue([
    SlidingFigure.self,
    NormsFigure.self, DeadReLUFigure.self, VolumeFigure.self, SignalFigure.self,
    VarianceFigure.self, WiresFigure.self, BackpropFigure.self, FeaturesFigure.self,
    DescentFigure.self,
    MatrixFigure.self, PicturesFigure.self, ReceptiveFieldFigure.self, NetworkFigure.self,
    PlotFigure.self, SoftmaxFigure.self,
  ])

  private let figures: [any Figure.Type]

  package init(_ figures: [any Figure.Type]) {
    self.figures = figures
  }

  /// Every word that asks for a figure, with its settings.
  package var guides: [FigureGuide] { figures.flatMap { $0.guides } }

  /// The figure that is asked for; throws what does not fit.
  package func open(_ request: FigureRequest) throws(FigureFault) -> any FigurePart {
    for figure in figures {
      if let part = try figure.open(request) { return part }
    }
    let known = guides.map(\.kind).filter { request.isTyped || $0.fence == request.fence }
      .map(\.name)
    guard !request.isTyped else { throw .unknownWord(kind: "figure", request.name, known: known) }
    throw .content(
      ContentProblem(
        file: request.document.file, line: request.line,
        fault: .unknownWord("figure", request.name, of: known)))
  }
}

extension Figure {
  /// What the program says of its words.
  fileprivate static var guides: [FigureGuide] {
    kinds.map { kind in
      let usual = Self(kind)
      let written = settings(of: kind).filter { $0.isKey || $0.isOption }
      let entries = written.map { setting in
        FigureGuide.Entry(
          name: setting.name, option: setting.option, help: setting.help, values: setting.values,
          usual: setting.text(usual), isKey: setting.isKey, isOption: setting.isOption,
          isUnnamed: setting.isUnnamed)
      }
      return FigureGuide(kind, entries + (canAsk ? [.predict] : []))
    }
  }

  /// The figure of a request in its frame; nil when another kind is asked for.
  fileprivate static func open(_ request: FigureRequest) throws(FigureFault) -> (any FigurePart)? {
    let kind = kinds.first {
      $0.name == request.name && (request.isTyped || $0.fence == request.fence)
    }
    guard let kind else { return nil }
    if request.isTyped, let lesson = kind.lesson { throw .ofLessons(kind.name, lesson) }
    var figure = Self(kind)
    let asks = try figure.read(request, kind)
    try figure.settle()
    guard !asks || figure.question != nil else {
      throw .setting(FigureGuide.Entry.predict.name, .nothingToAsk)
    }
    return FigureFrame(figure, kind: kind, asks: asks)
  }

  /// Takes every setting that is written; says whether a guess comes first.
  fileprivate mutating func read(_ request: FigureRequest, _ kind: FigureKind) throws(FigureFault)
    -> Bool
  {
    let known = Self.settings(of: kind).filter { request.isTyped ? $0.isOption : $0.isKey }
    var asks = false
    for entry in request.document.root.entries {
      let source = SettingSource(name: entry.key, request: request)
      if Self.canAsk, !request.isTyped, entry.key == FigureGuide.Entry.predict.name {
        asks = try source.decode(Bool.self)
        continue
      }
      let name = { (setting: Setting<Self>) in request.isTyped ? setting.option : setting.name }
      guard let setting = known.first(where: { name($0) == entry.key }) else {
        let names = known.map(name) + (Self.canAsk ? [FigureGuide.Entry.predict.name] : [])
        throw .content(
          request.document.problem(
            line: entry.line,
            .unknownKey(entry.key, allowed: names, suggestion: names.nearest(to: entry.key))))
      }
      do throws(FigureFault) {
        if request.isTyped {
          try setting.type(&self, entry.value.text ?? "")
        } else {
          try setting.read(&self, source)
        }
      } catch { throw .setting(setting.name, error) }
    }
    try complete(request)
    return asks
  }
}

extension SoleFigure {
  /// The settled figure of a request, without a frame.
  package init(_ request: FigureRequest) throws(FigureFault) {
    self.init()
    _ = try read(request, Self.kind)
    try settle()
  }
}
