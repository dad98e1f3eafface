internal import Course
internal import Foundation

extension ContentFolder {
  /// Looks in the given folder, or else in the usual places; throws what was tried.
  init(
    given: String?, executable: String = Self.executablePath,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ContentFolderError) {
    let candidates: [String]
    if let given {
      candidates = [given]
    } else {
      candidates = Self.usualPlaces(executable: executable, environment: environment)
    }
    let standing = candidates.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    guard let found = standing.first(where: Self.holdsCourse) else {
      throw ContentFolderError(tried: standing, isGiven: given != nil)
    }
    self.init(path: found)
  }

  private static func usualPlaces(executable: String, environment: [String: String]) -> [String] {
    var places: [String] = []
    if let home = environment["CNN_TUTOR_HOME"], !home.isEmpty { places.append(home) }
    let folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
    places.append(folder.appendingPathComponent("../share/cnn-tutor").path)
    if let package = enclosingPackage(of: folder) { places.append(package) }
    let shared = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 }
    for root in (shared ?? "/usr/local/share:/usr/share").split(separator: ":") {
      places.append("\(root)/cnn-tutor")
    }
    return places
  }

  /// The folder of a checkout, upward from where it was built.
  private static func enclosingPackage(of folder: URL) -> String? {
    var folder = folder.standardizedFileURL
    while folder.path != "/" {
      let isPackage = FileManager.default.fileExists(atPath: folder.path + "/Package.swift")
      if isPackage, holdsCourse(folder.path) { return folder.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static func holdsCourse(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path + "/Exercises", isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static var executablePath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }
}

/// No folder with a course was found.
struct ContentFolderError: Error, CustomStringConvertible {
  /// In the order of the search.
  let tried: [String]
  /// Whether the student named the one folder.
  let isGiven: Bool

  var description: String {
    if isGiven {
      return "no course in \(tried.joined()): --content needs a folder that holds Exercises."
    }
    return """
      no course found. Name the folder that holds Exercises with --content DIR or CNN_TUTOR_HOME. \
      Tried: \(tried.joined(separator: ", ")).
      """
  }
}
