package import Communities
import Platform
import Transfer
package import Workplace

/// The way out for mail, as `kring.yaml` names it.
package struct MailWay {
    /// What takes messages.
    package let courier: any Courier
    /// Where they go.
    package let target: MailTarget
    private let connection: SMTPConnection?

    /// - Throws: a refusal when a secret is missing or open to others.
    package init(_ settings: MailSettings, _ workplace: Workplace, ownName: String) throws(Refusal)
    {
        switch settings.transport {
        case .outbox:
            let folder = OutboxFolder(path: workplace.path(settings.outbox))
            courier = folder
            connection = nil
            target = .folder(folder.path)
        case .sendmail:
            courier = SendmailCourier(command: settings.sendmail)
            connection = nil
            target = .program(settings.sendmail)
        case .smtp:
            guard let server = settings.server else {
                throw Refusal(MailRefusal.noMailServer)
            }
            let connection = SMTPConnection(
                try SMTPServer(server, secrets: Secrets(workplace: workplace), ownName: ownName))
            courier = SMTPCourier(connection)
            self.connection = connection
            target = .server(server.host, port: server.port, server.security)
        }
    }

    /// Removes what a killed run left half-written; to be called when no other run can be writing.
    package func sweep() { (courier as? OutboxFolder)?.sweep() }

    /// Says hello to the mail server, where there is one.
    package func greet() throws(DeliveryFault) -> String? {
        do throws(SMTPFault) {
            return try connection?.greet()
        } catch {
            throw DeliveryFault(error)
        }
    }
}

extension SMTPServer {
    package init(_ server: MailServer, secrets: Secrets, ownName: String) throws(Refusal) {
        var login: Login?
        if let user = server.user, let source = server.password {
            login = Login(
                user: user, password: try secrets.text(source, .mailPassword))
        }
        self.init(
            host: server.host, port: server.port,
            security: Security(rawValue: server.security.rawValue) ?? .starttls, login: login,
            ownName: ownName, patience: server.patience,
            authorities: server.authorities.map(secrets.workplace.path))
    }
}
