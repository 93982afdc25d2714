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
            page: { place throws(ChoiceDesk.Trouble) in
                guard place.token != "broken" else {
                    throw ChoiceDesk.Trouble(cause: "damaged ledger")
                }
                if let question = place.question {
                    return question == ("object", "7") ? "<p>object?</p>" : nil
                }
                return place.token == "known" ? "<p>choose</p>" : nil
            },
            choose: { place, fields throws(ChoiceDesk.Trouble) in
                guard place.token != "broken" else {
                    throw ChoiceDesk.Trouble(cause: "damaged ledger")
                }
                guard place.token == "known" else { return nil }
                guard fields["amount"] != nil || fields["List-Unsubscribe"] != nil else {
                    return .nothingChosen
                }
                chosen.fields.withLock { $0.append(fields) }
                return .done(page: "<p>saved</p>")
            })
        return router(
            sample.site(), desk, hash: PublishedSample.hash, access: log.add, log: log.add
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

    @Test func `a question has an address of its own below the secret one`() async throws {
        let responder = responder()
        let page = try await responder.ask(.get, "/u/known/object/7")
        #expect(page.status == .ok && page.body == Array("<p>object?</p>".utf8))
        for path in ["/u/known/object/8", "/u/known/other/7", "/u/known/object"] {
            #expect(try await responder.ask(.get, path).status == .notFound)
        }
        #expect(try await responder.ask(.put, "/u/known/object/7").status == .methodNotAllowed)
    }

    @Test func `a mail program unsubscribes by a single request`() async throws {
        let saved = try await responder().ask(
            .post, "/u/known", body: "List-Unsubscribe=One-Click")
        #expect(saved.status == .ok)
        #expect(chosen.fields.withLock { $0 } == [["List-Unsubscribe": "One-Click"]])
    }

    /// What curl, a browser and mail services send (RFC 8058 §3.2).
    @Test(arguments: [
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"
        ),
        (
            "Multipart/Form-Data; charset=utf-8; BOUNDARY=\"=_Part 1\"",
            "\r\n--=_Part 1\r\nContent-Type: text/plain\r\ncontent-disposition: FORM-DATA; name=List-Unsubscribe\r\n\r\n"
                + "One-Click\r\n--=_Part 1--"
        ),
        (
            "multipart/form-data; boundary=b",
            "--b\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\n\nOne-Click\n--b\n"
        ),
        ("application/x-www-form-urlencoded; charset=UTF-8", "List-Unsubscribe=One-Click"),
    ])
    func `a form may be multipart`(kind: String, body: String) async throws {
        let saved = try await responder().ask(.post, "/u/known", body: body, kind: kind)
        #expect(saved.status == .ok)
        #expect(chosen.fields.withLock { $0 } == [["List-Unsubscribe": "One-Click"]])
    }

    @Test(
        arguments: [
            (nil, "", Answer.formNotUnderstood),
            ("application/x-www-form-urlencoded", "", .formNotUnderstood),
            ("application/x-www-form-urlencoded", "name=Noor", .formNotUnderstood),
            (nil, "{\"List-Unsubscribe\": \"One-Click\"}", .formNotUnderstood),
            ("application/json", "{\"List-Unsubscribe\": \"One-Click\"}", .noForm),
            ("text/plain", "List-Unsubscribe=One-Click", .noForm),
            ("multipart/mixed; boundary=b", "--b--", .noForm),
            ("multipart/form-data", "--b\r\n\r\n--b--", .formNotUnderstood),
            ("multipart/form-data; boundary=b", "", .formNotUnderstood),
            (
                "multipart/form-data; boundary=other",
                "--b\r\nContent-Disposition: form-data; name=amount\r\n\r\nnone\r\n--b--",
                .formNotUnderstood
            ),
        ] as [(String?, String, Answer)])
    func `what says nothing is no 200, and a page says that nothing was done`(
        kind: String?, body: String, answer: Answer
    ) async throws {
        let refused = try await responder().ask(.post, "/u/known", body: body, kind: kind)
        #expect(refused == answer)
        #expect(refused.status.kind == .clientError)
        #expect(refused.text.contains("niets veranderd") && refused.text.contains("Nothing"))
        #expect(chosen.fields.withLock { $0 } == [])
    }

    @Test func `HEAD is where GET is`() async throws {
        let responder = responder()
        for target in ["/u/known", "/u/unknown", "/u/known/more"] {
            let page = try await responder.ask(.get, target)
            #expect(try await responder.ask(.head, target) == page.withoutBody)
        }
    }

    @Test func `another method is told which there are`() async throws {
        for method in [HTTPRequest.Method.put, .delete, .patch, .options] {
            let refused = try await responder().ask(method, "/u/known")
            #expect(refused == .methodNotAllowedAtForm)
        }
        #expect(chosen.fields.withLock { $0 } == [])
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
        #expect(refused == .formTooLong)
        #expect(chosen.fields.withLock { $0 } == [])
    }

    @Test func `no token stands in the log`() async throws {
        let lines = LogLines()
        let token = "abcdefghijklmnopqrstuvwxyz234567"
        _ = try await responder(lines).ask(.get, "/u/\(token)")
        #expect(lines.all.count == 1 && lines.all.allSatisfy { !$0.contains(token) })
    }
}
