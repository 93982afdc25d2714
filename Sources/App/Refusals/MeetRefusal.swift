package import Communities
package import Facilitation
package import ICalendar
import Season
package import Workplace

/// Why a meeting cannot be prepared, or what came of it not be kept.
package enum MeetRefusal: RefusalReason {
    /// Groups that cannot be made; the people by their numbers.
    case groups(GroupFault, people: [String])
    case noAgenda(SessionID)
    /// A calendar file without an answer to an invitation, and what was found in it instead.
    case noAnswers(file: String, findings: [Finding])

    package var status: EndStatus {
        switch self {
        case .groups, .noAnswers: .badData
        case .noAgenda: .inputMissing
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .groups(let fault, let people):
            let words = GroupFaultWords(language) { number in
                people.indices.contains(number) ? people[number] : String(number + 1)
            }
            return RefusalWords(words.sentence(fault), advice: words.advice(fault))
        case .noAgenda(let session):
            return RefusalWords(
                language.say(
                    "de bijeenkomst '\(session)' heeft geen programma",
                    "the session '\(session)' has no agenda"))
        case .noAnswers(let file, let findings):
            return RefusalWords(
                language.say(
                    "in '\(file)' staat geen antwoord op een uitnodiging",
                    "'\(file)' has no answer to an invitation"),
                details: findings.map { $0.words(language) })
        }
    }
}
