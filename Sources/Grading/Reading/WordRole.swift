/// What a word of an answer says about the number beside it.
enum WordRole: Hashable, Sendable {
  /// Nothing: an article, or a word of the question.
  case filler
  /// That what follows is what came before: `is`, `makes`, `so`.
  case equality
  /// It takes the number back: `not 48`.
  case negation
  /// It offers another one: `48 or 300`.
  case alternative
  /// It gives a bound: `less than 48`.
  case comparison
  /// It is not sure: `maybe 48`.
  case hedge
  /// It is not exact: `about 48`.
  case approximation
  /// An operator in words, as a sign: `times`.
  case sign(String)
  /// A power of ten: `million`.
  case scale(Int)
  /// What is counted.
  case unit(CountedUnit)
  case unknown

  /// Whether a calculation may go on behind the word: `3 filters * 16`.
  var isSilent: Bool {
    switch self {
    case .filler, .unit: true
    case .equality, .negation, .alternative, .comparison, .hedge, .approximation, .sign, .scale,
      .unknown:
      false
    }
  }
}

/// The words that are understood in an answer, in English and Hebrew.
enum AnswerLexicon {
  /// What a word in lower case means; the nouns of the question mean nothing of their own.
  static func role(of word: String, in context: AnswerContext) -> WordRole {
    if let role = ownRole(word) { return role }
    if context.nouns.contains(word) || context.nouns.contains(singular(word)) { return .filler }
    return .unknown
  }

  /// What a word means in any question; nil when it is none of the list.
  static func ownRole(_ word: String) -> WordRole? {
    if let role = roles[word] { return role }
    if word.hasSuffix("n't") || word.hasSuffix("n’t") { return .negation }
    let bare = word.filter { $0 != "'" && $0 != "’" && $0 != "\"" && $0 != "״" && $0 != "." }
    if bare != word, let role = roles[bare] { return role }
    if approximateBeginnings.contains(where: bare.hasPrefix) { return .approximation }
    if hedgeBeginnings.contains(where: bare.hasPrefix) { return .hedge }
    return hebrewRole(bare)
  }

  /// A Hebrew word behind the letters that are written together with it: `והתשובה`.
  private static func hebrewRole(_ word: String) -> WordRole? {
    guard let first = word.unicodeScalars.first, (0x5D0...0x5EA).contains(first.value) else {
      return nil
    }
    var rest = Substring(word)
    for _ in 0..<2 {
      guard let letter = rest.first, "והבלמשכ".contains(letter), rest.count > 2 else { return nil }
      rest = rest.dropFirst()
      if let role = roles[String(rest)] { return role }
    }
    return nil
  }

  private static func singular(_ word: String) -> String {
    word.hasSuffix("s") ? String(word.dropLast()) : word + "s"
  }

  private static let approximateBeginnings = ["approx", "aprox", "rough", "circa", "estimat"]
  private static let hedgeBeginnings = [
    "presum", "suppos", "guess", "probab", "probl", "likel", "unlik", "mayb", "perhap", "possib",
    "assum", "doubt", "uncert", "unsure", "suspect", "believ", "seem", "appar", "allegedl",
  ]

  private static let roles: [String: WordRole] = {
    var table: [String: WordRole] = [:]
    for (role, words) in lists {
      for word in words.split(separator: " ") { table[String(word)] = role }
    }
    for unit in CountedUnit.allCases {
      for word in unit.words { table[word] = .unit(unit) }
    }
    return table
  }()

  private static let lists: [(WordRole, String)] = [
    (
      .filler,
      """
      a an the and this that these those there here it itself its in of for from with on at to we i \
      you my our me they which what where when has had have having do does did be been being will \
      also exactly precisely just only simply each every per both all whole entire overall \
      altogether answer answers ans result results solution value number count amount total totals \
      size length side sides layer layers network net model conv convolution convolutional first \
      second third last final because since found counted calculated computed counting count need \
      needs needed learn learns learned learnt learnable trainable free shared many much yes ok \
      okay well sure using use given different distinct wide long high square rounded up down \
      total one's my own altogether sum filter filters kernel kernels class classes bias weight \
      size stride padding input output hidden dense linear fc pool pooling picture pictures \
      התשובה תשובה התוצאה תוצאה סך הכל הכול סהכ בסך מספר את של על עם לכל כל שלי כאן פה בדיוק \
      נלמדים נלמד ללמידה שכבה שכבת השכבה רשת הרשת שכבות פילטרים מסננים מסנן פילטר גודל אורך צד \
      מעוגל למעלה כן ערכו
      """
    ),
    (
      .equality,
      """
      is are equals equal makes make made gives give given yields yield get gets got obtain obtained \
      comes becomes so thus hence therefore namely ie i'm was were → it's that's thats there's \
      הוא היא הם הן זה זו זאת שווה יוצא יוצאת נותן נותנת מקבלים מקבל קיבלתי קיבלנו יש לכן אז כלומר
      """
    ),
    (
      .negation,
      """
      not never neither nor none wrong false incorrect isnt arent doesnt dont cant cannot wont \
      wasnt aint except excluding impossible unlike hardly barely anything nothing far \
      לא אינו אינה אינם אין שגוי מלבד חוץ אף
      """
    ),
    (
      .alternative,
      """
      or either alternatively versus vs otherwise instead rather and/or but whichever any \
      או לחילופין לחלופין אבל
      """
    ),
    (
      .comparison,
      """
      less fewer more greater smaller larger bigger lower higher than under over above below least \
      most between maximum minimum maximal minimal upto exceeds beyond within bound until range \
      before after \
      פחות יותר לפחות מעל מתחת בין גדול קטן גדולה קטנה עד מקסימום מינימום היותר
      """
    ),
    (
      .hedge,
      """
      maybe perhaps think thought feel hope wish unsure can could might may should would must if \
      unless depends some several dunno idk say something somewhere somehow tbd ish like either \
      remember sort kind expect unknown depending random still almost nearly close near \
      אולי כנראה נראה חושב חושבת מנחש מנחשת ייתכן יתכן לדעתי אפשר כמעט אם בטוח בטוחה מניח
      """
    ),
    (.approximation, "about around ca circa c. בערך לערך בקירוב סביב קרוב כ"),
    (.sign("*"), "times multiplied כפול פעמים"), (.sign("+"), "plus ועוד פלוס"),
    (.sign("-"), "minus מינוס"), (.sign("/"), "divided חלקי"),
    (.sign("^2"), "squared בריבוע"), (.sign("^3"), "cubed"),
    (.sign("%"), "percent pct אחוז אחוזים"), (.sign("×"), "by"),
    (.scale(2), "hundred hundreds מאות"), (.scale(3), "thousand thousands אלף אלפים"),
    (.scale(6), "million millions mio mln מיליון מליון מיליונים"),
    (.scale(9), "billion billions bn מיליארד"),
  ]
}
