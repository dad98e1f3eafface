import Foundation

/// Runs what the arguments ask for; false when something was found.
func campaign(_ arguments: [String]) throws -> Bool {
  guard let word = arguments.first else { throw FuzzError.usage }
  let numbers = arguments.dropFirst().map { UInt64($0) }
  switch word {
  case "--child", "--patient-child":
    try child(Array(arguments.dropFirst()), isTimed: word == "--child")
    return true
  case "brief":
    return try FuzzTarget.all.map {
      try Supervisor(target: $0, seed: 1, count: UInt64($0.brief), isTimed: false).run()
    }.allSatisfy(\.self)
  case "show":
    guard arguments.count == 4, let seed = UInt64(arguments[2]), let number = UInt64(arguments[3])
    else { throw FuzzError.usage }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let mutator = try target(arguments[1]).open(scratch).mutator
    FileHandle.standardOutput.write(Data(mutator.input(seed: seed, number: number)))
    return true
  case "all":
    return try FuzzTarget.all.map {
      try Supervisor(
        target: $0, seed: 1, count: numbers.first.flatMap(\.self) ?? UInt64($0.full)
      ).run()
    }.allSatisfy(\.self)
  default:
    let target = try target(word)
    return try Supervisor(
      target: target, seed: numbers.dropFirst().first.flatMap(\.self) ?? 1,
      count: numbers.first.flatMap(\.self) ?? UInt64(target.full)
    ).run()
  }
}

/// The target of a name.
func target(_ name: String) throws -> FuzzTarget {
  guard let target = (FuzzTarget.all + [FuzzTarget.sizes]).first(where: { $0.name == name }) else {
    throw FuzzError.unknown(name)
  }
  return target
}

/// What the supervisor starts: `TARGET SEED FIRST END PLACE`.
func child(_ arguments: [String], isTimed: Bool) throws {
  guard arguments.count == 5, let seed = UInt64(arguments[1]), let first = UInt64(arguments[2]),
    let end = UInt64(arguments[3]), first <= end
  else { throw FuzzError.usage }
  try FuzzRun(
    target: target(arguments[0]), seed: seed, numbers: first..<end, place: arguments[4],
    isTimed: isTimed
  ).run()
}

do {
  exit(try campaign(Array(CommandLine.arguments.dropFirst())) ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(64)
}
