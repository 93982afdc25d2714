package import Communities
import ICalendar
import Transfer
package import Workplace

extension CalendarRefusal {
    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .noAnswer(let fault, let shown):
            CalendarRefusal.words(fault, "'\(shown)'", language)
        case .answer(let status, let shown):
            CalendarRefusal.words(status, "'\(shown)'", language)
        case .sentNoCalendar(let fault, let shown):
            RefusalWords(
                language.say(
                    "'\(shown)' stuurde geen agenda: \(fault.words(.nl))",
                    "'\(shown)' sent no calendar: \(fault.words(.en))"))
        case .noCalendar(let fault, let name):
            RefusalWords(
                language.say(
                    "'\(name)' is geen agenda: \(fault.words(.nl))",
                    "'\(name)' is no calendar: \(fault.words(.en))"))
        }
    }

    private static func words(
        _ fault: TransferFault, _ name: String, _ language: Language
    ) -> RefusalWords {
        let ownHosts = language.say(
            "noem de host met --own-host, of in kring.yaml onder calendars: own-hosts",
            "name the host with --own-host, or in kring.yaml under calendars: own-hosts")
        switch fault {
        case .address(.malformed):
            return RefusalWords(
                language.say("\(name) is geen heel webadres", "\(name) is no whole web address"))
        case .address(.scheme(let scheme)):
            return RefusalWords(
                language.say(
                    "\(name) begint met '\(scheme)'; alleen https wordt bevraagd",
                    "\(name) has the scheme '\(scheme)'; only https is asked"))
        case .address(.credentials):
            return RefusalWords(
                language.say(
                    "in \(name) staat een naam of een wachtwoord",
                    "\(name) has a name or a password in it"),
                advice: secretAddress(language))
        case .address(.insecure(let host)):
            return RefusalWords(
                language.say(
                    "\(name) is niet versleuteld: '\(host)' wordt alleen met https bevraagd",
                    "\(name) is not encrypted: '\(host)' is asked by https only"),
                advice: language.say(
                    "schrijf https; voor een host in je eigen netwerk: \(ownHosts)",
                    "write https; for a host of your own network, \(ownHosts)"))
        case .privateNetwork(let host):
            return RefusalWords(
                language.say(
                    "\(name) komt uit in een privénetwerk ('\(host)')",
                    "\(name) leads into a private network ('\(host)')"),
                advice: language.say(
                    "is dat de bedoeling, \(ownHosts)", "when that is meant, \(ownHosts)"))
        case .unreachable(let words):
            return RefusalWords(
                language.say(
                    "\(name) is niet te bereiken (\(words))",
                    "\(name) cannot be reached (\(words))"))
        case .tooSlow(let seconds):
            return RefusalWords(
                language.say(
                    "\(name) antwoordde niet binnen \(seconds) seconden",
                    "\(name) did not answer within \(seconds) seconds"))
        case .tooLarge(let limit):
            return RefusalWords(
                language.say(
                    "\(name) stuurt meer dan de \(limit) bytes die mogen",
                    "\(name) sends more than the \(limit) bytes allowed"))
        case .tooManyRedirects(let count):
            return RefusalWords(
                language.say(
                    "\(name) stuurt ons meer dan \(count) keer door",
                    "\(name) sends us on more than \(count) times"))
        case .untrusted(let words):
            return RefusalWords(
                language.say(
                    "\(name) is niet te vertrouwen (\(words))",
                    "\(name) cannot be trusted (\(words))"))
        case .noLibrary:
            return RefusalWords(
                language.say(
                    "\(name) kan niet worden bevraagd: op deze computer is geen libcurl",
                    "\(name) cannot be asked: there is no libcurl on this machine"),
                advice: language.say(
                    "installeer het pakket libcurl4", "install the package libcurl4"))
        case .failed(let words):
            return RefusalWords(
                language.say(
                    "\(name) gaf geen antwoord (\(words))", "\(name) gave no answer (\(words))"))
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
                advice: secretAddress(language))
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

    private static func secretAddress(_ language: Language) -> String {
        language.say(
            "gebruik het geheime adres dat de eigenaar van de agenda kan geven",
            "use the secret address that the calendar's owner can give")
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
