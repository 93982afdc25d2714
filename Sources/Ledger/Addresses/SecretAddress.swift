package import Communities
import Platform

/// The unguessable part of a person's private feed address.
///
/// Made from the instance's secret, so that nobody has to keep it; the ledger holds only its hash.
/// Rotating it is counting `generation` up.
package struct SecretAddress: Hashable, Sendable {
    /// Whose it is.
    package let person: PersonID
    /// How often it was rotated.
    package let generation: Int
    /// 32 characters of base 32 in lower case: 160 bits.
    package let token: String

    /// - Parameters:
    ///   - name: by which it is made (``AddressNames``).
    ///   - secret: the instance's secret, at least 16 random bytes.
    package init(of person: PersonID, named name: String? = nil, generation: Int, secret: [UInt8]) {
        self.person = person
        self.generation = generation
        let code = hmacSHA256(
            key: secret, message: "feed:\(name ?? person.rawValue):\(generation)")
        token = base32(code.prefix(20))
    }

    /// The unguessable part of the address at which somebody chooses what to hear: another one, for
    /// it stands in mails.
    ///
    /// - Parameter name: by which it is made (``AddressNames``).
    package static func choiceToken(named name: String, secret: [UInt8]) -> String {
        base32(hmacSHA256(key: secret, message: "choice:\(name)").prefix(20))
    }

    /// Whether a text has the form of a token; the cheapest of questions to whatever strangers ask
    /// for.
    package static func isToken(_ text: String) -> Bool {
        text.utf8.count == 32
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
            }
    }

    /// What the ledger keeps of it.
    package var tokenHash: [UInt8] { SecretAddress.hash(ofToken: token) }

    /// The hash of a token somebody shows; any text may be one.
    package static func hash(ofToken token: String) -> [UInt8] { sha256(token) }
}

extension SecretAddress: CustomStringConvertible {
    /// Whose it is, never the token: descriptions end up in logs.
    package var description: String { "feed address \(generation) of \(person)" }
}
