internal import ArgumentParser

/// Reads a seed as `--seed` takes it.
func parseSeed(_ text: String) throws -> UInt64 {
  guard let seed = UInt64(text) else {
    throw ValidationError("a seed is a whole number from 0 to \(UInt64.max).")
  }
  return seed
}

/// Reads `1,2,3`.
func parseSeeds(_ text: String) throws -> [UInt64] {
  let seeds = text.split(separator: ",").map { UInt64($0) }
  guard !seeds.isEmpty, !seeds.contains(nil) else {
    throw ValidationError(
      "\"\(text)\" is no list of seeds; write whole numbers from 0 with commas, such as 1,2,3.")
  }
  return seeds.compactMap(\.self)
}
