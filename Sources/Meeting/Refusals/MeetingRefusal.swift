package import Communities
package import Facilitation
package import Workplace
package import Workspace

/// Why there is no agenda, or there are no people to put into groups.
package enum MeetingRefusal: RefusalReason {
    case noTemplate(SessionID)
    /// The template does not fit the session.
    case noAgenda(TemplateID, AgendaFault)
    /// A list of people that cannot be read.
    case unusableList(path: String, [Fault])
    /// Nobody of that name, and the nearest name that somebody has.
    case notAmongPeople(String, nearest: String?)

    package var status: EndStatus {
        switch self {
        case .noTemplate, .notAmongPeople: .inputMissing
        case .noAgenda: .answerIsNo
        case .unusableList(_, let faults):
            faults.contains { [.fileUnreadable, .fileMissing].contains($0.rule) }
                ? .inputMissing : .badData
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .noTemplate(let session):
            return RefusalWords(
                language.say(
                    "de bijeenkomst '\(session)' heeft geen sjabloon",
                    "the session '\(session)' has no template"),
                advice: language.say(
                    "geef de community sjablonen (templates), of gebruik --template",
                    "give its community templates, or --template"))
        case .noAgenda(let template, let fault):
            let words = AgendaFaultWords(language)
            let ways = words.waysOut(fault)
            return RefusalWords(
                language.say("geen programma met '\(template)': ", "no agenda from '\(template)': ")
                    + words.sentence(fault),
                advice: ways.isEmpty
                    ? nil : ways.joined(separator: language.say(", of ", ", or ")))
        case .unusableList(let path, let faults):
            return RefusalWords(
                language.say(
                    "de lijst '\(path)' is niet te gebruiken", "the list '\(path)' cannot be used"),
                details: [FaultPrinter(language).text(faults)])
        case .notAmongPeople(let name, let nearest):
            return RefusalWords(
                language.say(
                    "'\(name)' hoort niet bij de mensen voor de groepen",
                    "'\(name)' is not among the people to be put into groups"),
                advice: nearest.map { "'\($0)'" })
        }
    }
}
