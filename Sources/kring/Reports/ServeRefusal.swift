import Communities
import KringWeb
import Workplace

/// Why the server does not start, or stopped by itself.
struct ServeRefusal: RefusalReason {
    let fault: ServeFault

    var status: EndStatus { .unavailable }

    func words(_ language: Language) -> RefusalWords {
        RefusalWords(language.say(dutch, fault.description))
    }

    private var dutch: String {
        switch fault {
        case .folderMissing(let place):
            "er is geen map om te tonen op '\(place)': geef eerst 'kring publish', of noem een andere"
        case .portOutOfRange(let port):
            "\(port) is geen poort: het is een getal van 1 tot en met 65535"
        case .portInUse(let host, let port):
            "poort \(port) van \(host) is in gebruik: stop het programma dat daar luistert, of kies een andere poort"
        case .portForbidden(let host, let port):
            "luisteren op poort \(port) van \(host) mag niet: kies een poort vanaf 1024"
        case .hostUnknown(let host):
            "'\(host)' is geen adres van deze machine: 127.0.0.1 is voor deze machine alleen, 0.0.0.0 voor iedereen"
        case .stopped(let reason): "de server is gestopt: \(reason)"
        }
    }
}
