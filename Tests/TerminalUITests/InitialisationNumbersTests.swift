import CNNEngine
import Course
import Foundation
import MathNotation
import TerminalUI
import Testing
import Tutor

/// The numbers that `init`, `activations` and `dead-relu` state, against the engine.
struct InitialisationNumbersTests {
  private func text(_ lesson: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let lesson = try CourseLibrary(ContentFolder(path: root)).lesson(lesson)
    // The prose alone: figures have tests of their own and would run networks here.
    let blocks = lesson.pages.flatMap(\.blocks)
    let lines: [String] = blocks.map { block in
      switch block {
      case .paragraph(let text): text.plainText
      case .list(let items, _): items.map(\.plainText).joined(separator: " ")
      case .table(_, let rows):
        rows.map { row in row.map(\.plainText).joined(separator: " ") }.joined(separator: " ")
      case .formula(let formula): formula.linearText
      case .code(let text): text
      case .animation, .derivation, .ask, .experiment: ""
      }
    }
    return lines.joined(separator: " ").replacing("−", with: "-")
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func values(_ activation: Activation, _ numbers: [Double]) -> [Double] {
    activation.forward(Tensor([1, numbers.count], numbers)).output.elements
  }

  private func short(_ number: Double) -> String {
    String((number * 1000).rounded() / 1000).replacing(".0", with: "")
  }

  @Test func `the three bends in numbers`() throws {
    let text = try text("activations")
    for (name, activation) in [("ReLU", Activation.relu), ("tanh", .tanh), ("sigmoid", .sigmoid)] {
      let row = values(activation, [-2, -1, 0, 1, 2]).map { number in
        number == number.rounded() ? String(Int(number)) : String(format: "%.3f", number)
      }.map { $0 == "0.500" ? "0.5" : $0 }
      #expect(text.contains("\(name) " + row.joined(separator: " ")), "\(row)")
    }
    let mean = values(.relu, [-2, -1, 1, 2]).reduce(0, +) / 4
    #expect(text.contains("ReLU 0 0 1 2 \(mean)"))
  }

  @Test func `the mean square behind a ReLU, and its variance`() throws {
    let text = try text("init")
    let list = [-3.0, -2, -1, 1, 2, 3]
    let before = list.map { $0 * $0 }.reduce(0, +) / 6
    let behind = values(.relu, list).map { $0 * $0 }.reduce(0, +) / 6
    #expect(text.contains("28 / 6 = " + String(format: "%.2f", before)))
    #expect(text.contains("14 / 6 = " + String(format: "%.2f", behind)))
    // A fine grid under the bell curve stands for the integral.
    let places = (-4000...4000).map { Double($0) / 500 }
    let weights = places.map { exp(-$0 * $0 / 2) }
    let total = weights.reduce(0, +)
    let relu = values(.relu, places)
    let mean = zip(relu, weights).map { $0 * $1 }.reduce(0, +) / total
    let square = zip(relu, weights).map { $0 * $0 * $1 }.reduce(0, +) / total
    let variance = square - mean * mean
    #expect(text.contains("square is " + String(format: "%.1f", square)))
    #expect(text.contains("the variance " + String(format: "%.2f", variance)))
    #expect(text.contains("= " + String(format: "%.2f", 1 / variance)))
  }

  @Test func `what eight layers make of a factor`() throws {
    let text = try text("init")
    let double = SpreadTheory(
      SpreadSettings(width: 100, depth: 8, activation: nil, weightVariance: 0.02))
    let half = SpreadTheory(
      SpreadSettings(width: 100, depth: 8, activation: nil, weightVariance: 0.005))
    #expect(text.contains("= \(Int(double.sums[7].rounded()))"))
    #expect(text.contains("after eight layers " + String(format: "%.4f", half.sums[7])))
  }

  @Test func `the sum behind one update, for five rates`() throws {
    let text = try text("dead-relu")
    let trace = try UnitTrace(
      inputs: [2], weight: 1, bias: 0, target: 1, rate: 0.1, stepCount: 1)
    let row = [0.1, 0.2, 0.3, 0.4, 1].map { short(trace.nextSum(rate: $0)) }
    #expect(text.contains("after one update " + row.joined(separator: " ")), "\(row)")
    #expect(text.contains("2/5 = \(try #require(trace.cliff))"))
  }
}
