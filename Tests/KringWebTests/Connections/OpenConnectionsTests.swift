import NIOCore
import NIOEmbedded
import Testing

@testable import KringWeb

@Suite("Room for connections")
struct OpenConnectionsTests {
    private let sample: PublishedSample
    private let site: PublishedSite
    private static let half = "GET / HTTP/1.1\r\nHo"
    private static let whole = "GET / HTTP/1.1\r\nHost: kring\r\n\r\n"
    private static let routed = "GET /u/x HTTP/1.1\r\nHost: kring\r\n\r\n"

    init() throws {
        sample = try PublishedSample()
        site = sample.site()
        _ = site.get("/")
    }

    private func enter(
        _ connections: OpenConnections, _ count: Int, from address: String = "127.0.0.1"
    ) throws -> [ConnectionSample] {
        try (0..<count).map { _ in try ConnectionSample(site, connections, address: address) }
    }

    private func limits(_ most: Int, ofAnAddress: Int = 1000) -> OpenConnections {
        OpenConnections(OpenConnections.Limits(most: most, mostOfAnAddress: ofAnAddress))
    }

    @Test func `who has said nothing for longest makes room`() throws {
        let connections = limits(4)
        let first = try enter(connections, 4)
        // The first two ask, so that the third is the one that waits longest.
        #expect(try first[0].send(Self.whole) != "")
        #expect(try first[1].send(Self.whole) != "")
        #expect(try first[2].send(Self.half) == "")

        let more = try enter(connections, 2)

        #expect(first.map { $0.channel.isActive } == [true, true, false, false])
        #expect(connections.count == 4)
        for connection in more { #expect(try connection.send(Self.whole) != "") }
    }

    @Test func `an answer that is under way is not cut off`() throws {
        let connections = limits(3)
        let busy = try enter(connections, 2)
        for connection in busy { _ = try connection.send(Self.routed) }
        let idle = try enter(connections, 50)

        #expect(busy.allSatisfy { $0.channel.isActive })
        #expect(idle.count { $0.channel.isActive } == 1)
        #expect(try busy[0].answer("still here").hasSuffix("still here"))
    }

    @Test func `who drips a body waits as much as who sends nothing`() throws {
        let connections = limits(1)
        let dripping = try enter(connections, 1)
        _ = try dripping[0].send(
            "POST /u/x HTTP/1.1\r\nHost: kring\r\nContent-Length: 9\r\n\r\na")

        let next = try enter(connections, 1)
        #expect(!dripping[0].channel.isActive)
        #expect(next[0].channel.isActive)
    }

    @Test func `an address makes room for itself, the machine's own for nobody in particular`()
        throws
    {
        let connections = limits(100, ofAnAddress: 3)
        let other = try enter(connections, 1, from: "192.0.2.9")
        let own = try enter(connections, 10, from: "127.0.0.1")
        let ownSix = try enter(connections, 10, from: "::1")
        let many = try enter(connections, 10, from: "192.0.2.1")
        let six =
            try enter(connections, 2, from: "2001:db8::1")
            + enter(connections, 3, from: "2001:db8::2:2")

        #expect(other[0].channel.isActive)
        #expect((own + ownSix).allSatisfy { $0.channel.isActive })
        #expect(many.count { $0.channel.isActive } == 3)
        #expect(six.count { $0.channel.isActive } == 3)
    }

    @Test func `what waits too long is ended, and what is answered too slowly`() throws {
        let connections = limits(100)
        let idle = try enter(connections, 1)
        let busy = try enter(connections, 1)
        _ = try busy[0].send(Self.routed)

        connections.sweep(now: .now() + .seconds(50))
        #expect(idle[0].channel.isActive && busy[0].channel.isActive)
        connections.sweep(now: .now() + .seconds(61))
        #expect(!idle[0].channel.isActive && busy[0].channel.isActive)
        connections.sweep(now: .now() + .seconds(301))
        #expect(!busy[0].channel.isActive)
        #expect(connections.count == 0)
    }

    @Test func `where all are answered, one that takes long goes, and none that is quick`() throws {
        let connections = OpenConnections(OpenConnections.Limits(most: 2))
        let busy = try enter(connections, 2)
        for connection in busy { _ = try connection.send(Self.routed) }
        let third = EmbeddedChannel()
        _ = connections.enter(third, now: .now() + .seconds(9))
        #expect(busy.allSatisfy { $0.channel.isActive })

        let fourth = OpenConnections(OpenConnections.Limits(most: 1))
        let slow = try enter(fourth, 1)
        _ = try slow[0].send(Self.routed)
        _ = fourth.enter(third, now: .now() + .seconds(11))
        #expect(!slow[0].channel.isActive)
    }
}
