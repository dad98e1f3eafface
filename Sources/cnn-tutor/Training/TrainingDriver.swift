internal import CNNEngine
internal import DataSets
internal import Foundation
internal import Tutor

/// A run and what a student may do to it, as reports: no thread, no clock.
///
/// A class because it owns the trainer.
final class TrainingDriver {
  private var request: TrainingRequest
  private let images: LoadedImages
  private let asksForSignals: Bool
  private let showsPictures: Bool
  private var run: TrainingRun?
  /// Moments that one can go back to, oldest first.
  private var marks: [TrainerMark] = []
  /// The moment with the fewest validation errors.
  private var best: (mark: TrainerMark, epoch: TrainingEpoch)?
  /// The test image that walks through the layers; nil until somebody looks.
  private(set) var lookedAt: Int?

  /// Memory that all marks together may take.
  private static let markByteLimit = 64 << 20
  private static let markLimit = 256
  /// Images that the signals of the layers are taken from at the start, and while the run goes.
  private static let signalCount = 128
  private static let liveSignalCount = 16
  /// Steps from one look at the signals to the next.
  private static let signalInterval = 100

  /// A run on images that were read already.
  ///
  /// - Parameters:
  ///   - request: What is trained, and how.
  ///   - images: All of them; the request takes its share.
  ///   - asksForSignals: Whether the strength of each layer's output and gradient is measured.
  ///   - showsPictures: Whether kernels, digits and live signals are reported for a dashboard.
  ///   - lookedAt: The test image that walked through the layers of the run before; nil when nobody looked.
  init(
    _ request: TrainingRequest, images: LoadedImages, asksForSignals: Bool, showsPictures: Bool,
    lookedAt: Int?
  ) {
    self.lookedAt = lookedAt
    self.request = request
    self.images = images
    self.asksForSignals = asksForSignals
    self.showsPictures = showsPictures
  }

  deinit { cancel() }

  /// Ends the run and its threads.
  func cancel() { run?.trainer.cancel() }

  /// Does the work up to the next event; nothing when the run is over.
  ///
  /// `keepsMark` says whether one can come back to the moment before.
  func next(keepsMark: Bool) throws -> [TrainingReport] {
    let run = try current()
    if keepsMark { keepMark(of: run) }
    guard let event = try run.next() else { return [] }
    if showsPictures, case .epoch(let epoch) = event,
      best.map({ epoch.validationWrongCount < $0.epoch.validationWrongCount }) ?? true
    {
      best = (run.trainer.mark, epoch)
    }
    return [.events([event], elapsedMilliseconds: nil)] + (try followers(of: event, in: run))
  }

  /// Part of the training images that the network reads wrongly now, of so many at most.
  func trainError(imageCount: Int) throws -> Double {
    let run = try current()
    let training = run.data.training
    let count = min(training.count, imageCount)
    let result = run.trainer.evaluate(ImageRange(training, 0..<count))
    return Double(result.wrongCount) / Double(count)
  }

  /// Carries out what the student wants.
  func carryOut(_ change: TrainingChange) throws -> [TrainingReport] {
    switch change {
    case .oneStep: return try makeOneStep()
    case .goBack: return try goBack()
    case .learningRate(let rate): try current().trainer.learningRate = rate
    case .restart(let seed): restart(seed: seed)
    case .restoreBest: return try restoreBest()
    case .save: return [.note(try save())]
    case .look(let image):
      lookedAt = image
      return look(in: try current())
    case .read(let pixels):
      return try current().layers(ofDrawing: pixels).map { [.drawn($0)] } ?? []
    case .pace: break
    }
    return []
  }

  private func current() throws -> TrainingRun {
    if let run { return run }
    let new = try request.begin(images)
    run = new
    return new
  }
}

// MARK: - What is told beside the events

