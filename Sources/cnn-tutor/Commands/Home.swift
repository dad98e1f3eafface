internal import ArgumentParser
internal import Tutor

/// `cnn-tutor` alone: the course map.
struct Home: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "home",
    abstract: "Show the course map: what is done, what comes next (the default).")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    try Wiring(options).show(.home)
  }
}
