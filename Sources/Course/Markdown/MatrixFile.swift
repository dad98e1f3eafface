internal import ContentFormat

/// The body of an `animate matrix` fence as its author writes it.
struct MatrixFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, kernel, stride, padding, dilation
  }

  private var input: String
  private var kernel: String
  private var stride: Int?
  private var padding: Int?
  private var dilation: Int?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    input = try container.decode(String.self, forKey: .input)
    kernel = try container.decode(String.self, forKey: .kernel)
    stride = try container.decodeIfPresent(Int.self, forKey: .stride)
    padding = try container.decodeIfPresent(Int.self, forKey: .padding)
    dilation = try container.decodeIfPresent(Int.self, forKey: .dilation)
  }

  /// The figure; throws what cannot be read or does not fit.
  func spec() throws(FigureFault) -> MatrixSpec {
    try MatrixSpec(
      input: input, kernel: kernel, stride: stride ?? 1, padding: padding ?? 0,
      dilation: dilation ?? 1)
  }
}
