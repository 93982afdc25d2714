import Glibc
import Synchronization

/// A mail server on the loopback, in this process, that can be told to go wrong at any step of a conversation.
package final class LocalMailServer: Sendable {
    /// The steps at which it answers.
    package enum Step: String, CaseIterable, Sendable {
        case banner, ehlo, mail, rcpt, data, body
    }

    /// What it does at a step in the place of agreeing.
    package enum Deed: Sendable {
        /// It says this.
        case say(String)
        /// It hangs up; of a body it has heard, it keeps the message.
        case hangUp
        /// It hangs up and keeps nothing.
        case forget
    }

    /// A message it took.
    package struct Taken: Hashable, Sendable {
        /// Whose address it came from.
        package var sender: String
        /// Whose address it went to.
        package var recipient: String
        /// The whole message.
        package var bytes: [UInt8]

        /// A header's value as it was written, unfolded lines excepted.
        package func header(_ name: String) -> String? {
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") {
                guard let colon = line.firstIndex(of: ":") else { continue }
                if line[..<colon].lowercased() == name.lowercased() {
                    return String(line[line.index(after: colon)...].drop { $0 == " " })
                }
            }
            return nil
        }
    }

    fileprivate struct State {
        var taken: [Taken] = []
        var connections = 0
        var commands: [String] = []
        var messages = 0
        var open = 0
        var mostOpen = 0
    }

    /// Where it listens.
    package let port: Int
    private let listener: Int32
    private let state = Shared()

    /// - Parameter deed: what it does at a step; the message's number counts from 1 over all connections. `nil`: it agrees.
    package init(
        _ deed: @escaping @Sendable (Step, _ message: Int) -> Deed? = { _, _ in nil }
    ) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = Int(try Loopback.listen(listener))
        self.listener = listener
        let state = state
        inThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                state.value.withLock {
                    $0.connections += 1
                    $0.open += 1
                    $0.mostOpen = max($0.mostOpen, $0.open)
                }
                inThread {
                    Conversation(connection, state, deed).run()
                    // First: who is told that it is over may connect again at once.
                    state.value.withLock { $0.open -= 1 }
                    close(connection)
                }
            }
            close(listener)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// The messages it took, in their order.
    package var taken: [Taken] { state.value.withLock { $0.taken } }
    /// How often somebody connected.
    package var connections: Int { state.value.withLock { $0.connections } }
    /// How many were connected at the same time.
    package var mostConnections: Int { state.value.withLock { $0.mostOpen } }
    /// What it was told, message bodies left out.
    package var commands: [String] { state.value.withLock { $0.commands } }

    fileprivate final class Shared: Sendable {
        let value = Mutex(State())
    }

    private final class Conversation {
        private let connection: Int32
        private let state: Shared
        private let deed: (Step, Int) -> Deed?
        private var waiting: [UInt8] = []
        /// The number of the last message, over all connections.
        private var number: Int

        init(_ connection: Int32, _ state: Shared, _ deed: @escaping (Step, Int) -> Deed?) {
            self.connection = connection
            self.state = state
            self.deed = deed
            number = state.value.withLock { $0.messages }
        }

        func run() {
            guard agree(.banner, "220 local ESMTP") else { return }
            var sender = ""
            var recipient = ""
            while let line = line() {
                state.value.withLock { $0.commands.append(line) }
                let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
                switch word {
                case "EHLO":
                    guard agree(.ehlo, "250-local\r\n250 AUTH PLAIN") else { return }
                case "AUTH":
                    if line.split(separator: " ").count == 2 {
                        say("334 ")
                        guard let secret = self.line() else { return }
                        state.value.withLock { $0.commands.append(secret) }
                    }
                    say("235 welcome")
                case "MAIL":
                    number = state.value.withLock { state in
                        state.messages += 1
                        return state.messages
                    }
                    sender = address(line)
                    guard agree(.mail, "250 ok") else { return }
                case "RCPT":
                    recipient = address(line)
                    guard agree(.rcpt, "250 ok") else { return }
                case "DATA":
                    switch deed(.data, number) {
                    case nil: say("354 go on")
                    case .say(let refusal):
                        say(refusal)
                        continue
                    case .hangUp, .forget: return
                    }
                    guard let bytes = body() else { return }
                    let taken = Taken(sender: sender, recipient: recipient, bytes: bytes)
                    let deed = deed(.body, number)
                    switch deed {
                    case nil, .hangUp: state.value.withLock { $0.taken.append(taken) }
                    case .say, .forget: break
                    }
                    guard agree(.body, "250 queued as \(number)") else { return }
                case "QUIT":
                    say("221 bye")
                    return
                default: say("250 ok")
                }
            }
        }

        /// Whether the conversation goes on.
        private func agree(_ step: Step, _ reply: String) -> Bool {
            switch deed(step, number) {
            case nil:
                say(reply)
                return true
            case .say(let other):
                say(other)
                return true
            case .hangUp, .forget: return false
            }
        }

        private func say(_ reply: String) {
            let bytes = Array("\(reply)\r\n".utf8)
            _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }

        private func address(_ line: String) -> String {
            String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
        }

        private func line() -> String? {
            while true {
                if let end = waiting.firstIndex(of: 10) {
                    let line = waiting[..<end].filter { $0 != 13 }
                    waiting.removeSubrange(...end)
                    return String(decoding: line, as: UTF8.self)
                }
                guard hear() else { return nil }
            }
        }

        private func hear() -> Bool {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return false }
            waiting += buffer[..<count]
            return true
        }

        /// The lines up to a lone dot, with doubled dots undone (RFC 5321 §4.5.2).
        private func body() -> [UInt8]? {
            var bytes: [UInt8] = []
            while let line = line() {
                if line == "." { return bytes }
                bytes += Array((line.hasPrefix("..") ? line.dropFirst() : line[...]).utf8)
                bytes += [13, 10]
            }
            return nil
        }
    }
}

/// Runs something in a thread of its own.
private func inThread(_ work: @escaping @Sendable () -> Void) {
    final class Work {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { pointer in
            guard let pointer else { return nil }
            Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().work()
            return nil
        }, Unmanaged.passRetained(Work(work)).toOpaque())
    pthread_detach(thread)
}