extension TrainingDriver {
  /// What follows an event: signals, kernels after an epoch, digits at the end.
  private func followers(
    of event: TrainingEvent, in run: TrainingRun
  ) throws -> [TrainingReport] {
    switch event {
    case .started:
      return try signals(of: run, imageCount: Self.signalCount)
        + (showsPictures ? [.kernels(run.kernels)] + look(in: run) : [])
    case .step(let step):
      guard showsPictures, step.step % Self.signalInterval == 0 else { return [] }
      return try signals(of: run, imageCount: Self.liveSignalCount)
    case .epoch: return showsPictures ? [.kernels(run.kernels)] + look(in: run) : []
    case .finished(let result): return showsPictures ? [.digits(run.digits(of: result))] : []
    case .diverged: return []
    }
  }

  private func signals(of run: TrainingRun, imageCount: Int) throws -> [TrainingReport] {
    guard asksForSignals else { return [] }
    return [.signals(try run.trainer.signals(on: run.data.validation, imageCount: imageCount))]
  }

  private func look(in run: TrainingRun) -> [TrainingReport] {
    guard let lookedAt, let pictures = run.layers(ofTestImage: lookedAt) else { return [] }
    return [.layers(pictures)]
  }
}

// MARK: - Back and forth

extension TrainingDriver {
  private func keepMark(of run: TrainingRun) {
    let mark = run.trainer.mark
    guard mark.step > marks.last?.step ?? 0 else { return }
    marks.append(mark)
    let limit = min(Self.markLimit, max(1, Self.markByteLimit / max(1, mark.byteCount)))
    if marks.count > limit { marks.removeFirst(marks.count - limit) }
  }

  /// The next step and what it did; an epoch's end that comes first is taken along.
  private func makeOneStep() throws -> [TrainingReport] {
    var reports: [TrainingReport] = []
    while true {
      let run = try current()
      let before = run.trainer.mark
      let told = try next(keepsMark: true)
      reports += told
      guard case .events(let events, _)? = told.first, let event = events.first else {
        return reports
      }
      guard case .step = event else {
        if event.isLast { return reports }
        continue
      }
      reports.append(.parameters(run.trainer.parameterSteps(since: before)))
      reports.append(.kernels(run.kernels))
      return reports + look(in: run)
    }
  }

  private func goBack() throws -> [TrainingReport] {
    let run = try current()
    let now = run.trainer.mark.step
    while let last = marks.last, last.step >= now { marks.removeLast() }
    guard let mark = marks.popLast() else {
      return [.note("No earlier moment of this run is kept.")]
    }
    run.trainer.go(to: mark)
    run.log?.goBack(to: mark.step)
    return [.wentBack(step: mark.step), .kernels(run.kernels)] + look(in: run)
  }

  private func restart(seed: UInt64) {
    cancel()
    run = nil
    marks = []
    best = nil
    request.plan.seed = seed
  }

  private func restoreBest() throws -> [TrainingReport] {
    let run = try current()
    guard let best else { return [.note("No epoch is over yet, so none is the best.")] }
    run.trainer.takeWeights(of: best.mark)
    let words =
      "The weights of epoch \(best.epoch.epoch) are back: \(best.epoch.validationWrongCount) of "
      + "\(best.epoch.validationCount) validation images wrong."
    return [.note(words), .kernels(run.kernels)] + look(in: run)
  }

  /// Where to: what `--save` said, or the data folder.
  private func save() throws -> String {
    let run = try current()
    do {
      let path = try request.savedFile?.path ?? defaultPath()
      try WeightFile(path).write(run.trainer.network)
      return "The weights are kept in \(path)."
    } catch {
      return "\(error)"
    }
  }

  private func defaultPath() throws -> String {
    let folder = DataFolder(environment: ProcessInfo.processInfo.environment).url
      .appendingPathComponent("weights")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent(
      "\(request.plan.experiment)-seed\(request.plan.seed).safetensors"
    ).path
  }
}

extension TrainingEvent {
  /// Whether nothing follows.
  var isLast: Bool {
    switch self {
    case .diverged, .finished: true
    case .started, .step, .epoch: false
    }
  }
}
