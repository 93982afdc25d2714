import HTTPTypes
import Hummingbird
import Testing

@testable import KringWeb

@Suite("The server")
struct ServeTests {
    @Test func `the router answers from the folder and logs without the token`() async throws {
        let sample = try PublishedSample()
        let lines = LogLines()
        let responder = router(
            sample.site(), hash: PublishedSample.hash, access: lines.add, log: { _ in }
        ).buildResponder()
        let target = "/f/\(PublishedSample.token).ics"

        let found = try await responder.ask(.get, target)
        let head = try await responder.ask(.head, target)
        let missing = try await responder.ask(.get, "/f/\(PublishedSample.token)x.ics")
        let refused = try await responder.ask(.post, "/")

        #expect(found == sample.site().get(target))
        #expect(head == found.withoutBody)
        #expect(missing == .notFound)
        #expect(refused == .methodNotAllowed)
        let mark = PublishedSample.hash(Array(PublishedSample.token.utf8)).prefix(6)
        let other = PublishedSample.hash(Array("\(PublishedSample.token)x".utf8)).prefix(6)
        #expect(
            lines.all == [
                "GET /f/\(mark).ics 200 \(found.body.count)", "HEAD /f/\(mark).ics 200 0",
                "GET /f/\(other).ics 404 \(Answer.notFound.body.count)",
                "POST /index.html 405 \(Answer.methodNotAllowed.body.count)",
            ])
    }

    @Test(arguments: [0, -1, 65_536, Int.max])
    func `a port outside its range is refused before anything else`(port: Int) async {
        await #expect(throws: ServeFault.portOutOfRange(port)) {
            try await serve(
                folder: "/", host: "127.0.0.1", port: port,
                now: PublishedSample.now, hash: PublishedSample.hash, access: nil, log: { _ in })
        }
    }

    @Test func `a folder that is not there is named`() async throws {
        let sample = try PublishedSample()
        for place in ["\(sample.root)/nowhere", "\(sample.root)/secret.html"] {
            await #expect(throws: ServeFault.folderMissing(place)) {
                try await serve(
                    folder: place, host: "127.0.0.1", port: 8080,
                    now: PublishedSample.now, hash: PublishedSample.hash, access: nil,
                    log: { _ in })
            }
        }
    }

    @Test(
        arguments: [
            (
                ServeFault.folderMissing("/srv/kring/public"),
                "there is no folder to serve at '/srv/kring/public': "
                    + "run 'kring publish' first, or name another"
            ),
            (
                .portInUse(host: "127.0.0.1", port: 8080),
                "port 8080 of 127.0.0.1 is in use: "
                    + "stop the program that listens there, or choose another port"
            ),
        ])
    func `a fault says what is wrong and how to mend it`(fault: ServeFault, sentence: String) {
        #expect(fault.description == sentence)
    }
}
