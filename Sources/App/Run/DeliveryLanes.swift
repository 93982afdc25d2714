import Dispatch
import Synchronization

/// Messages that are handed over at the same time, one in each lane.
///
/// Handing over waits for others, so each lane is a thread; whoever starts and awaits them is one thread alone, and what
/// is kept of them is kept there.
final class DeliveryLanes<Item: Sendable, Result: Sendable> {
    typealias Work = @Sendable (Item) -> Result

    private struct Lane {
        let queue: DispatchQueue
        let work: Work
        var isFree = true
        /// Whether its message waits for so long that another lane takes its place.
        var isStuck = false
    }

    private struct Finished: Sendable {
        let lane: Int
        let item: Item
        let result: Result
    }

    private final class Board: Sendable {
        let finished = Mutex<[Finished]>([])
        let news = DispatchSemaphore(value: 0)
    }

    private let count: Int
    private let make: () -> Work
    private let board = Board()
    private var lanes: [Lane] = []

    /// - Parameters:
    ///   - count: how many at the same time, at least one.
    ///   - make: what a lane does with a message; called for each lane when it is needed.
    init(_ count: Int, make: @escaping () -> Work) {
        self.count = max(1, count)
        self.make = make
    }

    /// How many more may be started now: lanes that are stuck have others in their place, once.
    var free: Int {
        min(count - lanes.count { !$0.isFree && !$0.isStuck }, 2 * count - underWay)
    }

    /// How many are under way.
    var underWay: Int { lanes.count { !$0.isFree } }

    /// Starts one; only while there are ``free`` lanes.
    func start(_ item: Item) {
        let index = lanes.firstIndex(where: \.isFree) ?? lanes.count
        if index == lanes.count {
            lanes.append(Lane(queue: DispatchQueue(label: "kring.lane"), work: make()))
        }
        (lanes[index].isFree, lanes[index].isStuck) = (false, false)
        let (work, board) = (lanes[index].work, board)
        lanes[index].queue.async {
            let result = work(item)
            board.finished.withLock {
                $0.append(Finished(lane: index, item: item, result: result))
            }
            board.news.signal()
        }
    }

    /// Waits until one is through, and gives all that are.
    ///
    /// - Parameter patience: after that those under way count as stuck: a message that waits long keeps no other from
    ///   going.
    /// - Returns: none when patience ended first.
    func next(patience: DispatchTimeInterval) -> [(item: Item, result: Result)] {
        let isOver = board.news.wait(timeout: .now() + patience) == .timedOut
        let finished = board.finished.withLock { finished in
            defer { finished = [] }
            return finished
        }
        if !isOver {
            // The first was waited for; each of the others has said so too.
            for _ in finished.dropFirst() { board.news.wait() }
        } else if finished.isEmpty {
            for index in lanes.indices where !lanes[index].isFree { lanes[index].isStuck = true }
        } else {
            for _ in finished { board.news.wait() }
        }
        for one in finished { lanes[one.lane].isFree = true }
        return finished.map { ($0.item, $0.result) }
    }
}
