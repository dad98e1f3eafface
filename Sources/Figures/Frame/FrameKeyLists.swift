package import Canvas

// The keys of a figure in words: for the footer, and for the list behind `?`.
extension FigureFrame {
  package var footer: [FooterKey] {
    switch entry {
    case .knob:
      return [
        FooterKey("tab", "next"), FooterKey("↑↓", "change"), FooterKey("↵", "take"),
        FooterKey("esc", "leave"),
      ]
    case .question: return figure.question?.footer ?? []
    case .prompt: return Prompt<F>.footer
    case .none:
      let keys = bindings.compactMap { binding in
        binding.short.map { short in
          FooterKey(binding.sign, isOn(binding) ? binding.shortBack ?? short : short)
        }
      }
      return Array(keys.prefix(5))
    }
  }

  /// Whether the frame does now what a key ends.
  private func isOn(_ binding: Binding<F>) -> Bool {
    switch binding.action {
    case .frame(.play): isPlaying
    case .frame(.table): isTable
    case .frame(.apart): isApart
    case .frame(.step), .frame(.toEnds), .frame(.speed), .frame(.edit), .frame(.undo), .frame(.ask),
      .own, .type,
      .open:
      false
    }
  }

  package var keys: [FooterKey] {
    switch entry {
    case .none: list(of: bindings)
    case .question: footer + list(of: bindingsWhileAsked)
    case .knob, .prompt: footer
    }
  }

  private func list(of bindings: [Binding<F>]) -> [FooterKey] {
    bindings.compactMap { binding in binding.help.map { FooterKey(binding.sign.spaced, $0) } }
  }

  /// Those that the question leaves alone, and that its own footer does not name.
  private var bindingsWhileAsked: [Binding<F>] {
    guard let question = figure.question else { return [] }
    let isPointed = if case .pointed = question.form { true } else { false }
    let named = Set(question.footer.map(\.key))
    return bindings.filter { binding in
      (isPointed || binding.worksWhileAsked) && !named.contains(binding.sign)
        && !binding.keys.contains(.enter) && !binding.keys.contains(question.skip)
    }
  }
}

extension String {
  /// Arrows with a blank between them, as the list of keys has them.
  fileprivate var spaced: String {
    allSatisfy { "←→↑↓".contains($0) } ? map(String.init).joined(separator: " ") : self
  }
}
