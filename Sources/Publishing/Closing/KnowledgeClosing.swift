package import Communities
import Facilitation
package import Ledger
import Meeting
package import Workplace

/// What stood on public pages before what is said had a mark, and leaves them with the next publishing, which tells it once.
package struct KnowledgeClosing: Sendable, Encodable {
    /// How many things.
    package let lines: Int
    /// Whose they were, by identifier.
    package let communities: [CommunityID]

    /// `nil` where nothing is to be told: it was told before, or nothing leaves.
    package init?(_ workspace: OpenWorkspace, ledger: Ledger) throws(Refusal) {
        guard try KnowledgeClosing.isDue(ledger) else { return nil }
        let leaving = try HarvestBook(workspace, ledger: ledger, season: [], for: .present)
            .entries.filter { KnowledgePages.isShown($0) && $0.visible < .everybody }
        guard !leaving.isEmpty else { return nil }
        lines = leaving.count
        communities = Set(leaving.flatMap(\.communities)).sorted()
    }

    /// Whether pages are still as they were before.
    static func isDue(_ ledger: Ledger) throws(Refusal) -> Bool {
        try refusingLedgerFaults { () throws(LedgerFault) in try ledger.note(note) != nil }
    }

    /// They are not any more.
    static func settle(_ ledger: Ledger) throws(Refusal) {
        try refusingLedgerFaults { () throws(LedgerFault) in try ledger.forgetNote(note) }
    }

    /// Kept by the migration that brought the marks.
    private static let note = "visible"
}

extension KnowledgeClosing {
    /// For who published.
    package func words(_ language: Language) -> String {
        let names = communities.map(\.rawValue).joined(separator: ", ")
        return language.say(
            "\(lines) \(lines == 1 ? "ding" : "dingen") van \(names) \(lines == 1 ? "stond" : "stonden") op openbare pagina's en \(lines == 1 ? "is" : "zijn") daar nu weg: wat er gezegd is, is voortaan voor de deelnemers. "
                + "Eén ding open je met kring harvest change N --public, of #openbaar achter de regel; wat er vanaf nu gezegd wordt met visible: public in het bestand van de community (docs/privacy.nl.md)",
            "\(lines) \(lines == 1 ? "thing" : "things") of \(names) stood on public pages and \(lines == 1 ? "is" : "are") gone from there now: what was said is for the members from now on. "
                + "One of them is opened by kring harvest change N --public, or #public at the end of its line; what is said from now on by visible: public in the community's file (docs/privacy.md)"
        )
    }
}
