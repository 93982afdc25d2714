package import Communities
import Workplace

extension AgendaPage.Facts {
    /// What stands above the agenda of a session.
    ///
    /// - Parameters:
    ///   - facilitator: a name; only for a copy that is not public.
    ///   - back: the address of the page to go back to.
    package init(
        _ entry: PublishedSession, in intent: Intent, _ language: Language,
        facilitator: String? = nil, back: String? = nil
    ) {
        let session = entry.session
        let names = session.communities.map {
            intent.community($0)?.name.text(language) ?? $0.rawValue
        }
        let badge = PageWords(language: language).badge(entry.status).map { " (\($0))" } ?? ""
        self.init(
            community: names.joined(separator: " + "),
            date: DateWords(language).long(session.date) + badge,
            place: SessionPlace(intent: intent, language: language).text(session),
            facilitator: facilitator, back: back)
    }
}
