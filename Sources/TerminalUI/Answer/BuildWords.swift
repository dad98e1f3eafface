/// How layers are typed, said where a network is asked for.
enum BuildWords {
  /// Numbers that no question asks for.
  static let form = "Layers with | between them, as in: conv 8@5x5 stride 2 | relu | maxpool 3"
}
