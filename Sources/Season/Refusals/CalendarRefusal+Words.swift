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
