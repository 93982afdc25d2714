import NIOCore
import Synchronization

/// Who is connected, and which connection has to go when there is no room left.
///
/// A connection *waits* when it is the client's turn: to send a request, or the rest of one. What waits longest goes first,
/// so that who opens connections and says nothing, or drips, only ever drives out themselves and nobody who asks and leaves.
final class OpenConnections: Sendable {
    struct Limits: Sendable {
        /// Beyond this many the one that waits longest has to go.
        var most = 256
        /// Beyond this many of one address its own that waits longest has to go. The machine itself is no such address: a proxy stands there.
        var mostOfAnAddress = 64
        /// How long a connection may wait.
        var waiting = TimeAmount.seconds(60)
        /// How long an answer may take on the way, by slow lines too.
        var answering = TimeAmount.minutes(5)
        /// Where nobody waits, an answer that is under way for longer than this has to go.
        var patience = TimeAmount.seconds(10)
    }

    /// Said to the pipeline of a connection that has to go when it still waits.
    struct MakeRoom: Sendable {}
    /// Said to the pipeline of a connection that has to go whatever it does.
    struct TimeIsUp: Sendable {}

    /// A connection's place.
    final class Seat: Sendable {
        let channel: any Channel
        fileprivate let address: ClientAddress?
        // Nanoseconds; negative since an answer is under way. One number, so that a look never sees half of a change.
        private let since: Atomic<Int64>

        fileprivate init(_ channel: any Channel, address: ClientAddress?, now: NIODeadline) {
            self.channel = channel
            self.address = address
            since = Atomic(Int64(clamping: now.uptimeNanoseconds))
        }

        /// From now on it is the client's turn.
        func waits(from now: NIODeadline) {
            since.store(Int64(clamping: now.uptimeNanoseconds), ordering: .relaxed)
        }

        /// From now on an answer is under way.
        func answers(from now: NIODeadline) {
            since.store(-Int64(clamping: now.uptimeNanoseconds), ordering: .relaxed)
        }

        /// Since when it waits; `nil` when it does not.
        fileprivate var waitingSince: Int64? {
            let since = since.load(ordering: .relaxed)
            return since >= 0 ? since : nil
        }

        /// Since when an answer is under way.
        fileprivate var answeringSince: Int64? {
            let since = since.load(ordering: .relaxed)
            return since < 0 ? -since : nil
        }
    }

    let limits: Limits
    private let seats = Mutex<[ObjectIdentifier: Seat]>([:])

    init(_ limits: Limits = Limits()) {
        self.limits = limits
    }

    /// How many there are.
    var count: Int { seats.withLock { $0.count } }

    /// Gives a new connection a place, and asks another to go when there are too many.
    func enter(_ channel: any Channel, now: NIODeadline) -> Seat {
        let seat = Seat(channel, address: ClientAddress(channel.remoteAddress), now: now)
        let leaving = seats.withLock { seats in
            let leaving = whoHasToGo(for: seat, of: Array(seats.values), now: now)
            // Its place is free from now on, so that the next does not drive out the same one.
            if let leaving { seats[ObjectIdentifier(leaving.seat)] = nil }
            seats[ObjectIdentifier(seat)] = seat
            return leaving
        }
        if let leaving {
            let pipeline = leaving.seat.channel.pipeline
            if leaving.isWaiting {
                pipeline.fireUserInboundEventTriggered(MakeRoom())
            } else {
                pipeline.fireUserInboundEventTriggered(TimeIsUp())
            }
        }
        return seat
    }

    /// A connection that was asked to go and no longer waits stays.
    func stay(_ seat: Seat) {
        seats.withLock { $0[ObjectIdentifier(seat)] = seat }
    }

    func leave(_ seat: Seat) {
        seats.withLock { $0[ObjectIdentifier(seat)] = nil }
    }

    /// Ends what takes too long; to be called every few seconds.
    func sweep(now: NIODeadline) {
        let now = Int64(clamping: now.uptimeNanoseconds)
        for seat in seats.withLock({ Array($0.values) }) {
            if let since = seat.waitingSince, now - since > limits.waiting.nanoseconds {
                seat.channel.pipeline.fireUserInboundEventTriggered(MakeRoom())
            }
            if let since = seat.answeringSince, now - since > limits.answering.nanoseconds {
                seat.channel.pipeline.fireUserInboundEventTriggered(TimeIsUp())
            }
        }
    }

    private func whoHasToGo(
        for newcomer: Seat, of seats: [Seat], now: NIODeadline
    ) -> (seat: Seat, isWaiting: Bool)? {
        if let address = newcomer.address {
            let same = seats.filter { $0.address == address }
            if same.count >= limits.mostOfAnAddress, let seat = Self.longest(same, \.waitingSince) {
                return (seat, true)
            }
        }
        guard seats.count >= limits.most else { return nil }
        if let seat = Self.longest(seats, \.waitingSince) { return (seat, true) }
        guard let seat = Self.longest(seats, \.answeringSince), let since = seat.answeringSince,
            Int64(clamping: now.uptimeNanoseconds) - since > limits.patience.nanoseconds
        else { return nil }
        return (seat, false)
    }

    private static func longest(_ seats: [Seat], _ since: (Seat) -> Int64?) -> Seat? {
        seats.compactMap { seat in since(seat).map { (since: $0, seat: seat) } }
            .min { $0.since < $1.since }?.seat
    }
}
