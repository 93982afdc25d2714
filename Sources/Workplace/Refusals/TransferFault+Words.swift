package import Communities
package import Transfer

extension TransferFault {
    /// What is the matter with an address, or with who answers there.
    ///
    /// - Parameter name: what the sentence is about, as it begins it: `'https://…/agenda.ics'`.
    package func words(of name: String, _ language: Language) -> RefusalWords {
        let ownHosts = language.say(
            "noem de host met --own-host, of in kring.yaml onder calendars: own-hosts",
            "name the host with --own-host, or in kring.yaml under calendars: own-hosts")
        switch self {
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
                advice: TransferFault.secretAddress(language))
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

    /// What helps against a login.
    package static func secretAddress(_ language: Language) -> String {
        language.say(
            "gebruik het geheime adres dat de eigenaar van de agenda kan geven",
            "use the secret address that the calendar's owner can give")
    }
}
