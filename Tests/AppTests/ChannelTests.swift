import App
import CivilTime
import Communities
import Foundation
import Messages
import Synchronization
import TestSupport
import Testing
import Transfer
import Workplace

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
                templates: Repository.templates.path, home: nil,
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

    @Test(.slow, arguments: Channel.Kind.allCases)
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
        #expect(failed.problems.allSatisfy { !$0.words(.en).contains("geheim") })
        #expect(failed.counts[.sent, default: 0] > 5)
        let later = now.advanced(bySeconds: 400)
        #expect(try RunDue(place, now: later).run().counts[.sent] == 1)
        #expect(try RunDue(place, now: later).run().counts[.sent] == nil)

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

    private func choose(_ person: PersonID, _ channel: String, _ copy: ExampleCopy) throws {
        _ = try ChooseMessages(
            place(copy), now: try #require(Instant(rfc3339: "2027-01-11T09:05:00+01:00"))
        ).choose(person, amount: nil, isDigest: nil, quiet: nil, channel: channel, isReset: false)
    }

    @Test(.slow)
    func `somebody can hear reminders and changes in a channel of their own, and mails no more`()
        async throws
    {
        let copy = try ExampleCopy()
        try copy.change(
            "kring.yaml", "mail: {from",
            to:
                "channels: [{id: noor-phone, kind: ntfy, address: {env: HOOK}}]\nmail: {from"
        )
        try await copy.planAndPublish()
        let place = try place(copy)
        try choose("noor", "noor-phone", copy)
        func mails() throws -> Int {
            try copy.outbox().values.filter {
                SentMail(String(decoding: $0, as: UTF8.self)).to.contains("<noor@")
            }.count
        }
        // The welcome has the secret address of her calendar: that is for nobody's channel.
        _ = try RunDue(place, now: try #require(Instant(rfc3339: "2027-01-11T09:10:00+01:00")))
            .run()
        #expect(try mails() == 1 && web.posts.withLock { $0.isEmpty })

        _ = try CancelSession(
            place, now: try #require(Instant(rfc3339: "2027-01-12T09:00:00+01:00"))
        )
        .run("eigentijds-toetsen-2", isSkip: false, DecisionOptions(reason: "Studiedag"))
        _ = try RunDue(place, now: try #require(Instant(rfc3339: "2027-01-12T09:10:00+01:00")))
            .run()
        _ = try RunDue(place, now: try #require(Instant(rfc3339: "2027-02-11T14:00:00+01:00")))
            .run(RunOptions(isAcceptingClock: true))

        #expect(try mails() == 1)
        let posts = web.posts.withLock { $0 }.compactMap { $0.content?.bytes }.map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(posts.count >= 2 && posts.allSatisfy { $0.contains("Eigentijds toetsen") })
        #expect(posts[0].contains("Vervallen") && posts[0].contains("Studiedag"))
    }

    @Test(.slow) func `who hears a community in its channel gets no mails of it beside`()
        async throws
    {
        let copy = try await published(.teams)
        let place = try place(copy)
        try choose("bram", "plgs-hook", copy)
        // A week before the first session of both his communities.
        _ = try RunDue(place, now: try #require(Instant(rfc3339: "2027-02-09T13:00:00+01:00")))
            .run()
        let told = try copy.outbox().values.map {
            SentMail(String(decoding: $0, as: UTF8.self))
        }.filter { $0.to.contains("<bram@") && !$0.header("Subject").contains("Wel") }
        #expect(told.isEmpty)
        #expect(web.posts.withLock { $0.count } == 1)
        _ = try RunDue(place, now: try #require(Instant(rfc3339: "2027-02-22T18:00:00+01:00")))
            .run()
        let later = try copy.outbox().values.map {
            SentMail(String(decoding: $0, as: UTF8.self))
        }.filter { $0.to.contains("<bram@") && !$0.header("Subject").contains("Wel") }
        #expect(!later.isEmpty && later.allSatisfy { $0.text.contains("Blended learning") })
    }

    @Test(.slow) func `a channel that is not there cannot be chosen`() async throws {
        let copy = try await published(.teams)
        #expect(throws: Refusal.self) { try choose("bram", "plgs-hok", copy) }
    }
}
