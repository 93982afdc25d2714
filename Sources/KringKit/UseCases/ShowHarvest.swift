public import CivilTime
public import Communities
import Facilitation
import Ledger

/// What one session produced: `kring harvest SESSION`.
public struct HarvestSheet: Sendable, Encodable {
    /// The session.
    public var session: SessionID
    /// Its title.
    public var title: String
    /// Its day.
    public var date: CivilDate
    /// In the order of recording.
    public var harvest: [HarvestLine]

    /// A heading and a line for each, which can be read again.
    public func text(_ language: Language) -> String {
        let word = language == .nl ? "Oogst van" : "Harvest of"
        let name = title.split(whereSeparator: \.isNewline).joined(separator: " ")
        let heading = "# \(word) \(session): \(name), \(DateWords(language).long(date))"
        return ([heading, ""] + harvest.map { $0.written(language) }).joined(separator: "\n")
    }
}

/// Looks up what a session produced and what is due at it.
public struct ShowHarvest: Sendable {
    /// What a session opens with: `kring harvest due SESSION`.
    public struct Due: Sendable, Encodable {
        /// One of them.
        public struct Thread: Sendable, Encodable {
            /// Its number.
            public var number: Int
            /// What it is.
            public var kind: String
            /// In the words of who said it.
            public var text: String
            /// Who takes care of it.
            public var owner: PersonID?
            /// The day it is due.
            public var due: CivilDate?
        }

        /// The session.
        public var session: SessionID
        /// In the order of the opening.
        public var threads: [Thread]
        /// How many more are due.
        public var leftOut: Int
    }

    /// What happened to one thing: `kring harvest history N`.
    public struct History: Sendable, Encodable {
        /// One event.
        public struct Event: Sendable, Encodable {
            /// When.
            public var at: Instant
            /// `kept`, `changed`, `voted`, `unvoted`, `shared` or `unshared`.
            public var event: String
            /// The person who voted, or the community it was shared with.
            public var about: String?
            /// What it was from then on, as a line of a harvest.
            public var line: String?
        }

        /// Its number.
        public var number: Int
        /// Oldest first.
        public var events: [Event]
    }

    private let place: Workplace

    /// Of that workspace.
    public init(_ place: Workplace) { self.place = place }

    /// What the session produced.
    ///
    /// - Parameter language: of the title; the organisation's when `nil`.
    public func run(_ session: String, language: Language? = nil) throws(Refusal) -> HarvestSheet {
        let workspace = try OpenWorkspace(place)
        return try workspace.sheet(
            of: workspace.harvestedSession(session), in: HarvestBook(workspace), language)
    }

    /// What is due at the session.
    ///
    /// - Parameter limit: the most threads.
    public func due(_ session: String, limit: Int? = nil) throws(Refusal) -> Due {
        let workspace = try OpenWorkspace(place)
        let entry = try workspace.harvestedSession(session)
        let due = try HarvestBook(workspace).due(
            at: entry.session, limit: limit ?? DueThreads.usual)
        return Due(
            session: entry.session.id,
            threads: due.threads.map {
                Due.Thread(
                    number: $0.number, kind: $0.kind.rawValue, text: $0.text, owner: $0.owner,
                    due: $0.due)
            }, leftOut: due.leftOut)
    }

    /// What happened to the thing of that number.
    public func history(_ number: Int, language: Language? = nil) throws(Refusal) -> History {
        let workspace = try OpenWorkspace(place)
        let ledger = try place.readLedger()
        let entries = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger?.harvestHistory(number) ?? []
        }
        guard !entries.isEmpty else {
            throw Refusal(
                .inputMissing, "there is no harvest #\(number)",
                advice: "kring harvest list shows the numbers")
        }
        let writer = HarvestWriter(language ?? workspace.intent.organisation.language)
        return History(
            number: number,
            events: entries.map { entry in
                History.Event(
                    at: entry.at, event: entry.event.rawValue, about: entry.about,
                    line: entry.item.map { writer.line($0) })
            })
    }

    /// The organisation's language, which is that of what is printed unless another is asked for.
    public func language() throws(Refusal) -> Language {
        try OpenWorkspace(place).intent.organisation.language
    }
}

extension OpenWorkspace {
    func sheet(
        of entry: PublishedSession, in book: HarvestBook, _ language: Language?
    ) -> HarvestSheet {
        let titles = SessionTitle(intent: intent, library: library)
        return HarvestSheet(
            session: entry.session.id,
            title: titles.text(entry.session, language ?? intent.organisation.language),
            date: entry.session.date,
            harvest: book.entries.filter { $0.record.uid == entry.uid }.map(HarvestLine.init))
    }

    /// A session of the season by its identifier, or of any season by its calendar identity.
    func harvestedSession(_ name: String) throws(Refusal) -> PublishedSession {
        if name.contains("@"), let ledger = try place.readLedger() {
            let found = try refusingLedgerFaults { () throws(LedgerFault) in
                try ledger.publishedSession(uid: name)
            }
            if let found { return found }
        }
        return try session(name)
    }
}
