import Foundation

/// Why a file could not be fetched: where from, what happened, how to mend it.
package struct DownloadError: Error, Hashable, Sendable {
  /// What went wrong; the facts only.
  package enum Problem: Hashable, Sendable {
    /// The address cannot be read, or is of a kind that is not known.
    case address
    /// No connection, with the system's reason.
    case unreachable(reason: String)
    /// Nothing came for so many milliseconds.
    case stalled(milliseconds: Int, received: Int)
    /// The connection ended too early.
    case truncated(received: Int, expected: Int)
    /// The answer is none of HTTP's, or in a form that is not read here.
    case unreadableAnswer
    /// Another status than "here it is", such as 404.
    case status(Int)
    /// A page for people instead of the file.
    case webPage
    /// Far more than any of the files.
    case tooLarge(limit: Int)
    /// It arrived whole, and is not the file it should be.
    case otherFile
    /// It cannot be written here.
    case unwritable(path: String, reason: String)
    /// curl, which reads https, is not installed, or says what is wrong.
    case curl(reason: String)
  }

  /// The address, or the file where it is one.
  package var place: String
  package var problem: Problem

  package init(place: String, problem: Problem) {
    self.place = place
    self.problem = problem
  }

  /// Whether the fault is on this machine, so that no other place helps.
  var isHere: Bool {
    switch problem {
    case .unwritable: true
    case .address, .unreachable, .stalled, .truncated, .unreadableAnswer, .status, .webPage,
      .tooLarge, .otherFile, .curl:
      false
    }
  }

  /// Whether what has arrived is worth keeping for the next attempt.
  var canResume: Bool {
    switch problem {
    case .stalled, .truncated, .unreachable, .curl: true
    case .address, .unreadableAnswer, .status, .webPage, .tooLarge, .otherFile, .unwritable: false
    }
  }
}

extension DownloadError: CustomStringConvertible, LocalizedError {
  package var errorDescription: String? { description }

  package var description: String { "\(place): \(found). \(remedy)" }

  private var found: String {
    switch problem {
    case .address: "this is no address that can be fetched from"
    case .unreachable(let reason): "there is no connection (\(reason))"
    case .stalled(let milliseconds, let received):
      "nothing came for \(Double(milliseconds) / 1_000) s after \(received) bytes"
    case .truncated(let received, let expected):
      "the connection ended after \(received) of \(expected) bytes"
    case .unreadableAnswer: "the server's answer cannot be read"
    case .status(let code): "the server answers with status \(code), not with the file"
    case .webPage: "the server sends a web page, not the file"
    case .tooLarge(let limit): "the server wants to send more than \(limit) bytes"
    case .otherFile: "the file that arrived is not MNIST's (its SHA-256 differs)"
    case .unwritable(let path, let reason): "\(path) cannot be written (\(reason))"
    case .curl(let reason): "curl, which reads https, did not succeed (\(reason))"
    }
  }

  private var remedy: String {
    switch problem {
    case .address: "Write --from http://HOST/FOLDER/, https://HOST/FOLDER/, or a folder."
    case .unreachable, .stalled, .truncated:
      "Try again: what has arrived is kept. Or name another place with --from."
    case .unreadableAnswer, .status, .webPage, .tooLarge, .otherFile:
      "Name another place with --from, such as a folder that holds the four files."
    case .unwritable:
      "Check the permissions and the room on the disk, or set XDG_DATA_HOME to another folder."
    case .curl: "Install curl, or name an http address or a folder with --from."
    }
  }
}
