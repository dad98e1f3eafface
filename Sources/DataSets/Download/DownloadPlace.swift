import Foundation

/// A place that holds the files of a data set: an http or https folder, or one on this machine.
package enum DownloadPlace: Hashable, Sendable {
  /// Its address as it was typed, with a slash at its end.
  case web(address: String)
  case folder(path: String)

  /// Reads `http://HOST/FOLDER/`, `https://...`, `file:///FOLDER`, or the path of a folder.
  package init(_ text: String) throws(DownloadError) {
    guard text.contains("://") else {
      self = .folder(path: text)
      return
    }
    // Names are put behind a folder, whether or not it was written with a slash at its end.
    let address = text.hasSuffix("/") ? text : text + "/"
    guard let url = URL(string: address) else {
      throw DownloadError(place: text, problem: .address)
    }
    switch (url.scheme?.lowercased(), url.host) {
    case ("http", let host?) where !host.isEmpty, ("https", let host?) where !host.isEmpty:
      self = .web(address: address)
    case ("file", _): self = .folder(path: url.path)
    default: throw DownloadError(place: text, problem: .address)
    }
  }

  /// Where MNIST lies, tried in this order.
  ///
  /// Plain http is enough: the checksums are known here.
  package static let mirrors: [DownloadPlace] = [
    "http://ossci-datasets.s3.amazonaws.com/mnist/",
    "http://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
  ].compactMap { try? DownloadPlace($0) }
}
