package import Communities

/// A fact that becomes a sentence only where somebody reads it; in JSON it is that sentence too, in the language that
/// the encoder was told of.
package protocol Told: Encodable, Sendable {
    func words(_ language: Language) -> String
}

extension CodingUserInfoKey {
    /// The reader's ``Language``; English where an encoder was told of none.
    package static let readersLanguage = CodingUserInfoKey(rawValue: "kring.readersLanguage")
}

extension Told {
    package func encode(to encoder: any Encoder) throws {
        let language = CodingUserInfoKey.readersLanguage.flatMap {
            encoder.userInfo[$0] as? Language
        }
        var container = encoder.singleValueContainer()
        try container.encode(words(language ?? .en))
    }
}
