import Communities

/// What messages are and where they stand, in words for people.
struct MessageWords {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// - Parameter kind: as the ledger names it.
    func kind(_ kind: String) -> String {
        guard language == .nl else { return kind }
        return switch kind {
        case "reminder": "herinnering"
        case "notice": "wijziging"
        case "welcome": "welkom"
        case "invitation": "uitnodiging"
        case "withdrawal": "intrekking"
        case "agenda": "programma"
        case "harvest": "opbrengst"
        case "proposal": "voorstel"
        default: kind
        }
    }

    /// Columns that the longest kind takes.
    var kindWidth: Int { language == .nl ? 11 : 9 }

    /// - Parameter state: as the ledger names it.
    func state(_ state: String) -> String {
        guard language == .nl else { return state }
        return switch state {
        case "due": "klaar"
        case "sending": "onderweg"
        case "sent": "verstuurd"
        case "deferred": "uitgesteld"
        case "failed": "mislukt"
        case "uncertain": "onzeker"
        case "unwritten": "te schrijven"
        case "skippedLate": "te laat"
        case "dropped": "vervallen"
        case "collapsed": "ingehaald"
        case "covered": "al verteld"
        default: state
        }
    }
}
