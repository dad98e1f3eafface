/// TeX as a line of plain text, for answers that are numbers with words beside them.
///
/// `\boxed{48\text{ parameters}}` becomes `48 parameters`, `\frac{14592}{2}` becomes `{{14592}/{2}}`. A command that
/// has no plain form stays, so that a reader can name it.
public struct TeXLine {
  private let characters: [Character]
  private var index = 0
  private var depth = 0

  /// The text without commands, as far as they have a plain form.
  public static func plain(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var line = TeXLine(characters: Array(text))
    return line.rest(until: nil)
  }

  private init(characters: [Character]) {
    self.characters = characters
  }

  /// What follows, up to the closing brace of the group that is open, if any.
  private mutating func rest(until close: Character?) -> String {
    var result = ""
    depth += 1
    defer { depth -= 1 }
    while index < characters.count {
      let character = characters[index]
      if character == close, close != nil {
        index += 1
        return result
      }
      index += 1
      switch character {
      case "\\": result += command()
      case "{" where depth < FormulaLimits.nesting: result += "{" + rest(until: "}") + "}"
      default: result.append(character)
      }
    }
    return result
  }

  private mutating func command() -> String {
    var name = ""
    while index < characters.count, characters[index].isASCII, characters[index].isLetter {
      name.append(characters[index])
      index += 1
    }
    if name.isEmpty, index < characters.count {
      let sign = characters[index]
      index += 1
      return "%#&_{}$".contains(sign) ? String(sign) : " "
    }
    switch name {
    case "frac", "dfrac", "tfrac": return "{\(group())/\(group())}"
    case "sqrt": return "√" + group()
    case "boxed", "fbox", "text", "textrm", "textbf", "textit", "mbox", "mathrm", "mathbf",
      "operatorname", "mathbb", "mathit":
      return inner(group())
    case "left", "right", "displaystyle", "quad", "qquad", "big", "Big": return " "
    default: return Self.signs[name] ?? "\\" + name
    }
  }

  /// The next group with its braces, or the next character.
  private mutating func group() -> String {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    guard index < characters.count else { return "" }
    let first = characters[index]
    index += 1
    guard depth < FormulaLimits.nesting else { return "" }
    depth += 1
    defer { depth -= 1 }
    if first == "\\" { return command() }
    return first == "{" ? "{" + rest(until: "}") + "}" : String(first)
  }

  private func inner(_ group: String) -> String {
    group.hasPrefix("{") && group.hasSuffix("}") ? String(group.dropFirst().dropLast()) : group
  }

  private static let signs = [
    "cdot": "·", "times": "×", "ast": "*", "div": "/", "approx": "≈", "simeq": "≈", "sim": "~",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "lt": "<", "gt": ">", "ne": "≠", "neq": "≠",
    "pm": "±", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "equiv": "=",
    "Rightarrow": "=", "implies": "=", "rightarrow": "=", "to": "=", "pi": "π", "ln": "ln ",
    "log": "log ", "exp": "exp", "min": "min", "max": "max", "bmod": " mod ", "infty": "∞",
    "cdots": "...", "ldots": "...", "lbrack": "[", "rbrack": "]",
  ]
}
