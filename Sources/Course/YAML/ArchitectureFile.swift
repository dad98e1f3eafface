package import CNNEngine
package import ContentFormat

extension Architecture {
  /// Reads a file `{input: ..., layers: [...]}` of which only the text is at hand.
  ///
  /// Throws a problem with file and line.
  package init(yaml text: String, file: String) throws(ContentProblem) {
    self = try ContentDocument(text, file: file).decode(Architecture.self)
  }
}
