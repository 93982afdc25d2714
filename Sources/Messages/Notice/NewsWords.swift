import Communities
import Publishing
import Workplace

/// What changed about sessions, in the words of a language.
struct NewsWords {
    let intent: Intent
    let texts: SessionTexts
    let language: Language

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    /// The subject says at once what happened.
    func subject(_ notices: [DueNotice], for person: PersonID) -> String {
        guard notices.count == 1, let notice = notices.first else {
            return say("\(notices.count) wijzigingen", "\(notices.count) changes")
                + ": " + titles(notices)
        }
        let session = notice.news.after.session
        let parts = notice.news.parts(for: person)
        let moment = "\(DateWords(language).short(session.date)) \(session.start)"
        return "\(word(parts)): \(moment) \(texts.title(session, language))"
    }

    /// How it was and how it is.
    func item(_ notice: DueNotice, for person: PersonID, join: String?) -> Letter.Item {
        let (before, after) = (notice.news.before.session, notice.news.after.session)
        let parts = notice.news.parts(for: person)
        let place = SessionPlace(intent: intent, language: language)
        let isOff = parts.contains(.cancelled)
        var item = Letter.Item(
            title: texts.title(after, language), when: after.whenWords(language),
            place: isOff ? nil : place.text(after), page: isOff ? nil : texts.page(after))
        var was: [String] = []
        if parts.contains(.time) { was.append(before.whenWords(language)) }
        if parts.contains(.place) { was.append(place.text(before)) }
        item.was = was.isEmpty ? nil : was.joined(separator: ", ")
        item.join = join
        item.note = note(notice.news, parts, person)
        return item
    }

    private func note(
        _ news: SessionNews, _ parts: Set<SessionNews.Part>, _ person: PersonID
    ) -> String? {
        var notes: [String] = []
        if parts.contains(.cancelled) {
            notes.append(say("Gaat niet door.", "Does not take place."))
        }
        if parts.contains(.restored) {
            notes.append(say("Gaat toch door.", "Takes place after all."))
        }
        if parts.contains(.link) {
            notes.append(
                say("Het adres om online mee te doen is nieuw.", "The address to join at is new."))
        }
        if parts.contains(.facilitator) {
            let new = news.after.session.facilitator
            if new == person {
                notes.append(say("Jij begeleidt.", "You facilitate."))
            } else {
                let name = new.map { intent.person($0)?.name ?? $0.rawValue }
                notes.append(
                    name.map {
                        say("\($0) begeleidt, jij niet meer.", "\($0) facilitates instead of you.")
                    }
                        ?? say("Jij begeleidt niet meer.", "You no longer facilitate."))
            }
        }
        if let reason = news.after.reason {
            notes.append(NoAgendaReason(language: language).said(reason))
        }
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    private func word(_ parts: Set<SessionNews.Part>) -> String {
        if parts.contains(.cancelled) { return say("Vervallen", "Cancelled") }
        if parts.contains(.restored) { return say("Gaat toch door", "On after all") }
        if parts.contains(.time) { return say("Verplaatst", "Moved") }
        if parts.contains(.place) { return say("Andere plek", "Another place") }
        if parts.contains(.link) { return say("Nieuwe link", "New link") }
        return say("Begeleiding gewijzigd", "Facilitator changed")
    }

    private func titles(_ notices: [DueNotice]) -> String {
        var seen: Set<CommunityID> = []
        return notices.map(\.news.after.session.community).filter { seen.insert($0).inserted }
            .map { intent.community($0)?.name.text(language) ?? $0.rawValue }
            .joined(separator: ", ")
    }
}
