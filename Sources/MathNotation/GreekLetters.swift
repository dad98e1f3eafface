/// Greek letters by their TeX names.
public enum GreekLetters {
  /// Letters by name.
  public static let letters: [String: Character] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  /// The TeX names.
  static let names = Set(letters.keys)

  /// Names by letter, with the micro sign and the second forms that keyboards send.
  static let byLetter: [Character: String] = {
    var table: [Character: String] = ["\u{B5}": "mu", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta"]
    for (name, letter) in letters { table[letter] = name }
    return table
  }()
}
