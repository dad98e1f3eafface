/// Why the student's record cannot be read or kept.
package struct ProgressError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  package enum Kind: Hashable, Sendable {
    /// A newer cnn-tutor wrote the file; it is left untouched.
    case newerVersion
    /// The file is not a database, or a broken one.
    case damaged
    /// A damaged file that could not be moved out of the way.
    case cannotSetAside
    /// A pipe, a device or a folder where a file should be.
    case oddFile
    /// Nothing can be written there.
    case readOnly
    case diskFull
    /// Another program kept the file locked for longer than we wait.
    case busy
    /// What the system says about any other failure.
    case other(String)
  }

  package var kind: Kind
  /// The database file.
  package var path: String

  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// Whether it may be over at the next answer, without anything done to the file.
  var isPassing: Bool {
    switch kind {
    case .newerVersion, .damaged, .cannotSetAside, .oddFile: false
    case .readOnly, .diskFull, .busy, .other: true
    }
  }

  package var description: String {
    switch kind {
    case .newerVersion:
      """
      Progress is not saved: \(path) was written by a newer cnn-tutor and is left untouched. \
      Install the newer version, or set XDG_STATE_HOME to another folder.
      """
    case .damaged:
      """
      Progress is not saved: \(path) is damaged. \
      Move it away; a new record is begun at the next start.
      """
    case .cannotSetAside:
      """
      Progress is not saved: \(path) is damaged and cannot be renamed. \
      Move it away by hand, or set XDG_STATE_HOME to another folder.
      """
    case .oddFile:
      """
      Progress is not saved: \(path) is not a file but a folder, a pipe or a device. \
      Move it away, or set XDG_STATE_HOME to another folder.
      """
    case .readOnly:
      """
      Progress is not saved: \(path) cannot be written. \
      Set XDG_STATE_HOME to a folder that can be.
      """
    case .diskFull:
      """
      Progress is not saved: the disk that holds \(path) is full. \
      What was kept before is safe; free some space to go on saving.
      """
    case .busy:
      """
      Progress is not saved: another program keeps \(path) locked. \
      Close it; what is not saved yet is tried again with the next answer.
      """
    case .other(let reason):
      """
      Progress is not saved: \(path): \(reason). \
      Mend that, or set XDG_STATE_HOME to another folder.
      """
    }
  }
}
