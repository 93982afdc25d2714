package import Communities

/// Why a message waits for a person after a ledger was put back or mended; the ledger keeps it as what went wrong.
package enum HeldReason: String, CaseIterable, Sendable {
    case beforeRestoring = "may have been sent before the backup was put back"
    case beforeMending = "may have been sent before the ledger was mended"

    package func words(_ language: Language) -> String {
        switch self {
        case .beforeRestoring:
            language.say("misschien al verstuurd voordat de reservekopie is teruggezet", rawValue)
        case .beforeMending:
            language.say("misschien al verstuurd voordat het logboek is hersteld", rawValue)
        }
    }
}
