import CivilTime
import Communities
import Foundation
import KringKit
import Synchronization
import TestSupport
import Testing
import Transfer

/// What communities hear in their channels.
@Suite("Channels")
struct ChannelTests {
    private final class Web: HTTPFetching {
        let posts = Mutex<[HTTPRequest]>([])
        let status = Mutex(200)

        func fetch(_ request: HTTPRequest) throws(TransferFault) -> HTTPResponse {
            posts.withLock { $0.append(request) }
            return HTTPResponse(status: status.withLock { $0 })
        }
    }

    private let web = Web()

    private func place(_ copy: ExampleCopy) throws -> Workplace {
        try Workplace(
            folder: copy.folder.path,
            installation: Installation(
                templates: ExampleCopy.repository.appending(path: "templates").path, home: nil,
                executable: nil, currentFolder: "/"),
            fetching: web, environment: ["HOOK": "https://hooks.example.org/geheim/plgs"])
    }

    private func published(_ kind: Channel.Kind) async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try copy.change(
            "kring.yaml", "mail: {from",
            to:
                "channels: [{id: plgs-hook, kind: \(kind.rawValue), address: {env: HOOK}}]\nmail: {from"
        )
        try copy.change(
            "communities/plgs.yaml", "color: seagreen", to: "channel: plgs-hook\ncolor: seagreen")
        try copy.change(
            "communities/plgs.yaml", "nl: \"PLG's\"", to: "nl: 'PLG\"s \\ {{x}} @all'")
        try await copy.planAndPublish()
        return copy
    }

    @Test(arguments: Channel.Kind.allCases)
    func `a channel hears a reminder once, as a sound document, whatever stands in a title`(
        kind: Channel.Kind
    ) async throws {
        let copy = try await published(kind)
        let place = try place(copy)
        // A week before the first session, on a Tuesday at one.
        let now = try #require(Instant(rfc3339: "2027-02-09T13:00:00+01:00"))
        web.status.withLock { $0 = 503 }
        let failed = try RunDue(place, now: now).run()
        web.status.withLock { $0 = 200 }

        #expect(failed.status == .tryLater)
        #expect(failed.problems.allSatisfy { !$0.words.contains("geheim") })
        #expect(failed.counts["sent", default: 0] > 5)
        let later = now.advanced(bySeconds: 400)
        #expect(try RunDue(place, now: later).run().counts["sent"] == 1)
        #expect(try RunDue(place, now: later).run().counts["sent"] == nil)

        let posts = web.posts.withLock { $0 }
        #expect(posts.count == 2)
        #expect(posts[0].content == posts[1].content)
        let bytes = try #require(posts.first?.content?.bytes)
        let document = try JSONSerialization.jsonObject(with: Data(bytes))
        let text = String(describing: document)
        #expect(text.contains("PLG\"s") || text.contains("PLG\\\"s"))
        #expect(text.contains("13:00") && !text.contains("@all"))
        #expect(!text.contains("Marijn") && !text.contains("meet.example.org"))
        let address = try #require(posts.first?.address.text)
        switch kind {
        case .matrix:
            #expect(address.contains("/send/m.room.message/"))
        case .ntfy:
            #expect(address == "https://hooks.example.org/geheim" && text.contains("plgs"))
        default: #expect(address == "https://hooks.example.org/geheim/plgs")
        }
    }
}
