import CNNEngine
import DataSets
import Foundation

/// The stroke file that the program ships.
func courseStyles() throws -> DigitStyles {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Assets/digits/strokes.txt")
  return try DigitStyles(text: String(contentsOf: file, encoding: .utf8), file: "strokes.txt")
}

/// One image of a source, row by row.
func pixels(_ source: any ImageSource, _ index: Int) -> [Float] {
  Array(unsafeUninitializedCapacity: source.imageShape.elementCount) { buffer, count in
    source.copyImage(at: index, into: buffer)
    count = source.imageShape.elementCount
  }
}
