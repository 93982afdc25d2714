package import App
package import Communities

/// What was kept, put back or forgotten, a line each.
package struct CareText {
    private let language: Language

    package init(_ language: Language) { self.language = language }

    package func lines(_ restored: BackUp.Restored) -> [String] {
        let moment = restored.madeAt ?? language.say("een onbekend moment", "an unknown time")
        var lines = [
            language.say(
                "teruggezet wat bewaard was op \(moment)", "put back what was kept at \(moment)")
        ]
        if let old = restored.old {
            lines.append(
                language.say(
                    "het logboek dat er stond, is \(old)", "the ledger that was there is \(old)"))
        }
        if restored.held > 0 {
            lines.append(
                language.say(
                    "\(restored.held == 1 ? "1 bericht is" : "\(restored.held) berichten zijn") sindsdien misschien verstuurd: kring outbox toont ze, kring outbox retry verstuurt ze",
                    "\(restored.held) messages may have been sent since: kring outbox shows them, kring outbox retry sends them"
                ))
        }
        return lines
    }

    /// - Parameter files: how many mails in the outbox folder were removed; `nil`: nothing was kept of the person.
    package func lines(forgotten person: PersonID, files: Int?) -> [String] {
        guard let files else {
            return [
                language.say("van \(person) is niets bewaard", "nothing is kept of \(person)")
            ]
        }
        let removed =
            files == 0
            ? nil
            : language.say(
                files == 1
                    ? "1 mail in de map outbox is weggehaald"
                    : "\(files) mails in de map outbox zijn weggehaald",
                "\(files) mails in the outbox folder were removed")
        return [
            language.say(
                "antwoorden, keuzes, berichten en adressen van \(person) zijn weg; beurten en groepen die er waren, blijven onder een naam die niets zegt",
                "answers, choices, messages and addresses of \(person) are gone; turns and groups that were are kept under a name that says nothing"
            ),
            removed,
            language.say(
                "wat anderen bij opbrengsten opschreven, blijft: kring harvest search vindt een naam erin",
                "what others wrote down in harvests stays: kring harvest search finds a name in it"),
            language.say(
                "in oudere reservekopieën staat het nog; wie er een terugzet, laat die het opnieuw vergeten",
                "older backups still hold it; one that is put back is made to forget it again"),
        ].compactMap { $0 }
    }
}
