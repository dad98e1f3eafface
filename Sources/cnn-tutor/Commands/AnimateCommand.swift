internal import ArgumentParser
internal import ContentFormat
internal import Course
internal import Foundation
internal import Tutor

/// `cnn-tutor animate conv1d`: one figure alone.
struct AnimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "animate",
    abstract: "Open one figure alone: a window that slides, what a unit sees, a matrix, filters.",
    discussion: """
      Each figure opens without options too, with numbers of the course. Figures and their options:

      \(FigureGuide.help)

      --input and --kernel take a size (8, 5x5) or numbers (2,0,-1; the rows of a picture are parted by \
      semicolons, channels by a bar, filters by a slash); 3x5x5 has three channels. For pooling --kernel is \
      the side of the window, for matrix it may be a stack: --kernel "3 | 3 | 3". receptive-field and network \
      take --network lenet5, or the short form of summary: --input 1x13x13 "conv 3@3x3 | relu | maxpool 2". \
      features takes --input FILE.pgm, a small plain PGM. --lesson says in which lesson a figure is looked for.
      """)

  @Argument(help: "Which figure: \(FigureGuide.all.map(\.name).joined(separator: ", ")).")
  var operation: String

  @Argument(
    help:
      "Layers in the short form, for receptive-field and network; for wires one convolution that is counted."
  )
  var layers: String?

  @OptionGroup var window: WindowOptions

  @OptionGroup var place: PlaceOptions

  @OptionGroup var spread: SpreadOptions

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    let given = (layers == nil ? [] : ["layers"]) + window.given + place.given + spread.given
    if let refusal = given.lazy.compactMap({ FigureGuide.refusal(of: $0, for: operation) }).first {
      throw ValidationError(refusal)
    }
    if layers != nil, place.network != nil {
      throw ValidationError("a network has either a name or layers. Leave one of the two out.")
    }
  }

  func run() throws {
    let wiring = Wiring(options)
    switch operation {
    case FigureSpec.derivationName:
      return try wiring.show(.derivation(question: place.question, lesson: place.lesson))
    case "signal", "bars", "curves", "points", FigureSpec.picturesName:
      let spec = try wiring.library.figure(operation, lesson: place.lesson)
      return try wiring.show(.figure(spec))
    default: break
    }
    var spec = try request.spec()
    if case .request(var asked) = spec {
      asked.files = files(of: try? wiring.library)
      spec = .request(asked)
    }
    try wiring.show(.figure(spec))
  }

  /// Pictures below `Assets`, and files that were named here.
  private func files(of library: CourseLibrary?) -> NamedFiles {
    NamedFiles(folder: ".") { path, _ throws(ContentProblem) in
      if path.hasPrefix("Assets/"), let library {
        return try library.asset(String(path.dropFirst("Assets/".count)))
      }
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw ContentProblem(
          fault: .rule(
            "cannot read the picture \"\(path)\"",
            mend: "Name a plain PGM file, one that begins with P2"))
      }
      return text
    }
  }

  private var request: AnimationRequest {
    var request = AnimationRequest(operation: operation)
    request.input = window.input
    request.kernel = window.kernel
    request.padding = window.padding ?? 0
    request.stride = window.stride
    request.dilation = window.dilation ?? 1
    request.mode = window.mode
    request.paddingMode = window.paddingMode
    request.channels = window.channels
    request.filters = window.filters
    request.slopes = window.slopes
    request.wiring = window.wiring
    if let input = window.countInput { request.countedInput = input }
    request.network = layers ?? place.network
    request.layer = place.layer
    request.place = place.unit
    request.functions = place.functions
    request.range = place.range
    request.rate = spread.rate
    request.batch = spread.batch
    request.seed = spread.seed
    request.variance = spread.variance
    request.unit = spread.wishes
    return request
  }
}
