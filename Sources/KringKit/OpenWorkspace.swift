import CivilTime
import Communities
import Digest
import Facilitation
import Feeds
import ICalendar
import Ledger
import Planning
import Workspace

/// A workspace whose files have been read and found sound.
struct OpenWorkspace {
    let place: Workplace
    let intent: Intent
    let library: MethodLibrary
    /// Where everything in the files stands.
    let places: PositionBook
    let agendas: SessionAgenda
    /// How long the parts of sessions took.
    let pastTimes: PastTimes
    /// Busy times that stand in no calendar: those of a hypothesis.
    let supposed: BusyTimes

    /// - Throws: a refusal with every fault when the files have errors.
    init(_ place: Workplace) throws(Refusal) {
        let files = WorkspaceFiles(place)
        let errors = files.faults.filter { $0.severity == .error }
        guard errors.isEmpty, let intent = files.intent, let library = files.library else {
            throw Refusal(
                .configuration,
                "the workspace has \(errors.count == 1 ? "an error" : "\(errors.count) errors")",
                details: [FaultPrinter(.en, folder: place.folder).text(errors)],
                advice: "mend what is named above; kring check shows warnings too")
        }
        self.place = place
        var complete = intent
        let arc = SeasonArc(library)
        for index in complete.communities.indices {
            complete.communities[index].templates = arc.completed(intent.communities[index])
        }
        self.intent = complete
        self.library = library
        places = files.places
        pastTimes = try place.pastTimes()
        agendas = SessionAgenda(intent: complete, library: library, pastTimes: pastTimes)
        supposed = BusyTimes()
    }

    /// The workspace as it would be with other wishes and further busy times.
    init(_ other: OpenWorkspace, intent: Intent, busy: BusyTimes) {
        place = other.place
        self.intent = intent
        library = other.library
        places = other.places
        pastTimes = other.pastTimes
        agendas = SessionAgenda(
            intent: intent, library: other.library, pastTimes: other.pastTimes)
        supposed = busy
    }

    /// The layouts of pages and mails; the workspace's own come before those that come with Kring.
    var layouts: Layouts {
        Layouts(folders: [place.path("templates/layouts"), "\(place.templates)/layouts"])
    }

    /// The organisation's zone.
    var zone: Zone { intent.organisation.zone }

    /// What the planner is asked.
    ///
    /// - Parameters:
    ///   - pins: what people decided; by default what the ledger says.
    ///   - staying: further sessions that stay as they are.
    ///   - frozenBefore: by default the end of the freeze that `kring.yaml` asks for.
    ///   - weights: the prices.
    func compiler(
        published: [PublishedSession], now: Instant, pins: [Pin]? = nil,
        staying: Set<SessionID> = [], frozenBefore: CivilDate? = nil,
        weights: Instance.Weights = .keepingPromises
    ) throws(Refusal) -> PlanCompiler {
        let organisation = intent.organisation
        var busy = try BusyCalendars(
            of: intent, place: place, now: now, own: Set(published.map(\.uid))
        ).busy
        busy.rooms.merge(supposed.rooms) { $0 + $1 }
        busy.people.merge(supposed.people) { $0 + $1 }
        let today = organisation.zone.local(at: now).date
        var decided = pins ?? []
        if pins == nil { decided = try self.pins() }
        return PlanCompiler(
            intent: intent,
            series: SeriesWishes(intent: intent, expanding: OpenWorkspace.expand).all(),
            busy: busy, published: published, pins: decided, staying: staying,
            frozenBefore: frozenBefore
                ?? today.advanced(by: organisation.defaults.freezeDays), weights: weights)
    }

    /// The decisions of people that are in force.
    func pins() throws(Refusal) -> [Pin] {
        guard let ledger = try place.readLedger() else { return [] }
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.pins(season: intent.organisation.season.id)
        }
    }

    /// The agendas of sessions of one season.
    ///
    /// What is open opens one session of each community: the first after the last that left something. So the agendas
    /// of the others do not change with every line of a harvest.
    func agendas(of sessions: [Session]) throws(Refusal) -> SessionAgenda {
        let book = try HarvestBook(self)
        var openThreads: [SessionID: [OpenThread]] = [:]
        let ordered = sessions.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
        for community in intent.communities {
            guard let last = book.lastHarvested(of: community.id) else { continue }
            let next = ordered.first { session in
                session.communities.contains(community.id)
                    && (session.date, session.start) > (last.date, last.start)
            }
            if let next { openThreads[next.id] = book.openThreads(for: next) }
        }
        return agendas.among(sessions, openThreads: openThreads)
    }

    /// The agendas of the published sessions that are held.
    func agendas(of published: [PublishedSession]) throws(Refusal) -> SessionAgenda {
        try agendas(of: published.filter { $0.status != .cancelled }.map(\.session))
    }

    /// What publishing these sessions would make of those people know.
    func publication(
        of sessions: [Session], over published: [PublishedSession], now: Instant
    ) throws(Refusal) -> Publication {
        let texts = SessionTexts(workspace: self, agendas: try agendas(of: sessions))
        return Publication(
            of: sessions.map { session in
                SessionToPublish(session: session, contentDigest: texts.digest(session))
            },
            over: published, now: now, season: intent.organisation.season.id,
            host: intent.organisation.web.host, zone: zone, digest: texts.digest)
    }

    /// The sessions people know; empty before anything is published.
    func published() throws(Refusal) -> [PublishedSession] {
        guard let ledger = try place.readLedger() else { return [] }
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.publishedSessions(season: intent.organisation.season.id)
        }
    }

    /// The draft's sessions as they would be published; empty without a draft.
    func draft() throws(Refusal) -> [PublishedSession] {
        guard let ledger = try place.readLedger() else { return [] }
        let season = intent.organisation.season.id
        let draft = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.latestDraft(season: season)
        }
        guard let draft else { return [] }
        let known = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.publishedSessions(season: season)
        }
        return try publication(of: draft.sessions, over: known, now: draft.createdAt).sessions
            .filter { $0.status != .cancelled }
    }

    /// One published session.
    func session(_ id: String) throws(Refusal) -> PublishedSession {
        let all = try published()
        if let found = all.first(where: { $0.session.id.rawValue == id }) { return found }
        guard !all.isEmpty else {
            throw Refusal(
                .inputMissing, "there is no session '\(id)': nothing is published yet",
                advice: "kring plan, then kring publish")
        }
        throw unknown("session", id, among: all.map(\.session.id.rawValue))
    }

    /// A refusal for a name that nothing has, with the nearest one that something has.
    func unknown(_ kind: String, _ name: String, among names: [String]) -> Refusal {
        let nearest = didYouMean(name, among: names)
        return Refusal(
            .inputMissing, "there is no \(kind) '\(name)'",
            advice: nearest.map { "'\($0)'" })
    }

    /// The days of a recurrence rule, for rhythms that are written as one.
    static let expand: RhythmDates.Expanding = { rule, from, to in
        guard let rule = try? RecurrenceRule(reading: rule) else { return nil }
        var days: [CivilDate] = []
        let start = LocalDateTime(date: from, time: .startOfDay)
        for instance in RecurrenceIterator(rule, start: start, isDate: true, budget: 100_000) {
            if instance.date > to || days.count > 4000 { break }
            days.append(instance.date)
        }
        return days
    }
}
