package import CivilTime
package import Communities
import Facilitation
import Ledger
import Meeting
package import Workplace

/// What became of the times of a session: `kring agenda times`.
package struct RecordedTimes: Sendable, Encodable {
    /// One part of it.
    package struct Line: Sendable, Encodable {
        /// The block of the agenda.
        package var block: String
        /// Its method.
        package var method: MethodID
        /// Minutes on the agenda.
        package var planned: Int
        /// Minutes it took.
        package var taken: Int
        /// How long the method takes by all that is known, in hundredths of what its file says is best.
        package var estimate: Int
    }

    /// The session.
    package var session: SessionID
    /// In the order of the agenda.
    package var times: [Line]
}

/// Keeps how long the parts of a session took, so that later agendas give each method the minutes it needs.
package struct RecordTimes: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// - Parameter now: when it is kept.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Keeps times, or without any shows what is kept.
    ///
    /// - Parameter taken: the blocks of the session's agenda and their minutes.
    package func run(
        _ id: String, taken: [(block: String, minutes: Int)]
    ) throws -> RecordedTimes {
        let workspace = try OpenWorkspace(workplace)
        let entry = try workspace.session(id)
        let agendas = try SessionAgenda(
            workspace, of: try workspace.published(now),
            ledger: try workspace.workplace.readLedger())
        // One that does not fit is none; why it does not is what `kring agenda` says.
        guard let agenda = try? agendas.agenda(entry.session) else {
            throw Refusal(MeetRefusal.noAgenda(entry.session.id))
        }
        if !taken.isEmpty {
            let ledger = try workplace.openLedger()
            let known = try ledger.times(of: entry.uid)
            var times = Dictionary(
                known.map { ($0.block, $0) }, uniquingKeysWith: { first, _ in first })
            for (name, minutes) in taken {
                guard let block = agenda.blocks.first(where: { $0.id == name }) else {
                    throw workspace.unknown(
                        .part(ofAgendaOf: id), name, among: agenda.blocks.map(\.id))
                }
                // What was planned is what was planned when it was first told.
                let planned = times[name]?.time.planned ?? block.minutes
                times[name] = BlockTime(
                    block: name,
                    time: .init(method: block.method, planned: planned, taken: minutes))
            }
            try ledger.keep(times.values.sorted { $0.block < $1.block }, of: entry.uid, at: now)
        }
        guard let ledger = try workplace.readLedger() else {
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
