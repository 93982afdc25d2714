import CivilTime
import Communities
import Publishing
import Workplace

extension MessageComposer {
    /// What somebody who came into communities needs to know: their sessions, and the address for their calendar.
    func welcome(
        _ communities: [CommunityID], _ id: PersonID, feed: String, dueAt: Instant
    ) throws(Refusal) -> OutboxMessage {
        let person = try person(id)
        let words = PageWords(language: person.language)
        let names = communities.compactMap {
            workspace.intent.community($0)?.name.text(person.language)
        }
        let and = words.of(" en ", " and ")
        let list =
            names.count < 2
            ? names.first ?? ""
            : names.dropLast().joined(separator: ", ") + and + (names.last ?? "")
        let entries = sessions.values.filter { entry in
            entry.status != .cancelled && entry.session.span(in: workspace.zone).start > now
                && entry.session.communities.contains { communities.contains($0) }
        }.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
        let letter = letter(
            .welcome, person, subject: words.of("Welkom bij \(list)", "Welcome to \(list)"),
            lead: words.of(
                "Fijn dat je meedoet aan \(list). Dit zijn de bijeenkomsten:",
                "Good to have you in \(list). These are the sessions:"),
            items: entries.map { entry in
                var item = item(entry, person, withAgenda: false)
                item.join = nil
                item.page = nil
                return item
            },
            closing: [
                words.of(
                    "Zet ze één keer in je agenda: abonneer je op het adres hieronder. Wat verplaatst of vervalt, verandert dan vanzelf mee. Het adres is van jou alleen; deel het niet.",
                    "Put them into your calendar once: subscribe to the address below. What moves or is cancelled then changes by itself. The address is yours alone; do not share it."
                )
            ],
            links: [
                Letter.Link(
                    words: words.of("Mijn agenda (Apple, telefoon)", "My calendar (Apple, phone)"),
                    address: PublishedAddress(web: workspace.intent.organisation.web).webcal(feed)),
                Letter.Link(
                    words: words.of("Voor andere programma's", "For other programs"),
                    address: PublishedAddress(web: workspace.intent.organisation.web).address(feed)),
            ], about: entries, communities: communities)
        let keys = communities.map {
            DeliveryKey.welcome(
                $0, season: workspace.intent.organisation.season.id, person: id)
        }
        return try message(
            letter, person, key: keys.count == 1 ? keys[0] : .together(keys, person: id),
            about: entries, communities: communities, dueAt: dueAt)
    }
}
