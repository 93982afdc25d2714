import Communities

/// What a mail program said, in which the recipient is not named: it may be read by others.
struct Said: Hashable, Sendable {
    let text: String
    let recipient: String

    /// After a colon; nothing where it said nothing.
    func words(_ language: Language) -> String {
        if text.isEmpty { return "" }
        let somebody = language.say("de ontvanger", "the recipient")
        return ": " + text.replacing(recipient, with: somebody)
    }
}

/// Why a mail program did not take a message.
enum SendmailReason: DeliveryReason {
    case addressLikeOption
    case missing(String)
    case notAllowed(String)
    case cannotStart(String, String)
    case refuses(String, Int32, Said)
    case ended(String, Int32, Said)
    case killed(String, signal: Int32, Said)
    case tooSlow(String, seconds: Int, Said)

    func words(_ language: Language) -> String {
        switch self {
        case .addressLikeOption:
            language.say("een adres dat begint met '-'", "an address that begins with '-'")
        case .missing(let name):
            language.say(
                "er is geen mailprogramma '\(name)'; installeer er een, of kies in kring.yaml een andere transport",
                "there is no mail program '\(name)'; install one, or choose another transport in kring.yaml"
            )
        case .notAllowed(let name):
            language.say(
                "deze gebruiker mag '\(name)' niet uitvoeren", "this user may not run '\(name)'")
        case .cannotStart(let name, let words):
            language.say(
                "'\(name)' kan niet worden gestart (\(words))",
                "'\(name)' cannot be started (\(words))")
        case .refuses(let name, let code, let said):
            language.say("'\(name)' weigert het (\(code))", "'\(name)' refuses it (\(code))")
                + said.words(language)
        case .ended(let name, let code, let said):
            language.say("'\(name)' eindigde met \(code)", "'\(name)' ended with \(code)")
                + said.words(language)
        case .killed(let name, let signal, let said):
            language.say(
                "'\(name)' werd beëindigd door signaal \(signal)",
                "'\(name)' was ended by signal \(signal)") + said.words(language)
        case .tooSlow(let name, let seconds, let said):
            language.say(
                "'\(name)' was na \(seconds) s niet klaar",
                "'\(name)' did not end within \(seconds) s") + said.words(language)
        }
    }
}
