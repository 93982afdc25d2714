package import Communities

/// What Kring itself notes of a delivery beside what servers say.
///
/// The ledger keeps it in English, as it always did, so that notes of older ledgers are understood; people read it in
/// their language.
package enum DeliveryNote: Hashable, Sendable {
    /// The whole message with that identity tells it too.
    case covered(by: String)
    /// The message could not be written, so there is nothing to send.
    case unwritable
    /// What it told has changed while it waited.
    case noLongerHolds
    /// It waits for a person, since the ledger was put back from a backup, or mended.
    case beforeRestoring, beforeMending

    /// As the ledger keeps it.
    package var kept: String { words(.en) }

    /// What was kept; `nil` for what somebody else said.
    package init?(_ kept: String) {
        let rest = kept.dropFirst("in the message <".count)
        if kept.hasPrefix("in the message <"), rest.last == ">" {
            self = .covered(by: String(rest.dropLast()))
            return
        }
        let notes: [DeliveryNote] = [.unwritable, .noLongerHolds, .beforeRestoring, .beforeMending]
        guard let note = notes.first(where: { $0.kept == kept }) else { return nil }
        self = note
    }

    package func words(_ language: Language) -> String {
        switch self {
        case .covered(let id):
            language.say("in het bericht <\(id)>", "in the message <\(id)>")
        case .noLongerHolds:
            language.say(
                "het klopte niet meer: er is intussen iets veranderd",
                "it no longer held: something has changed since")
        case .unwritable:
            language.say("kon niet worden geschreven", "could not be written")
        case .beforeRestoring:
            language.say(
                "misschien al verstuurd voordat de reservekopie is teruggezet",
                "may have been sent before the backup was put back")
        case .beforeMending:
            language.say(
                "misschien al verstuurd voordat het logboek is hersteld",
                "may have been sent before the ledger was mended")
        }
    }

    /// What the ledger keeps of a delivery, a note or a server's words, as people read it.
    package static func words(_ kept: String?, _ language: Language) -> String? {
        kept.map { DeliveryNote($0)?.words(language) ?? $0 }
    }
}
