import CCurl
import Synchronization

/// A conversation with a mail server, by libcurl: one connection for as many messages as there are.
package final class SMTPConnection: SMTPSending {
    private let server: SMTPServer
    // Kept between messages, for in it libcurl keeps the connection.
    private let curl = Mutex<CurlHandle?>(nil)

    /// Nothing is opened before the first message.
    package init(_ server: SMTPServer) { self.server = server }

    /// Hands one message over, and waits for the server's word on it.
    package func send(_ mail: SMTPMail) throws(SMTPFault) -> String {
        for (name, value) in [("sender", mail.sender), ("recipient", mail.recipient)] {
            guard SMTPConnection.isSpeakable(value) else {
                throw .unspeakable("the \(name)'s address cannot be said in SMTP")
            }
        }
        var answer = try ask(for: mail)
        // A server may hang up between two messages; that says nothing about the second.
        if answer.isReused, case .away? = answer.fault { answer = try ask(for: mail) }
        if let fault = answer.fault { throw fault }
        return answer.said
    }

    /// EHLO, STARTTLS and AUTH as for a message, then a question that changes nothing (NOOP, RFC 5321 §4.1.1.9).
    package func greet() throws(SMTPFault) -> String {
        let answer = try ask(for: nil)
        if let fault = answer.fault { throw fault }
        return answer.said
    }

    private func ask(for mail: SMTPMail?) throws(SMTPFault) -> SMTPAnswer {
        guard let library = CurlLibrary.shared else { throw .noLibrary }
        let server = server
        let answer = curl.withLock { kept -> SMTPAnswer? in
            guard var curl = kept.take() ?? library.handle() else { return nil }
            let talk = SMTPTalk(mail)
            SMTPConnection.address(&curl, server)
            SMTPConnection.listen(&curl, talk, server)
            SMTPConnection.prepare(&curl, mail)
            let code = withExtendedLifetime(talk) { curl.perform() }
            let answer = talk.answer(
                code, reply: curl.number(CURLINFO_RESPONSE_CODE),
                isReused: curl.number(CURLINFO_NUM_CONNECTS) == 0, words: curl.detail(for: code))
            kept = consume curl
            return answer
        }
        guard let answer else { throw .noLibrary }
        return answer
    }

    private static func prepare(_ curl: inout CurlHandle, _ mail: SMTPMail?) {
        curl.set(CURLOPT_NOBODY, mail == nil ? 1 : 0)
        curl.set(CURLOPT_UPLOAD, mail == nil ? 0 : 1)
        curl.set(CURLOPT_MAIL_RCPT, list: mail.map { ["<\($0.recipient)>"] } ?? [])
        if let mail {
            curl.set(CURLOPT_MAIL_FROM, "<\(mail.sender)>")
        } else {
            curl.set(CURLOPT_CUSTOMREQUEST, "NOOP")
        }
    }

    private static func address(_ curl: inout CurlHandle, _ server: SMTPServer) {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        curl.set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(server.ownName)")
        curl.set(CURLOPT_PROTOCOLS_STR, scheme)
        curl.set(CURLOPT_PROXY, "")
        curl.set(CURLOPT_NETRC, 0)
        curl.set(CURLOPT_NOSIGNAL, 1)
        let encryption = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        curl.set(CURLOPT_USE_SSL, Int(encryption.rawValue))
        if let authorities = server.authorities { curl.set(CURLOPT_CAINFO, authorities) }
        if let login = server.login {
            curl.set(CURLOPT_USERNAME, login.user)
            curl.set(CURLOPT_PASSWORD, login.password)
        }
        curl.set(CURLOPT_CONNECTTIMEOUT, min(server.patience, 30))
    }

    private static func listen(
        _ curl: inout CurlHandle, _ talk: SMTPTalk, _ server: SMTPServer
    ) {
        let context = Unmanaged.passUnretained(talk).toOpaque()
        curl.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.patience)
        talk.atEnd = curl.setter(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.patienceAfterMessage)
        curl.set(CURLOPT_READDATA, context: context)
        curl.set(CURLOPT_READFUNCTION) { room, size, count, context in
            guard let room, let context else { return 0 }
            return Unmanaged<SMTPTalk>.fromOpaque(context).takeUnretainedValue()
                .give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
        }
        curl.set(CURLOPT_HEADERDATA, context: context)
        curl.set(CURLOPT_HEADERFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            return Unmanaged<SMTPTalk>.fromOpaque(context).takeUnretainedValue()
                .hear(UnsafeRawBufferPointer(start: data, count: size * count))
        }
        // A reply to our NOOP counts as content; it is heard as a reply already.
        curl.set(CURLOPT_WRITEDATA, context: context)
        curl.set(CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
    }

    private static func isSpeakable(_ address: String) -> Bool {
        !address.isEmpty && !address.hasPrefix("-") && address.utf8.count <= 254
            && address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
    }
}
