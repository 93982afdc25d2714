package import Communities

/// Where mail goes, for people: no account, no secret.
package enum MailTarget: Hashable, Sendable {
    case folder(String)
    case program([String])
    case server(String, port: Int, MailServer.Security)

    package func words(_ language: Language) -> String {
        switch self {
        case .folder(let path): language.say("de map \(path)", "the folder \(path)")
        case .program(let command): command.joined(separator: " ")
        case .server(let host, let port, let security):
            language.say("\(host), poort \(port), ", "\(host), port \(port), ")
                + security.words(language)
        }
    }
}

extension MailServer.Security {
    fileprivate func words(_ language: Language) -> String {
        switch self {
        case .tls: "TLS"
        case .starttls: "STARTTLS"
        case .none: language.say("niet versleuteld", "not encrypted")
        }
    }
}
