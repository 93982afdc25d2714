package import Communities
import Platform
import Transfer
package import Workplace

/// The way out for mail, as `kring.yaml` names it.
package struct MailWay: Sendable {
    /// Where they go.
    package let target: MailTarget
    /// How many couriers may be at work at the same time.
    package let connections: Int
    private let courier: @Sendable () -> any Courier
    private let server: SMTPServer?
    private let folder: OutboxFolder?

    /// - Throws: a refusal when a secret is missing or open to others.
    package init(_ settings: MailSettings, _ workplace: Workplace, ownName: String) throws(Refusal)
    {
        switch settings.transport {
        case .outbox:
            let folder = OutboxFolder(path: workplace.path(settings.outbox))
            courier = { folder }
            (self.folder, server, connections) = (folder, nil, 1)
            target = .folder(folder.path)
        case .sendmail:
            let program = SendmailCourier(command: settings.sendmail)
            courier = { program }
            (folder, server, connections) = (nil, nil, 1)
            target = .program(settings.sendmail)
        case .smtp:
            guard let settings = settings.server else {
                throw Refusal(MailRefusal.noMailServer)
            }
            let server = try SMTPServer(
                settings, secrets: Secrets(workplace: workplace), ownName: ownName)
            courier = { SMTPCourier(SMTPConnection(server)) }
            (folder, self.server, connections) = (nil, server, settings.connections)
            target = .server(server.host, port: server.port, settings.security)
        }
    }

    /// A courier for one message after the other; each has a connection of its own.
    package func open() -> any Courier { courier() }

    /// Removes what a killed run left half-written; to be called when no other run can be writing.
    package func sweep() { folder?.sweep() }

    /// Says hello to the mail server, where there is one.
    package func greet() throws(DeliveryFault) -> String? {
        guard let server else { return nil }
        do throws(SMTPFault) {
            return try SMTPConnection(server).greet()
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
