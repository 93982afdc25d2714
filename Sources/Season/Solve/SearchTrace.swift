package import Planning
import Synchronization

/// The improvements of a search, as they came.
package final class SearchTrace: Sendable {
    /// One of them.
    package struct Entry: Sendable, Encodable {
        /// Seconds since the search was asked for.
        package var seconds: Double
        /// Steps taken by then.
        package var steps: Int
        /// How many hard rules the best plan broke.
        package var hard: Int
        /// What the best plan cost.
        package var soft: Int
        /// What no plan can cost less than: proved by then.
        package var bound: Int
    }

    private let kept = Mutex<[Entry]>([])

    package init() {}

    /// The improvements, the first one first.
    package var entries: [Entry] { kept.withLock { $0 } }

    /// Keeps what is better than what came before.
    package func note(_ progress: SearchProgress, seconds: Double) {
        kept.withLock { entries in
            if let last = entries.last, (last.hard, last.soft) <= (progress.hard, progress.soft) {
                return
            }
            entries.append(
                Entry(
                    seconds: (seconds * 1000).rounded() / 1000, steps: progress.steps,
                    hard: progress.hard, soft: progress.soft, bound: progress.bound))
        }
    }
}
