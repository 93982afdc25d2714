package import CivilTime
package import Communities
import Workplace

/// What somebody should look at in what they brought in.
package enum HarvestWarning: Told, Hashable {
    /// A session that has not begun.
    case stillToCome(SessionID, CivilDate)
    /// First names in something that knowledge pages show.
    case namesPeople(Int, [String])

    package func words(_ language: Language) -> String {
        switch self {
        case .stillToCome(let session, let date):
            return language.say(
                "\(session) moet nog komen, op \(date): is het de goede bijeenkomst?",
                "\(session) is still to come, on \(date): is it the right session?")
        case .namesPeople(let number, let names):
            let named = names.joined(separator: ", ")
            return language.say(
                "#\(number) noemt \(named), en kennispagina's zijn openbaar: ",
                "#\(number) names \(named), and knowledge pages are public: ")
                + "kring harvest change \(number) --text …"
        }
    }
}
