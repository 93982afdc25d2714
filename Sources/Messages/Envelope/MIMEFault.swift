package import Communities

/// What in a message cannot be put into a header as it is.
package enum MIMEFault: Error, Hashable, Sendable {
    /// Not `local@domain` in plain ASCII.
    case badAddress(field: String, String)
    /// Not an address that can stand between angle brackets.
    case badLink(field: String, String)
    /// Not the identity of a message, or not a METHOD of iTIP.
    case badToken(field: String, String)
}

extension MIMEFault: CustomStringConvertible {
    package var description: String { words(.en) }

    /// What and where, without the value's control characters.
    package func words(_ language: Language) -> String {
        switch self {
        case .badAddress(let field, let value):
            "\(field): '\(MessageHeader.tidied(value))' "
                + language.say(
                    "is geen mailadres zoals naam@example.org",
                    "is not a mail address such as name@example.org")
        case .badLink(let field, let value):
            "\(field): '\(MessageHeader.tidied(value))' "
                + language.say("is geen web- of mailadres", "is not a web or mail address")
        case .badToken(let field, let value):
            "\(field): '\(MessageHeader.tidied(value))' "
                + language.say(
                    "heeft tekens die daar niet mogen staan",
                    "has characters that may not be there")
        }
    }
}
