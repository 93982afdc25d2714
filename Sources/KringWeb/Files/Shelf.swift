import Synchronization

/// The versions of the files served lately, so that a request costs a look at the file: no opening, reading or hashing.
///
/// Two generations of bounded number and weight: a full young one becomes the old one and the old one is forgotten, so
/// what is asked for often stays and memory is bounded.
final class Shelf: Sendable {
    private struct Generations {
        var young: [String: PublishedVersion] = [:]
        var old: [String: PublishedVersion] = [:]
        var youngWeight = 0
    }

    private let most: Int
    private let mostWeight: Int
    private let generations = Mutex(Generations())

    /// A shelf of at most twice `most` versions of twice `mostWeight` bytes.
    init(most: Int = 4096, mostWeight: Int = 32 << 20) {
        self.most = most
        self.mostWeight = mostWeight
    }

    /// The version of the file at a path (`/feeds/all.ics`) when it is on the shelf and still what lies in the folder.
    func version(at path: String) -> PublishedVersion? {
        let found = generations.withLock { generations -> PublishedVersion? in
            if let version = generations.young[path] { return version }
            guard let version = generations.old[path] else { return nil }
            insert(version, at: path, into: &generations)
            return version
        }
        // The look is taken outside of the lock, as others need it.
        guard let found, FileStamp(at: found.place) == found.stamp else { return nil }
        return found
    }

    /// Keeps a version in place of any other of the file.
    func keep(_ version: PublishedVersion, at path: String) {
        generations.withLock { insert(version, at: path, into: &$0) }
    }

    /// How many versions are held, and their weight.
    var holding: (count: Int, weight: Int) {
        generations.withLock { generations in
            let all = Array(generations.young.values) + Array(generations.old.values)
            return (all.count, all.reduce(0) { $0 + $1.weight })
        }
    }

    private func insert(
        _ version: PublishedVersion, at path: String, into generations: inout Generations
    ) {
        generations.old[path] = nil
        generations.youngWeight -= generations.young.removeValue(forKey: path)?.weight ?? 0
        if generations.young.count >= most
            || generations.youngWeight + version.weight > mostWeight
        {
            generations.old = generations.young
            generations.young = [:]
            generations.youngWeight = 0
        }
        generations.young[path] = version
        generations.youngWeight += version.weight
    }
}
