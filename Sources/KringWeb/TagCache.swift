import Synchronization

/// The content hashes of the files served lately, so that a poll costs a look at the file and no reading.
///
/// Two generations of at most `capacity` entries each: a full young one becomes the old one and the old one is
/// forgotten, so what is asked for often stays and memory is bounded.
final class TagCache: Sendable {
    private struct Entry {
        let stamp: FileStamp
        let hash: String
    }

    private struct Generations {
        var young: [PublishedPath: Entry] = [:]
        var old: [PublishedPath: Entry] = [:]
    }

    private let capacity: Int
    private let generations = Mutex(Generations())

    /// A cache of at most twice `capacity` hashes.
    init(capacity: Int = 4096) {
        self.capacity = capacity
    }

    /// The hash of the file when this very version of it was hashed before.
    func hash(of path: PublishedPath, stamp: FileStamp) -> String? {
        generations.withLock { generations in
            if let entry = generations.young[path] {
                return entry.stamp == stamp ? entry.hash : nil
            }
            guard let entry = generations.old[path], entry.stamp == stamp else { return nil }
            insert(entry, at: path, into: &generations)
            return entry.hash
        }
    }

    /// Remembers the hash of this version in place of any other version of the file.
    func remember(_ hash: String, of path: PublishedPath, stamp: FileStamp) {
        generations.withLock { generations in
            insert(Entry(stamp: stamp, hash: hash), at: path, into: &generations)
        }
    }

    /// How many hashes are held.
    var count: Int { generations.withLock { $0.young.count + $0.old.count } }

    private func insert(_ entry: Entry, at path: PublishedPath, into generations: inout Generations)
    {
        if generations.young.count >= capacity {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.old[path] = nil
        generations.young[path] = entry
    }
}
