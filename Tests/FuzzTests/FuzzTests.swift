import Foundation
import TestSupport
import Testing

/// A short stretch of every fuzz target, in processes of their own; `make fuzz` runs them at length.
struct FuzzTests {
  @Test func `no input of the short campaign ends the program`() throws {
    let process = Process()
    process.executableURL = builtProgram("Fuzz")
    process.arguments = ["brief"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let words = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(words)")
    #expect(words.contains("answers: ") && words.contains("record: "), "\(words)")
  }
}
