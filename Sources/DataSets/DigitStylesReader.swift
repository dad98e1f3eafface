import Foundation

/// A line of the stroke file that cannot be used.
package struct DigitStylesError: Error, Hashable, Sendable {
  /// What was wrong; the facts only.
  package enum Problem: Hashable, Sendable {
    case unknownWord(String)
    case unreadableStyle
    case strokeBeforeStyle
    case unreadablePoint(String)
    case shortStroke
    case styleWithoutStroke(name: String)
    case digitWithoutStyle(Int)
  }

  package var file: String
  /// From 1; nil when the file as a whole is meant.
  package var line: Int?
  package var problem: Problem
}

extension DigitStylesError: CustomStringConvertible, LocalizedError {
  package var errorDescription: String? { description }

  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return
      switch problem
    {
    case .unknownWord(let word):
      "\(place): \"\(word)\" is not known here. Begin the line with style, stroke or #."
    case .unreadableStyle:
      "\(place): a style needs a digit, a name and perhaps a weight above 0. "
        + "Write it as: style 7 barred weight 2"
    case .strokeBeforeStyle:
      "\(place): this stroke belongs to no style. Put a line such as: style 7 barred before it."
    case .unreadablePoint(let text):
      "\(place): \"\(text)\" is no point. Write it as 20,10 or, for a corner, 20,10!"
    case .shortStroke:
      "\(place): a stroke needs at least two points. Add one, or remove the line."
    case .styleWithoutStroke(let name):
      "\(place): style \(name) has no stroke. Add a line such as: stroke 50,0 50,100"
    case .digitWithoutStyle(let digit):
      "\(place): digit \(digit) has no style. Add at least one."
    }
  }
}

extension DigitStyles {
  /// Reads the stroke file; its form is explained at its beginning.
  package init(text: String, file: String) throws(DigitStylesError) {
    var reader = DigitStylesReader(file: file)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      try reader.read(line)
    }
    self.init(byDigit: try reader.finish())
  }
}

/// Collects styles line by line.
private struct DigitStylesReader {
  let file: String
  private var line = 0
  private var styleLine = 0
  private var byDigit: [[DigitStyle]] = Array(repeating: [], count: 10)
  private var current: DigitStyle?

  init(file: String) {
    self.file = file
  }

  mutating func read(_ text: Substring) throws(DigitStylesError) {
    line += 1
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, !first.hasPrefix("#") else { return }
    switch first {
    case "style":
      try close()
      current = try style(words.dropFirst())
      styleLine = line
    case "stroke":
      guard current != nil else { throw error(.strokeBeforeStyle) }
      let stroke = try stroke(words.dropFirst())
      current?.strokes.append(stroke)
    default:
      throw error(.unknownWord(String(first)))
    }
  }

  mutating func finish() throws(DigitStylesError) -> [[DigitStyle]] {
    try close()
    if let digit = byDigit.firstIndex(where: \.isEmpty) {
      throw DigitStylesError(file: file, line: nil, problem: .digitWithoutStyle(digit))
    }
    return byDigit
  }

  private mutating func close() throws(DigitStylesError) {
    guard let style = current else { return }
    guard !style.strokes.isEmpty else {
      throw DigitStylesError(
        file: file, line: styleLine, problem: .styleWithoutStroke(name: style.name))
    }
    byDigit[style.digit].append(style)
    current = nil
  }

  private func style(_ words: ArraySlice<Substring>) throws(DigitStylesError) -> DigitStyle {
    let words = Array(words)
    guard words.count == 2 || words.count == 4 && words[2] == "weight",
      let digit = Int(words[0]), (0...9).contains(digit),
      let weight = words.count == 4 ? Double(words[3]) : 1, weight.isFinite, weight > 0
    else { throw error(.unreadableStyle) }
    return DigitStyle(digit: digit, name: String(words[1]), weight: weight, strokes: [])
  }

  private func stroke(_ words: ArraySlice<Substring>) throws(DigitStylesError) -> [DigitStyle.Point]
  {
    var points: [DigitStyle.Point] = []
    for word in words {
      let isCorner = word.hasSuffix("!")
      let numbers = (isCorner ? word.dropLast() : word).split(
        separator: ",", omittingEmptySubsequences: false)
      guard numbers.count == 2, let x = Float(numbers[0]), let y = Float(numbers[1]),
        x.isFinite, y.isFinite
      else { throw error(.unreadablePoint(String(word))) }
      points.append(DigitStyle.Point(x: x / 100, y: y / 100, isCorner: isCorner))
    }
    guard points.count >= 2 else { throw error(.shortStroke) }
    return points
  }

  private func error(_ problem: DigitStylesError.Problem) -> DigitStylesError {
    DigitStylesError(file: file, line: line, problem: problem)
  }
}
