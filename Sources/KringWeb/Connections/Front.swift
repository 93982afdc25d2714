import CivilTime
import NIOCore
import NIOHTTP1

/// What is answered on the event loop, before any route: what lies on the shelf, and who does not name a host.
struct Front: Sendable {
    /// An answer that only wants its date.
    struct Ready {
        let head: [UInt8]
        let body: ByteBuffer?
        let status: Int
        let maskedPath: String
    }

    let shelf: Shelf
    let now: @Sendable () -> Instant
    /// Gets the line of each request; `nil`: nobody wants them.
    let access: (@Sendable (String) -> Void)?

    /// What a look at the header says of a request.
    enum Look {
        case ready(Ready)
        /// It is for the routes.
        case other
        /// It is answered with 400.
        case hostNotClear
    }

    func look(at head: HTTPRequestHead, now: Instant) -> Look {
        var wish = Wish()
        var hosts = 0
        var host = ""
        var hasBody = false
        for (name, value) in head.headers {
            switch name.utf8.count {
            case 4 where isSpelled(name, "host"):
                hosts += 1
                host = value
            case 14 where isSpelled(name, "content-length"): hasBody = hasBody || value != "0"
            case 17 where isSpelled(name, "transfer-encoding"): hasBody = true
            default: wish.read(name, value)
            }
        }
        guard HostField.isClear(hosts, host, isOld: head.version == .http1_0) else {
            return .hostNotClear
        }
        guard head.method == .GET, !hasBody,
            let version = shelf.version(at: head.uri == "/" ? "/index.html" : head.uri)
        else { return .other }
        switch version.quickAnswer(to: wish, now: now) {
        case .full(let bytes, let body):
            return .ready(
                Ready(head: bytes, body: body, status: 200, maskedPath: version.maskedPath))
        case .notModified(let bytes):
            return .ready(
                Ready(head: bytes, body: nil, status: 304, maskedPath: version.maskedPath))
        case nil: return .other
        }
    }
}
