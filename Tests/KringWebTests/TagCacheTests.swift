import Testing

@testable import KringWeb

@Suite("The cache of tags")
struct TagCacheTests {
    @Test func `what is asked for stays, and never more than twice the capacity is held`() throws {
        let sample = try PublishedSample()
        let stamp = try PublishedFolder(at: sample.folder).open(
            #require(PublishedPath(target: "/index.html"))
        ).stamp
        let cache = TagCache(capacity: 8)
        let favourite = try #require(PublishedPath(target: "/feeds/all.ics"))
        cache.remember("tag", of: favourite, stamp: stamp)

        for number in 0..<1000 {
            let path = try #require(PublishedPath(target: "/sessions/\(number).html"))
            cache.remember("other", of: path, stamp: stamp)
            #expect(cache.count <= 16)
            #expect(cache.hash(of: favourite, stamp: stamp) == "tag")
        }

        let first = try #require(PublishedPath(target: "/sessions/0.html"))
        #expect(cache.hash(of: first, stamp: stamp) == nil)
    }
}
