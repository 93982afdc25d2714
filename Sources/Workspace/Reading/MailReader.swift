import Communities

/// Reads `mail` of `kring.yaml`.
struct MailReader {
    /// The sender's name where none is given.
    let organisation: String
    /// The host of the sender's address where none is given.
    let host: String

    /// The settings, with stand-ins for what cannot be read.
    func settings(_ cursor: Cursor?) -> MailSettings {
        var mail = MailSettings(fromName: organisation, fromAddress: "kring@\(host)")
        guard
            let keys = cursor?.keys([
                "from", "reply-to", "transport", "outbox", "sendmail", "smtp", "in-doubt", "quiet",
            ])
        else { return mail }
        if let from = keys["from"]?.read(MailAddress.sender) {
            mail.fromName = from.name.isEmpty ? organisation : from.name
            mail.fromAddress = from.address
        }
        mail.replyTo = keys["reply-to"]?.read(MailAddress.sender)?.address
        mail.transport = keys["transport"]?.choice(MailSettings.Transport.self) ?? mail.transport
        mail.outbox = keys["outbox"]?.innerFolder() ?? mail.outbox
        mail.sendmail = keys["sendmail"].flatMap(command) ?? mail.sendmail
        mail.server = keys["smtp"].flatMap(server)
        mail.inDoubt = keys["in-doubt"]?.choice(MailSettings.InDoubt.self) ?? mail.inDoubt
        mail.quiet = keys["quiet"]?.read(QuietText.hours) ?? mail.quiet
        if mail.transport == .smtp, keys["smtp"] == nil {
            keys["transport"]?.fault(.content(.serverMissing))
        }
        return mail
    }

    /// `/usr/sbin/sendmail -i`, or a list of its parts.
    private func command(_ cursor: Cursor) -> [String]? {
        if case .list = cursor.tree.content {
            let parts = cursor.items().compactMap { $0.text() }
            return parts.isEmpty ? nil : parts
        }
        let parts = cursor.text()?.split(separator: " ").map(String.init)
        guard let first = parts?.first, first.hasPrefix("/") else {
            cursor.wrong(.mailProgram)
            return nil
        }
        return parts
    }

    private func server(_ cursor: Cursor) -> MailServer? {
        guard
            let keys = cursor.keys([
                "host", "port", "security", "user", "password", "timeout", "connections",
                "certificates",
            ]), let host = keys.required("host", .example("smtp.example.org"))?.hostName
        else { return nil }
        let security = keys["security"]?.choice(MailServer.Security.self) ?? .starttls
        let server = MailServer(
            host: host, port: keys["port"]?.integer(1...65_535) ?? security.usualPort,
            security: security, user: keys["user"]?.text(),
            password: keys["password"].flatMap { $0.secret() },
            patience: keys["timeout"]?.integer(1...600) ?? 60,
            connections: keys["connections"]?.integer(1...20) ?? 1,
            authorities: keys["certificates"]?.text())
        if server.user != nil, keys["password"] == nil {
            _ = keys.required("password", .secret)
        }
        if security == .none, server.password != nil {
            keys["security"]?.fault(.content(.passwordUnencrypted))
        }
        return server
    }
}

extension Cursor {
    /// A web address, as it is or kept as a secret.
    func address() -> AddressSource? {
        if case .map = tree.content { return secret().map { .secret($0) } }
        return webAddress().map { .text($0) }
    }

    /// Where a secret is kept: `{env: NAME}` or `{file: PATH}`.
    func secret() -> SecretSource? {
        guard case .map = tree.content else {
            fault(.content(.secretInFile))
            return nil
        }
        guard let keys = keys(["env", "file"]) else { return nil }
        switch (keys["env"], keys["file"]) {
        case (let name?, nil):
            guard let text = name.text(),
                text.utf8.allSatisfy({
                    (0x30...0x39).contains($0) || $0 == 0x5F || (0x41...0x5A).contains($0 & 0xDF)
                })
            else {
                name.wrong(.variableName)
                return nil
            }
            return .environment(text)
        case (nil, let path?): return path.text().map { .file($0) }
        default:
            wrong(.secret)
            return nil
        }
    }
}
