import CCurl

/// What a server made of a message.
struct SMTPAnswer: Sendable {
    /// Its last reply, on one line.
    var said: String
    /// Why it did not take it.
    var fault: SMTPFault?
    /// Whether the connection was one that an earlier message had used.
    var isReused: Bool
}

/// One message in a conversation: what went out, what was heard, and what that means for it.
final class SMTPTalk {
    private let bytes: [UInt8]
    private let recipient: String?
    private var given = 0
    /// Whether all of the message was handed to libcurl, so that its end may have reached the server.
    private var isOut = false
    private var heard: [String] = []
    private var lines = 0
    /// What was heard that is no SMTP.
    private var gibberish: String?
    /// Called when the last byte is out.
    var atEnd: () -> Void = {}

    init(_ mail: SMTPMail?) {
        bytes = mail?.bytes ?? []
        recipient = mail?.recipient
    }

    /// The next bytes of the message.
    func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, bytes.count - given)
        guard count > 0 else {
            isOut = true
            atEnd()
            return 0
        }
        bytes.withUnsafeBytes { all in
            room.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[given..<given + count]))
        }
        given += count
        return count
    }

    /// No server has so many lines to say about one message.
    private static let mostLines = 1_000

    /// A line the server said; one that is no reply of SMTP (RFC 5321 §4.2) ends the conversation, for libcurl would
    /// wait for one that is until its patience ends.
    func hear(_ line: UnsafeRawBufferPointer) -> Int {
        lines += 1
        guard lines <= SMTPTalk.mostLines, SMTPTalk.isReply(line) else {
            let text = String(decoding: line.prefix(60), as: UTF8.self)
            gibberish = String(
                text.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 }.map(Character.init))
            return 0
        }
        heard.append(String(decoding: line.prefix(512), as: UTF8.self))
        if heard.count > 100 { heard.removeFirst() }
        return line.count
    }

    /// Three digits, then a space, a hyphen or nothing.
    private static func isReply(_ line: UnsafeRawBufferPointer) -> Bool {
        line.count >= 3 && line.prefix(3).allSatisfy { (0x30...0x39).contains($0) }
            && (line.count == 3 || [0x20, 0x2D, 0x0D, 0x0A].contains(line[3]))
    }

    /// What became of the message.
    ///
    /// - Parameters:
    ///   - code: how libcurl ended.
    ///   - reply: the last reply code the server gave; 0: none.
    ///   - words: what libcurl says went wrong.
    func answer(_ code: CURLcode, reply: Int, isReused: Bool, words: String) -> SMTPAnswer {
        SMTPAnswer(
            said: said(reply), fault: fault(code, reply: reply, words), isReused: isReused)
    }

    /// The server's last reply decides, not libcurl's code: that one is the same for a connection cut before and after
    /// the message was taken.
    private func fault(_ code: CURLcode, reply: Int, _ words: String) -> SMTPFault? {
        if let gibberish {
            let words = "this is no mail server: '\(gibberish)'"
            return isOut ? .unanswered(words) : .away(words)
        }
        let said = said(reply)
        switch code {
        case CURLE_OK: return nil
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED, CURLE_SSL_ISSUER_ERROR:
            return .untrusted(words)
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR:
            return reply / 100 == 4 ? .away(said) : .login(code: reply, said)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN: return .noLibrary
        default: break
        }
        if (400...599).contains(reply) {
            // 421: the server is closing, whatever we wanted (RFC 5321 §3.8).
            return reply == 421 || recipient == nil ? .away(said) : .refused(code: reply, said)
        }
        return isOut ? .unanswered(words) : .away(words)
    }

    /// The last line with that reply code, without the recipient's address: after a refusal the server still says goodbye.
    private func said(_ reply: Int) -> String {
        let line = heard.last { $0.hasPrefix("\(reply)") } ?? ""
        let text = String(
            line.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }.map(Character.init))
        return recipient.map { text.replacing($0, with: "the recipient") } ?? text
    }
}
