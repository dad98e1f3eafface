/// Global options that were typed before the command.
struct LeadingOptions {
  private static let flags: Set = ["--ascii", "--no-color", "--no-motion", "--plain"]
  private static let valued: Set = ["--content", "--lang", "--script", "--size"]

  /// The arguments with the command in front: the parser knows these options behind it only.
  static func moved(behindCommandOf arguments: [String]) -> [String] {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if flags.contains(argument) || valued.contains(where: { argument.hasPrefix($0 + "=") }) {
        index += 1
      } else if valued.contains(argument) {
        index += 2
      } else {
        break
      }
    }
    guard index > 0, index < arguments.count, !arguments[index].hasPrefix("-") else {
      return arguments
    }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }
}
