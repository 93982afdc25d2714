public import CivilTime
public import Communities
import Facilitation
import Ledger

/// What became of the times of a session: `kring agenda times`.
public struct RecordedTimes: Sendable, Encodable {
    /// One part of it.
    public struct Line: Sendable, Encodable {
        /// The block of the agenda.
        public var block: String
        /// Its method.
        public var method: MethodID
        /// Minutes on the agenda.
        public var planned: Int
        /// Minutes it took.
        public var taken: Int
        /// How long the method takes by all that is known, in hundredths of what its file says is best.
        public var estimate: Int
    }

    /// The session.
    public var session: SessionID
    /// In the order of the agenda.
    public var times: [Line]
}

/// Keeps how long the parts of a session took, so that later agendas give each method the minutes it needs.
public struct RecordTimes: Sendable {
    private let place: Workplace
    private let now: Instant

    /// - Parameter now: when it is kept.
    public init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// Keeps times, or without any shows what is kept.
    ///
    /// - Parameter taken: the blocks of the session's agenda and their minutes.
    public func run(
        _ id: String, taken: [(block: String, minutes: Int)]
    ) throws -> RecordedTimes {
        let workspace = try OpenWorkspace(place)
        let entry = try workspace.session(id)
        let agendas = try workspace.agendas(of: try workspace.published())
        guard let agenda = try? agendas.agenda(entry.session) else {
            throw Refusal(.inputMissing, "the session '\(id)' has no agenda")
        }
        if !taken.isEmpty {
            let ledger = try place.openLedger()
            let known = try ledger.times(of: entry.uid)
            var times = Dictionary(
                known.map { ($0.block, $0) }, uniquingKeysWith: { first, _ in first })
            for (name, minutes) in taken {
                guard let block = agenda.blocks.first(where: { $0.id == name }) else {
                    throw workspace.unknown(
                        "part of the agenda of \(id)", name, among: agenda.blocks.map(\.id))
                }
                // What was planned is what was planned when it was first told.
                let planned = times[name]?.time.planned ?? block.minutes
                times[name] = BlockTime(
                    block: name,
                    time: .init(method: block.method, planned: planned, taken: minutes))
            }
            try ledger.keep(times.values.sorted { $0.block < $1.block }, of: entry.uid, at: now)
        }
        guard let ledger = try place.readLedger() else {
            return RecordedTimes(session: entry.session.id, times: [])
        }
        let kept = try ledger.times(of: entry.uid)
        let experience = try PastTimes(ledger).experience
        let order = Dictionary(
            agenda.blocks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return RecordedTimes(
            session: entry.session.id,
            times: kept.sorted {
                (order[$0.block] ?? .max, $0.block) < (order[$1.block] ?? .max, $1.block)
            }.map { one in
                RecordedTimes.Line(
                    block: one.block, method: one.time.method, planned: one.time.planned,
                    taken: one.time.taken, estimate: experience.percent[one.time.method] ?? 100)
            })
    }
}
