extension Sequence {
  /// What the first element becomes for which there is something; each element is asked once.
  ///
  /// `lazy.compactMap(...).first` asks the one that is found twice, so that a walk down a tree would take twice as
  /// long with every level.
  package func firstNonNil<Result>(_ transform: (Element) -> Result?) -> Result? {
    for element in self {
      if let result = transform(element) { return result }
    }
    return nil
  }
}
