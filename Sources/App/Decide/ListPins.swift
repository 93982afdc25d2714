package import CivilTime
package import Communities
import Ledger
import Season
package import Workplace

/// A person's decision with where the session is because of it: `kring pins --json`.
package struct PinRecord: Sendable, Encodable {
    /// The session.
    package var session: SessionID
    /// What was decided.
    package var decision: Pin.Decision
    /// Why.
    package var reason: String?
    /// Who decided.
    package var by: String?
    /// When.
    package var at: Instant
    /// Where the session is, or was, in words; `nil` for one that nobody knows.
    package var place: String?
    /// Why the wishes of today would not have it there, in words; empty where they would.
    package var against: [String]
}

/// The decisions in force, and taking one back: `kring pins`, `kring unpin`.
package struct ListPins: Sendable {
    /// `kring pins --json`.
    package struct List: Sendable, Encodable {
        /// By session.
        package var pins: [PinRecord]
    }

    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// Of that workspace, at that moment, in the words of that language.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// The decisions in force.
    package func run() throws -> List {
        let workspace = try OpenWorkspace(workplace)
        guard let ledger = try workplace.readLedger() else { return List(pins: []) }
        return List(
            pins: try seasons(workspace, ledger).flatMap { season in
                try records(workspace.during(season), ledger, season.id)
            })
    }

    /// Those of the files, and those that they no longer name.
    private func seasons(
        _ workspace: OpenWorkspace, _ ledger: Ledger
    ) throws -> [Season] {
        let named = workspace.intent.organisation.seasons
        let ids = Set(named.map(\.id))
        let earlier = try ledger.seasons().filter { !ids.contains($0.id) }
        return (earlier + named).sorted { $0.from < $1.from }
    }

    private func records(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ season: SeasonID
    ) throws -> [PinRecord] {
        let pins = try ledger.pins(season: season)
        guard !pins.isEmpty else { return [] }
        let known = try ledger.publishedSessions(season: season)
        let compiler = try workspace.compiler(published: known, now: now, pins: pins)
        let words = ChangeWords(intent: workspace.intent, language: language)
        let obstacles = ObstacleWords(intent: workspace.intent, language: language)
        return pins.map { pin in
            let entry = known.first { $0.session.id == pin.session }
            return PinRecord(
                session: pin.session, decision: pin.decision, reason: pin.reason,
                by: pin.author, at: pin.at, place: entry.map { words.place($0.session) },
                against: compiler.keeping.reasons[pin.session, default: []].map {
                    obstacles.text($0)
                })
        }
    }

    /// Lets the planner decide about a session again; nothing changes for people until a plan does.
    package func unpin(_ session: SessionID) throws {
        let workspace = try OpenWorkspace(workplace)
        let ledger = try workplace.openLedger()
        let season = try seasons(workspace, ledger).last { season in
            try ledger.pins(season: season.id).contains { $0.session == session }
        }
        guard let season else {
            let pins = try ledger.pins()
            guard !pins.isEmpty else { throw Refusal(DecisionRefusal.nothingDecided(session)) }
            throw workspace.unknown(
                .decision, session.rawValue, among: pins.map(\.session.rawValue))
        }
        _ = try ledger.unpin(session, of: season.id, at: now)
    }
}
