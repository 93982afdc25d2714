package import Communities
import ICalendar
import Transfer
package import Workplace

extension CalendarRefusal {
    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .noAnswer(let fault, let shown):
            fault.words(of: "'\(shown)'", language)
        case .answer(let status, let shown):
            CalendarRefusal.words(status, "'\(shown)'", language)
        case .sentNoCalendar(let fault, let shown):
            RefusalWords(
                language.say(
                    "'\(shown)' stuurde geen agenda: \(fault.words(.nl))",
                    "'\(shown)' sent no calendar: \(fault.words(.en))"))
        case .sentEmpty(let shown):
            RefusalWords(
                language.say(
                    "'\(shown)' stuurde een lege agenda, waar eerst afspraken in stonden",
                    "'\(shown)' sent an empty calendar, where there were events before"))
        case .noCalendar(let fault, let name):
            RefusalWords(
                language.say(
                    "'\(name)' is geen agenda: \(fault.words(.nl))",
                    "'\(name)' is no calendar: \(fault.words(.en))"))
        }
    }

    private static func words(
        _ status: Int, _ name: String, _ language: Language
    ) -> RefusalWords {
        switch status {
        case 401, 403, 407:
            RefusalWords(
                language.say(
                    "\(name) laat niemand binnen zonder wachtwoord (HTTP \(status))",
                    "\(name) lets nobody in without a password (HTTP \(status))"),
                advice: TransferFault.secretAddress(language))
        case 404, 410:
            RefusalWords(
                language.say(
                    "\(name) heeft die agenda niet (HTTP \(status))",
                    "\(name) has no such calendar (HTTP \(status))"))
        case 408, 425, 429, 500...599:
            RefusalWords(
                language.say(
                    "\(name) is buiten werking (HTTP \(status))",
                    "\(name) is out of order (HTTP \(status))"))
        default:
            RefusalWords(
                language.say(
                    "\(name) antwoordt met HTTP \(status)",
                    "\(name) answers with HTTP \(status)"))
        }
    }
}

extension ReadingFault {
    /// The fault in a few words.
    func words(_ language: Language) -> String {
        language.say(dutch, words)
    }

    private var dutch: String {
        switch self {
        case .empty: "het is leeg"
        case .tooLarge(let bytes, let limit):
            "het heeft \(bytes) bytes, meer dan de \(limit) die mogen"
        case .webPage: "het is een webpagina; misschien vraagt het adres om in te loggen"
        case .json: "het is JSON"
        case .notUTF8: "het is geen UTF-8"
        case .notACalendar: "er staat geen BEGIN:VCALENDAR in"
        case .truncated(let open): "het houdt midden in \(open) op"
        }
    }
}
