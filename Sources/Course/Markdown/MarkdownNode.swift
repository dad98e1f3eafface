internal import CMarkGFM

/// A node of cmark's tree, with the few questions that we ask of it.
///
/// It is only valid while the document that it came from lives.
struct MarkdownNode {
  private let pointer: OpaquePointer

  /// Parses GitHub's Markdown with tables and hands the document to `body`.
  static func withDocument<Value>(_ text: String, _ body: (MarkdownNode) -> Value) -> Value {
    registerExtensions
    let parser = cmark_parser_new(0)
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let document = cmark_parser_finish(parser) else {
      preconditionFailure("cmark gives a document for every text")
    }
    defer { cmark_node_free(document) }
    return body(MarkdownNode(document))
  }

  private init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// Once: cmark's own registration is not safe for threads.
  private static let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()

  /// The kind of node.
  var kind: Kind? {
    Kind(rawValue: name)
  }

  /// What cmark calls this kind of node.
  var name: String {
    String(cString: cmark_node_get_type_string(pointer))
  }

  /// Text of a leaf: prose, code.
  var literal: String {
    cmark_node_get_literal(pointer).map { String(cString: $0) } ?? ""
  }

  /// What stands behind the opening marks of a fence.
  var fenceInfo: String {
    cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? ""
  }

  var isNumberedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

  /// Counted from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let child = next {
      children.append(MarkdownNode(child))
      next = cmark_node_next(child)
    }
    return children
  }
}

extension MarkdownNode {
  /// The kinds that a page may hold, by cmark's names.
  enum Kind: String {
    case paragraph
    case heading
    case list
    case item
    case codeBlock = "code_block"
    case table
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case text
    case code
    case strong
    case emphasis = "emph"
    case link
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
  }
}
