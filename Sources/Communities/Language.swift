/// A language Kring speaks, by its ISO 639-1 code.
public enum Language: String, CaseIterable, Codable, Hashable, Sendable, CodingKeyRepresentable {
    /// Dutch.
    case nl
    /// English.
    case en
}

/// A text in one or more languages; where one is missing, another stands in.
public struct LocalizedText: Hashable, Sendable, Codable {
    /// The texts by language.
    public let texts: [Language: String]

    /// The given texts.
    public init(_ texts: [Language: String]) { self.texts = texts }

    /// One text for every language.
    public init(_ text: String) {
        texts = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text) })
    }

    /// What is said in each language.
    package init(_ words: (Language) -> String) {
        texts = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, words($0)) })
    }

    /// The text in that language, or in another when it is missing; empty when there is none at all.
    public func text(_ language: Language) -> String {
        texts[language] ?? Language.allCases.lazy.compactMap { texts[$0] }.first ?? ""
    }
}
