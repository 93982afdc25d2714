import TestSupport
import Testing

@testable import Transfer

/// libcurl against a mail server on the loopback of this process: no network is used.
@Suite("Speaking to a mail server")
struct SMTPConnectionTests {
    private func mail(_ name: String = "noor", _ text: String = "Dag.") -> SMTPMail {
        SMTPMail(
            sender: "kring@example.org", recipient: "\(name)@example.org",
            bytes: Array("Subject: Hi\r\n\r\n\(text)\r\n".utf8))
    }

    private func connection(
        _ server: LocalMailServer, _ login: SMTPServer.Login? = nil,
        security: SMTPServer.Security = .none
    ) -> SMTPConnection {
        SMTPConnection(
            SMTPServer(
                host: "127.0.0.1", port: server.port, security: security, login: login,
                ownName: "kring.example.org", patience: 20, patienceAfterMessage: 20))
    }

    @Test func `many messages go over one connection, each as it was, each with its answer`()
        throws
    {
        let server = try LocalMailServer()
        let connection = connection(server)
        let mails = [
            mail("noor"), mail("amir", ".a line with a dot\r\n..\r\n."),
            mail("lotte", String(repeating: "x", count: 300_000)),
        ]

        let answers = try mails.map { try connection.send($0) }

        #expect(answers == ["250 queued as 1", "250 queued as 2", "250 queued as 3"])
        #expect(server.connections == 1)
        #expect(server.taken.map(\.bytes) == mails.map(\.bytes))
        #expect(server.taken.map(\.recipient) == mails.map(\.recipient))
        #expect(server.taken.allSatisfy { $0.sender == "kring@example.org" })
        #expect(server.commands.first == "EHLO kring.example.org")
    }

    @Test func `an account is shown before the message`() throws {
        let server = try LocalMailServer()
        _ = try connection(server, .init(user: "kring", password: "geheim")).send(mail())
        #expect(
            Array(server.commands.dropFirst().prefix(2)) == ["AUTH PLAIN", "AGtyaW5nAGdlaGVpbQ=="])
    }

    @Test func `a greeting sends no message`() throws {
        let server = try LocalMailServer()
        let connection = connection(server)
        #expect(try connection.greet().hasPrefix("250"))
        #expect(server.taken == [] && server.commands.contains("NOOP"))
        _ = try connection.send(mail())
        #expect(server.taken.count == 1)
    }

    /// Where a server says no, and what that means: its reply decides, not libcurl's code.
    @Test(arguments: [
        (LocalMailServer.Step.mail, "550 no", SMTPFault.refused(code: 550, "550 no")),
        (.rcpt, "451 later", .refused(code: 451, "451 later")),
        (
            .rcpt, "550 5.1.1 <noor@example.org> unknown",
            .refused(code: 550, "550 5.1.1 <the recipient> unknown")
        ),
        (.data, "451 later", .refused(code: 451, "451 later")),
        (.body, "554 spam", .refused(code: 554, "554 spam")),
        (.body, "452 full", .refused(code: 452, "452 full")),
        (.banner, "421 closing", .away("421 closing")),
        (.mail, "421 closing", .away("421 closing")),
    ])
    func `a refusal is told by the server's reply`(
        step: LocalMailServer.Step, reply: String, fault: SMTPFault
    ) throws {
        let server = try LocalMailServer { at, message in
            at == step && message <= 1 ? .say(reply) : nil
        }
        let connection = connection(server)
        #expect(throws: fault) { try connection.send(mail()) }
        #expect(server.taken == [])

        if step != .banner {
            _ = try connection.send(mail("amir"))
            #expect(server.taken.map(\.recipient) == ["amir@example.org"])
        }
    }

    /// libcurl would wait for a reply until its patience ends.
    @Test(arguments: LocalMailServer.Step.allCases, ["hello", "<html>", "25", "2500 ok"])
    func `what is no SMTP ends the conversation at once`(
        step: LocalMailServer.Step, line: String
    ) throws {
        let server = try LocalMailServer { at, _ in at == step ? .say(line) : nil }
        #expect {
            try connection(server).send(mail())
        } throws: {
            switch $0 as? SMTPFault {
            case .away(let words)?: step != .body && words.contains("no mail server")
            case .unanswered(let words)?: step == .body && words.contains("no mail server")
            default: false
            }
        }
    }

    @Test(arguments: [LocalMailServer.Step.banner, .ehlo, .mail, .rcpt, .data])
    func `a server that hangs up before the message has surely not taken it`(
        step: LocalMailServer.Step
    ) throws {
        let server = try LocalMailServer { at, _ in at == step ? .hangUp : nil }
        #expect {
            try connection(server).send(mail())
        } throws: {
            if case .away? = $0 as? SMTPFault { true } else { false }
        }
        #expect(server.taken == [])
    }

    @Test(arguments: [true, false])
    func `after the message nobody knows`(isKept: Bool) throws {
        let server = try LocalMailServer { at, _ in
            at == .body ? (isKept ? .hangUp : .forget) : nil
        }
        #expect {
            try connection(server).send(mail())
        } throws: {
            if case .unanswered? = $0 as? SMTPFault { true } else { false }
        }
        #expect(server.taken.count == (isKept ? 1 : 0))
    }

    @Test func `an answer that is none leaves the message in doubt`() throws {
        let server = try LocalMailServer { at, _ in at == .body ? .say("999 hm") : nil }
        #expect {
            try connection(server).send(mail())
        } throws: {
            if case .unanswered? = $0 as? SMTPFault { true } else { false }
        }
    }

    @Test func `a server without encryption gets nothing when encryption is asked`() throws {
        let server = try LocalMailServer()
        let connection = connection(
            server, .init(user: "kring", password: "geheim"), security: .starttls)
        #expect {
            try connection.send(mail())
        } throws: {
            if case .untrusted? = $0 as? SMTPFault { true } else { false }
        }
        #expect(!server.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test(arguments: ["", "-f@example.org", "a@b\r\nRCPT TO:<c@d>", "a>b@c", "noör@example.org"])
    func `no address becomes a command`(address: String) throws {
        let server = try LocalMailServer()
        let mail = SMTPMail(sender: "kring@example.org", recipient: address, bytes: [])
        #expect {
            try connection(server).send(mail)
        } throws: {
            if case .unspeakable? = $0 as? SMTPFault { true } else { false }
        }
        #expect(server.connections == 0)
    }

    @Test func `a server that is not there is away`() throws {
        let port = try LocalMailServer().port
        let connection = SMTPConnection(
            SMTPServer(host: "127.0.0.1", port: port, security: .none, ownName: "a.example"))
        #expect {
            try connection.send(mail())
        } throws: {
            if case .away? = $0 as? SMTPFault { true } else { false }
        }
    }
}
