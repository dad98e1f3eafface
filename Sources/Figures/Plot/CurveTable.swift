internal import ContentFormat

/// A CSV file of recorded numbers: comments that say how it was made, names of the columns, rows.
struct CurveTable {
  /// More rows than this are more than a terminal has dots, and too many to read aloud.
  private static let rowLimit = 400

  /// The comments without their signs, one a line.
  let origin: String
  private let names: [String]
  /// Nil where a cell is empty.
  private let rows: [[Double?]]
  /// Line of each row, from 1.
  private let lines: [Int]
  private let file: String

  /// Reads the text of a file; throws with its line what is wrong.
  init(_ text: String, file: String) throws(ContentProblem) {
    self.file = file
    var comments: [String] = []
    var names: [String] = []
    var rows: [[Double?]] = []
    var lines: [Int] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("#") {
        comments.append(line.dropFirst().trimmed)
      } else if !line.allSatisfy(\.isWhitespace) {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          .map { $0.trimmed }
        if names.isEmpty {
          names = cells
        } else {
          rows.append(try Self.numbers(cells, of: names, at: index + 1, file: file))
          lines.append(index + 1)
        }
      }
    }
    let fault = Self.fault(comments: comments, names: names, rowCount: rows.count)
    if let fault { throw ContentProblem(file: file, line: 1, fault: fault) }
    origin = comments.joined(separator: "\n")
    (self.names, self.rows, self.lines) = (names, rows, lines)
  }

  /// What is wrong with the file as a whole.
  private static func fault(
    comments: [String], names: [String], rowCount: Int
  ) -> ContentProblem.Fault? {
    guard comments.contains(where: { $0.contains("cnn-tutor ") }) else {
      return .rule(
        "no comment of the file names the command that made it",
        mend: "Begin with a line such as # cnn-tutor train-live ...")
    }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      return .duplicate(kind: "column", id: twice)
    }
    if rowCount == 0 {
      return .rule("the file has no row of numbers", mend: "Write one below the columns' names")
    }
    guard rowCount > rowLimit else { return nil }
    return .rule("the file has \(rowCount) rows", mend: "Thin it to at most \(rowLimit)")
  }

  private static func numbers(
    _ cells: [String], of names: [String], at line: Int, file: String
  ) throws(ContentProblem) -> [Double?] {
    let problem = { (fault: ContentProblem.Fault) in
      ContentProblem(file: file, line: line, fault: fault)
    }
    guard cells.count == names.count else {
      throw problem(
        .rule(
          "the row has \(cells.count) cells, the file \(names.count) columns",
          mend: "Leave a cell empty where there is no number"))
    }
    var numbers: [Double?] = []
    for (name, cell) in zip(names, cells) {
      if cell.isEmpty {
        numbers.append(nil)
        continue
      }
      guard let number = Double(cell), number.isFinite else {
        throw problem(
          .rule(
            "\(name) is \"\(cell)\", which is no finite number",
            mend: "Leave the cell empty where a run has none"))
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The column of a name; throws with the name that was probably meant.
  func column(_ name: String) throws(ContentProblem.Fault) -> [Double?] {
    guard let index = names.firstIndex(of: name) else {
      throw .unknownIdentifier("column", name, of: names)
    }
    return rows.map { $0[index] }
  }

  /// The column along the horizontal axis: every cell filled, rising.
  func rising(_ name: String) throws(ContentProblem.Fault) -> [Double] {
    let column = try column(name)
    let numbers = column.compactMap(\.self)
    guard numbers.count == column.count, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw .rule(
        "the column \"\(name)\" does not rise from row to row",
        mend: "Sort the file by it, with a number in each row")
    }
    return numbers
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
