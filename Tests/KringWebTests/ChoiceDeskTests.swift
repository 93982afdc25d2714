import HTTPTypes
import Hummingbird
import Synchronization
import Testing

@testable import KringWeb

@Suite("Choosing messages")
struct ChoiceDeskTests {
    private final class Chosen: Sendable {
        let fields = Mutex<[[String: String]]>([])
    }

    private let chosen = Chosen()
    private let sample: PublishedSample

    init() throws { sample = try PublishedSample() }

    private func responder(
        _ log: LogLines = LogLines()
    ) -> some HTTPResponder<BasicRequestContext> {
        let chosen = chosen
        let desk = ChoiceDesk(
            page: { token throws(ChoiceDesk.Trouble) in
                guard token != "broken" else { throw ChoiceDesk.Trouble(cause: "damaged ledger") }
                return token == "known" ? "<p>choose</p>" : nil
            },
            choose: { token, fields throws(ChoiceDesk.Trouble) in
                guard token != "broken" else { throw ChoiceDesk.Trouble(cause: "damaged ledger") }
                guard token == "known" else { return nil }
                chosen.fields.withLock { $0.append(fields) }
                return "<p>saved</p>"
            })
        return router(
            sample.site(), desk, hash: PublishedSample.hash, log: log.add
        ).buildResponder()
    }

    @Test func `looking changes nothing, a form chooses`() async throws {
        let responder = responder()
        let page = try await responder.ask(.get, "/u/known")
        #expect(page.status == .ok && page.body == Array("<p>choose</p>".utf8))
        #expect(page.fields[.cacheControl] == "no-store")
        #expect(chosen.fields.withLock { $0 } == [])

        let saved = try await responder.ask(
            .post, "/u/known", body: "amount=fewer&digest=on&name=J+%C3%96%2")
        #expect(saved.body == Array("<p>saved</p>".utf8))
        #expect(
            chosen.fields.withLock { $0 } == [
                ["amount": "fewer", "digest": "on", "name": "J Ö%2"]
            ])
    }

    @Test func `a mail program unsubscribes by a single request`() async throws {
        let saved = try await responder().ask(
            .post, "/u/known", body: "List-Unsubscribe=One-Click")
        #expect(saved.status == .ok)
        #expect(chosen.fields.withLock { $0 } == [["List-Unsubscribe": "One-Click"]])
    }

    @Test func `a token that is nobody's is a page that is not there`() async throws {
        let responder = responder()
        let page = try await responder.ask(.get, "/u/unknown")
        #expect(page == .notFound)
        #expect(try await responder.ask(.post, "/u/unknown") == .notFound)
        #expect(try await responder.ask(.get, "/u/known/more") == .notFound)
    }

    @Test func `what cannot be answered now is 503, and the log says why`() async throws {
        let lines = LogLines()
        let responder = responder(lines)
        #expect(try await responder.ask(.get, "/u/broken") == .unavailable)
        #expect(
            try await responder.ask(.post, "/u/broken", body: "List-Unsubscribe=One-Click")
                == .unavailable)
        #expect(lines.all.count { $0 == "503 at /u/: damaged ledger" } == 2)
    }

    @Test func `a form that is too long is not read`() async throws {
        let long = "amount=" + String(repeating: "x", count: 100_000)
        let refused = try await responder().ask(.post, "/u/known", body: long)
        #expect(refused.status == .contentTooLarge)
        #expect(chosen.fields.withLock { $0 } == [])
    }

    @Test func `no token stands in the log`() async throws {
        let lines = LogLines()
        let token = "abcdefghijklmnopqrstuvwxyz234567"
        _ = try await responder(lines).ask(.get, "/u/\(token)")
        #expect(lines.all.count == 1 && lines.all.allSatisfy { !$0.contains(token) })
    }
}
