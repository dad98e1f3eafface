import Foundation

/// Why a file could not be fetched: where from, what happened, how to mend it.
package struct DownloadError: Error, Hashable, Sendable {
  /// What went wrong; the facts only.
  package enum Problem: Hashable, Sendable {
    /// The address cannot be read, or is of a kind that is not known.
    case address
    /// No connection, with the system's reason.
    case unreachable(reason: String)
    /// Next to nothing came for so many seconds.
    case stalled(seconds: Int, received: Int)
    /// The connection ended too early.
    case truncated(received: Int)
    /// The server begins at the first byte, whatever it is asked for.
    case noRanges
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
    /// The program that fetches is not installed.
    case curlMissing
    /// The program that fetches says what is wrong.
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
    case .address, .unreachable, .stalled, .truncated, .noRanges, .unreadableAnswer, .status,
      .webPage, .tooLarge, .otherFile, .curlMissing, .curl:
      false
    }
  }

  /// Whether what has arrived is worth keeping for the next attempt.
  var canResume: Bool {
    switch problem {
    case .stalled, .truncated, .unreachable, .curlMissing, .curl: true
    case .address, .noRanges, .unreadableAnswer, .status, .webPage, .tooLarge, .otherFile,
      .unwritable:
      false
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
    case .stalled(let seconds, let received):
      "it stopped after \(received) bytes: fewer than \(CurlTransfer.slowestRate) a second for "
        + "\(seconds) s"
    case .truncated(let received): "the connection ended after \(received) bytes, too early"
    case .noRanges: "the server cannot go on where the file was broken off"
    case .unreadableAnswer: "the server's answer cannot be read"
    case .status(let code): "the server answers with status \(code), not with the file"
    case .webPage: "the server sends a web page, not the file"
    case .tooLarge(let limit): "the server wants to send more than \(limit) bytes"
    case .otherFile: "the file that arrived is not MNIST's (its SHA-256 differs)"
    case .unwritable(let path, let reason): "\(path) cannot be written (\(reason))"
    case .curlMissing: "curl, the program that fetches, is not installed"
    case .curl(let reason): "curl did not succeed (\(reason))"
    }
  }

  private var remedy: String {
    switch problem {
    case .address: "Write --from http://HOST/FOLDER/, https://HOST/FOLDER/, or a folder."
    case .unreachable, .stalled, .truncated, .curl:
      "Try again: what has arrived is kept. Or name another place with --from."
    case .noRanges, .unreadableAnswer, .status, .webPage, .tooLarge, .otherFile:
      "Name another place with --from, such as a folder that holds the four files."
    case .unwritable:
      "Check the permissions and the room on the disk, or set XDG_DATA_HOME to another folder."
    case .curlMissing:
      "Install it (apt install curl), or name a folder that holds the four files with --from."
    }
  }
}
