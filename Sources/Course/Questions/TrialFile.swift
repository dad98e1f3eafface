internal import ContentFormat
internal import Grading

/// The figure that a part offers after some of its misconceptions; its numbers are expressions.
struct TrialFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case figure, input, kernel, padding, stride, dilation, `for`
  }

  var figure: String
  var input: String?
  var kernel: String?
  var padding: String?
  var stride: String?
  var dilation: String?
  var misconceptions: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    figure = try container.decode(String.self, forKey: .figure)
    input = try container.decodeIfPresent(String.self, forKey: .input)
    kernel = try container.decodeIfPresent(String.self, forKey: .kernel)
    padding = try container.decodeIfPresent(String.self, forKey: .padding)
    stride = try container.decodeIfPresent(String.self, forKey: .stride)
    dilation = try container.decodeIfPresent(String.self, forKey: .dilation)
    misconceptions = try container.decode([String].self, forKey: .for)
  }
}

extension ComputedPart {
  /// The trial with the numbers of the draw; nil for a part that offers none.
  func trial() throws(ContentProblem) -> Trial? {
    guard let file = file.play else { return nil }
    let known = self.file.misconceptions.entries.map(\.key)
    for id in file.misconceptions where !known.contains(id) {
      throw problem(at: "play", .unknownIdentifier("misconception of this part", id, of: known))
    }
    let settings = [
      ("input", try text(file.input)), ("kernel", try text(file.kernel)),
      ("padding", try count(file.padding)), ("stride", try count(file.stride)),
      ("dilation", try count(file.dilation)),
    ]
    return Trial(
      FigureRequest(
        file.figure, typed: settings.compactMap { name, text in text.map { (name, $0) } }),
      misconceptions: file.misconceptions, line: node.entry("play")?.line ?? node.line)
  }

  /// A text with its numbers, such as `13` of `{H}`.
  private func text(_ template: String?) throws(ContentProblem) -> String? {
    guard let template else { return nil }
    do throws(ContentProblem.Fault) {
      return try TextTemplate.fill(template, in: scope)
    } catch {
      throw problem(at: "play", error)
    }
  }

  private func count(_ expression: String?) throws(ContentProblem) -> String? {
    guard let expression else { return nil }
    do throws(ContentProblem.Fault) {
      guard let count = try scope.value(of: expression).integer else {
        throw .wrongValue(expression, reason: "a whole number is needed here.")
      }
      return "\(count)"
    } catch {
      throw problem(at: "play", error)
    }
  }
}
