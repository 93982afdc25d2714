import Communities
package import FoundationEssentials

/// What is wrong with a JSON text, and where in it.
package enum JSONFault: Hashable, Sendable {
    case missing(key: String, at: String)
    /// A value of another kind was expected.
    case otherKind(at: String)
    /// A number that is not whole, or too large to be one.
    case number
    /// Anything else, in the decoder's words.
    case other(String)

    package init(_ error: any Error, in data: Data) {
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map { key in
                key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
            }
            return String(path.joined().drop { $0 == "." })
        }
        guard let error = error as? DecodingError else {
            self = .other("\(error)")
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            self = .missing(key: key.stringValue, at: place(context))
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self = .otherKind(at: place(context))
        case .dataCorrupted(let context):
            // The decoder says the same of a text that is no JSON and of a number that is not whole.
            let isJSON = (try? JSONDecoder().decode(Anything.self, from: data)) != nil
            let at = place(context)
            self =
                isJSON && context.codingPath.isEmpty
                ? .number : .other(context.debugDescription + (at.isEmpty ? "" : " at \(at)"))
        @unknown default: self = .other("\(error)")
        }
    }

    func words(_ language: Language) -> String {
        func place(_ at: String) -> String {
            at.isEmpty ? "" : language.say(" in \(at)", " at \(at)")
        }
        return switch self {
        case .missing(let key, let at):
            language.say("'\(key)' ontbreekt", "'\(key)' is missing") + place(at)
        case .otherKind(let at):
            language.say(
                "er hoort een waarde van een andere soort te staan",
                "a value of another kind was expected") + place(at)
        case .number:
            language.say(
                "er staat een getal in dat niet heel is, of veel te groot",
                "a number in it is not a whole one, or far too large")
        // The decoder speaks English only.
        case .other(let words): words
        }
    }
}

/// Any JSON value; what is in it does not matter.
private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
}
