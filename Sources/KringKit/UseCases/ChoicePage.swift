package import CivilTime
import Communities
import Digest
import Ledger

/// The page at which somebody chooses which messages they get: `/u/TOKEN` of `kring serve`.
package struct ChoicePage: Sendable {
    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// The page of a token; `nil` for one that is nobody's.
    package func show(_ token: String) throws -> String? {
        guard let (workspace, person) = try owner(of: token) else { return nil }
        let choice = try place.readLedger()?.choices()[person.id] ?? MessageChoice()
        return try page(workspace, person, choice, isSaved: false)
    }

    /// Takes a form, and gives the page of what then holds; `nil` for a token that is nobody's.
    ///
    /// - Parameter fields: `amount`, `digest` and `invitations` of the page's form, or `List-Unsubscribe` of a mail program (RFC 8058).
    package func choose(_ token: String, _ fields: [String: String]) throws -> String? {
        guard let (workspace, person) = try owner(of: token) else { return nil }
        let ledger = try place.openLedger()
        var choice = try ledger.choices()[person.id] ?? MessageChoice()
        if fields["List-Unsubscribe"] == "One-Click" {
            choice.amount = .none
        } else if let amount = fields["amount"].flatMap(MessageChoice.Amount.init) {
            choice.amount = amount
            choice.isDigest = fields["digest"] == "on"
            choice.calendar = fields["invitations"] == "on" ? .invitations : nil
        }
        try ledger.choose(
            choice == MessageChoice() ? nil : choice, for: person.id, at: now)
        return try page(workspace, person, choice, isSaved: true)
    }

    private func owner(of token: String) throws -> (OpenWorkspace, Person)? {
        // Whatever is no token costs no reading of files.
        guard token.utf8.count == 32, token.utf8.allSatisfy({ $0 > 0x2F && $0 < 0x7B }) else {
            return nil
        }
        let workspace = try OpenWorkspace(place)
        let secret = try InstanceSecret.read(place.secretPath)
        let person = workspace.intent.people.first { person in
            isEqualInConstantTime(
                Array(SecretAddress.choiceToken(of: person.id, secret: secret.bytes).utf8),
                Array(token.utf8))
        }
        return person.map { (workspace, $0) }
    }

    private func page(
        _ workspace: OpenWorkspace, _ person: Person, _ choice: MessageChoice, isSaved: Bool
    ) throws(Refusal) -> String {
        let words = PageWords(language: person.language)
        let amounts: [(MessageChoice.Amount, String)] = [
            (
                .all,
                words.of(
                    "Herinneringen zoals mijn communities die sturen, en wat er verandert",
                    "Reminders as my communities send them, and what changes")
            ),
            (
                .more,
                words.of(
                    "Ook nog een herinnering een uur van tevoren", "Also a reminder an hour before")
            ),
            (
                .fewer,
                words.of(
                    "Eén herinnering per bijeenkomst, en wat er verandert",
                    "One reminder of each session, and what changes")
            ),
            (.changes, words.of("Alleen wat er verandert", "Only what changes")),
            (.none, words.of("Helemaal niets", "Nothing at all")),
        ]
        return try workspace.layouts.render(
            "choice.html",
            [
                "language": .text(person.language.rawValue),
                "organisation": .text(workspace.intent.organisation.name),
                "title": .text(words.of("Welke berichten wil je?", "Which messages do you want?")),
                "name": .text(person.name), "isSaved": .flag(isSaved),
                "wordSaved": .text(
                    words.of("Bewaard. Het geldt vanaf nu.", "Saved. It holds from now on.")),
                "amounts": .list(
                    amounts.map { amount, text in
                        [
                            "value": .text(amount.rawValue), "text": .text(text),
                            "isChosen": .flag(amount == choice.amount),
                        ]
                    }),
                "isDigest": .flag(choice.isDigest),
                "wordDigest": .text(
                    words.of(
                        "Alles van een dag in één mail, 's ochtends",
                        "All of a day in one mail, in the morning")),
                "isInvited": .flag(choice.calendar == .invitations),
                "wordInvited": .text(
                    words.of(
                        "Stuur me elke bijeenkomst als uitnodiging, voor wie zich niet op de agenda abonneert",
                        "Send me each session as an invitation, for who does not subscribe to the calendar"
                    )),
                "wordSave": .text(words.of("Bewaren", "Save")),
            ])
    }
}
