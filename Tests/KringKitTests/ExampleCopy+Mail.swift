import Foundation
import KringKit
import TestSupport
import Testing

extension ExampleCopy {
    /// Replaces a text in a file; the old one must be there.
    func change(_ name: String, _ old: String, to new: String) throws {
        let file = folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old), "\(name) has no '\(old)'")
        try text.replacing(old, with: new, maxReplacements: 1)
            .write(to: file, atomically: true, encoding: .utf8)
    }

    /// Lets the copy send to a mail server on the loopback.
    func sendsTo(_ server: LocalMailServer, _ more: String = "") throws {
        try change(
            "kring.yaml", "transport: outbox, outbox: outbox",
            to:
                "transport: smtp, smtp: {host: 127.0.0.1, port: \(server.port), security: none\(more)}"
        )
    }
}
