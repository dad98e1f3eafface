package import Foundation

/// A program of this package, which lies beside the bundle of the tests.
package func builtProgram(_ name: String) -> URL {
  let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
  return URL(fileURLWithPath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent(name)
}
