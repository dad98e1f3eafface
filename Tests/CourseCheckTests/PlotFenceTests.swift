import Figures
import Testing

struct PlotFenceTests {
  private static let curves =
    "# cnn-tutor train-live --epochs 2\nepoch,train,val\n0,2.3,\n1,1,0.5\n2,0.5,0.7\n"

  private func plot(_ info: String, _ body: String, csv: String = curves) throws -> Plot {
    let figure = try CheckedLesson.figure(
      pages: pages(info, body), beside: ["Exercises/lessons/one/runs.csv": csv])
    guard let frame = figure as? FigureFrame<PlotFigure> else { throw PlotMissing() }
    return frame.figure.plot
  }

  private func problems(_ info: String, _ body: String, csv: String = curves) throws -> [String] {
    try CheckedLesson.problems(
      pages: pages(info, body), beside: ["Exercises/lessons/one/runs.csv": csv])
  }

  /// A page with the fence in line 17.
  private func pages(_ info: String, _ body: String) -> String {
    "# A\n\nProse.\n\n\n\n\n```\(info)\n\(body)\n```\n"
  }

  @Test func `functions, their slopes and expressions are computed`() throws {
    let spec = try plot(
      "plot functions",
      """
      functions: {a: "relu'", b: leakyRelu, c: "sigmoid'", d: "max(0, x)^2 + relu(x)"}
      x: [-2, 2]
      steps: 4
      slope: 0.2
      """)
    #expect(spec.stops == [-2, -1, 0, 1, 2])
    // By hand; the slope of a sigmoid in 0 is 1/2 · 1/2.
    #expect(spec.series[0].values.map(\.y) == [0, 0, 0, 1, 1])
    #expect(spec.series[1].values.map(\.y) == [-0.4, -0.2, 0, 1, 2])
    #expect(spec.series[2].values[2].y == 0.25)
    #expect(spec.series[3].values.map(\.y) == [0, 0, 0, 2, 6])
  }

  @Test func `bars take numbers of a network`() throws {
    let spec = try plot(
      "plot bars",
      """
      network: lenet5
      bars: {C1: parameters(C1), all: parameters(), two: {value: 2 + 1/2, error: 0.5}}
      marks: {human: 5.1}
      """)
    // 6 (25 + 1) and LeNet-5's 61,706 (inventory A4).
    #expect(spec.series.map { $0.values[0].y } == [156, 61_706, 2.5])
    #expect(spec.series[2].values[0].error == 0.5)
    #expect(spec.marks == [Plot.Mark(name: "human", value: 5.1)])
  }

  @Test func `curves come from a file that names its command`() throws {
    let spec = try plot(
      "plot curves",
      "file: runs.csv\nx: epoch\nseries: {training: train, validation: val}\nbest: validation")
    #expect(spec.origin == "cnn-tutor train-live --epochs 2")
    #expect(spec.stops == [0, 1, 2])
    #expect(spec.series[1].values.map(\.y) == [0.5, 0.7])
    #expect(spec.series[1].best == 0)
  }

  @Test func `points have errors`() throws {
    let spec = try plot(
      "plot points", "x: {label: n, log: true}\npoints: {a: [[2, 1], [1, 3, 0.5]]}")
    #expect(
      spec.series[0].values == [
        Plot.Value(x: 1, y: 3, error: 0.5), Plot.Value(x: 2, y: 1),
      ])
  }

  @Test(arguments: [
    ("plot functions", "x: [0, 1]\nfunctions: {a: 1/x}", ":19: the expression \"1/x\" cannot be"),
    (
      "plot functions", "x: [0, 1]\nfunctions: {a: rely}",
      ":19: unknown function \"rely\"; did you mean"
    ),
    (
      "plot functions", "x: [1, 0]\nfunctions: {a: x}",
      ":18: the range of an axis is not two rising"
    ),
    (
      "plot functions", "x: [0, 1]\nfunction: {a: x}", ":19: unknown key \"function\"; did you mean"
    ),
    ("plot functions", "x: time\nfunctions: {a: x}", ":18: the horizontal axis has no range"),
    ("plot bars", "bars: {a: ln(0)}", ":18: the expression \"ln(0)\" cannot be computed"),
    ("plot bars", "bars: {a: -1}", ":18: a bar cannot show -1"),
    ("plot bars", "network: lenet6\nbars: {a: 1}", ":18: there is no network \"lenet6\"; did you"),
    ("plot bars", "bars: {a: {value: 1, error: -1}}", ":18: the error -1.0 is below 0"),
    ("plot curves", "x: epoch", ":17: the curves have no file. Name one"),
    ("plot curves", "file: gone.csv\nx: epoch", ":18: there is no file \"gone.csv\" beside"),
    (
      "plot curves", "file: runs.csv\nx: epoch\nseries: {a: trian}",
      ":20: there is no column \"trian\"; did"
    ),
    (
      "plot curves", "file: runs.csv\nx: epoch\nseries: {a: train}\nbest: b",
      ":21: there is no series \"b\""
    ),
    ("plot points", "x: n\npoints: {a: [[1]]}", ":19: a point has 1 numbers"),
    (
      "plot points", "x: n\ny: {log: true}\npoints: {a: [[1, 0]]}",
      ":19: a logarithmic axis cannot show 0"
    ),
    ("plot pie", "x: n", ":17: unknown figure \"pie\""),
  ])
  func `what is wrong is named with its line`(info: String, body: String, sentence: String) throws {
    let problems = try problems(info, body)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("lessons/one/lesson.en.md" + sentence) == true, "\(problems)")
  }

  @Test(arguments: [
    ("epoch,train\n0,1\n", ":1: no comment of the file names the command"),
    ("# cnn-tutor x\nepoch,train\n0,nan\n", ":3: train is \"nan\", which is no finite number"),
    ("# cnn-tutor x\nepoch,train\n0,1,2\n", ":3: the row has 3 cells, the file 2 columns"),
    ("# cnn-tutor x\nepoch,train,train\n0,1,2\n", ":1: the column \"train\" is here twice"),
    ("# cnn-tutor x\nepoch,train\n", ":1: the file has no row of numbers"),
  ])
  func `what is wrong in a file is named with its line`(csv: String, sentence: String) throws {
    let problems = try problems(
      "plot curves", "file: runs.csv\nx: epoch\nseries: {a: train}", csv: csv)
    #expect(problems.first?.hasPrefix("lessons/one/runs.csv" + sentence) == true, "\(problems)")
  }

  @Test func `rows of a file rise`() throws {
    let problems = try problems(
      "plot curves", "file: runs.csv\nx: epoch\nseries: {a: train}",
      csv: "# cnn-tutor x\nepoch,train\n1,1\n1,2\n")
    #expect(problems.first?.contains("the column \"epoch\" does not rise") == true)
  }
}

private struct PlotMissing: Error {}
