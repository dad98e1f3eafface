internal import ContentFormat

/// The body of an `animate backprop` fence as its author writes it.
struct BackpropFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, kernel, slopes, show, predict
  }

  /// The figure, with the course's numbers where the author says nothing.
  let spec: BackpropSpec

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let course = BackpropSpec.course
    var spec = BackpropSpec(
      input: try container.decodeIfPresent([Double].self, forKey: .input) ?? course.input,
      kernel: try container.decodeIfPresent([Double].self, forKey: .kernel) ?? course.kernel,
      slopes: try container.decodeIfPresent([Double].self, forKey: .slopes) ?? course.slopes)
    spec.part =
      try container.decodeIfPresent(Word<BackpropSpec.Part>.self, forKey: .show)?.value
    spec.isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
    self.spec = spec
  }
}
