package import Foundation

/// Which images to train on, as `--data` says it.
package enum DataChoice: Hashable, Sendable {
  /// MNIST when it is installed, generated digits otherwise.
  case automatic
  case generated
  case mnist
  /// A folder with MNIST's four files.
  case folder(String)

  /// Reads `auto`, `generated`, `mnist`; everything else is a folder.
  package init(_ text: String) {
    self =
      switch text {
      case "auto": .automatic
      case "generated": .generated
      case "mnist": .mnist
      default: .folder(text)
      }
  }
}

/// Where data sets are installed: `$XDG_DATA_HOME/cnn-tutor`, or `~/.local/share/cnn-tutor`.
package struct DataFolder: Hashable, Sendable {
  package let url: URL

  package init(_ url: URL) {
    self.url = url
  }

  /// A relative `XDG_DATA_HOME` is ignored, as the XDG base directory specification asks.
  package init(environment: [String: String]) {
    let share: URL
    if let given = environment["XDG_DATA_HOME"], given.hasPrefix("/") {
      share = URL(fileURLWithPath: given, isDirectory: true)
    } else {
      let home = environment["HOME"] ?? NSHomeDirectory()
      share = URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent(".local/share")
    }
    self.init(share.appendingPathComponent("cnn-tutor"))
  }

  /// Where MNIST is installed: a folder of its own, or the data folder itself when the files lie there.
  package var mnist: MNISTFolder {
    let own = MNISTFolder(url.appendingPathComponent("mnist"))
    let here = MNISTFolder(url, name: own.name)
    return !own.holdsAnyPart && here.holdsAnyPart ? here : own
  }

  /// Decides `auto`, and finds the folder of the others.
  package func resolve(_ choice: DataChoice) -> ResolvedData {
    switch choice {
    case .automatic: mnist.holdsAnyPart ? .files(mnist) : .generated
    case .generated: .generated
    case .mnist: .files(mnist)
    case .folder(let path):
      .files(MNISTFolder(URL(fileURLWithPath: path, isDirectory: true)))
    }
  }
}

/// Where the images of a run come from, once `auto` is decided.
package enum ResolvedData: Hashable, Sendable {
  case files(MNISTFolder)
  case generated

  /// What the screen calls the data.
  package var name: String {
    switch self {
    case .files(let folder): folder.name
    case .generated: GeneratedDigits.name
    }
  }
}
