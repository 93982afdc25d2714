import Platform

/// The identity of a mail, the same at every try (RFC 5322 §3.6.4): a receiver that has it can drop a second copy.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// `<26 characters of base 32>@<host>`, without angle brackets.
    package let description: String

    /// The identity of the message of a key.
    ///
    /// - Parameters:
    ///   - secret: the instance's secret, so that nobody else can make the identity of our next message.
    ///   - host: the domain of the sender.
    package init(of key: DeliveryKey, secret: [UInt8], host: String) {
        let code = base32(hmacSHA256(key: secret, message: "message:\(key)"))
        description = "\(code.prefix(26))@\(host)"
    }
}
