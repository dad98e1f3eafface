/// One tree for everything mathematical: what TeX says, what students type, what content computes.
public indirect enum Formula: Hashable, Sendable {
  /// Digits as written, with at most one point: `3`, `0.25`.
  case number(String)
  /// A letter or a name: `n`, `Var`, `alpha`.
  case symbol(String)
}
