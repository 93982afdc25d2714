package import CivilTime
import Communities

/// Something earlier sessions produced, as a later session meets it.
package struct KnownHarvest: Hashable, Sendable {
    /// Its number in the ledger.
    package var number: Int
    /// What it is and where it stands.
    package var item: HarvestItem
    /// The day of the session that produced it.
    package var day: CivilDate
    /// How many people voted for it.
    package var votes: Int
    /// The day on which another community shared it with one that meets now; `nil` for what is their own.
    package var sharedOn: CivilDate?

    package init(
        number: Int, item: HarvestItem, day: CivilDate, votes: Int = 0,
        sharedOn: CivilDate? = nil
    ) {
        self.number = number
        self.item = item
        self.day = day
        self.votes = votes
        self.sharedOn = sharedOn
    }
}

/// What a session opens with: what is due of what earlier ones left open.
///
/// Due are, in this order:
/// 1. experiments whose day has come, or comes before the next session, or that have none; the earliest first;
/// 2. actions whose day has come, the most overdue first, then those without a day;
/// 3. questions that nobody answered yet, those of the last session first;
/// 4. the challenge with the most votes;
/// 5. insights that another community shared since these people met last, as news.
///
/// There is a limit, since an opening is short: the first of every kind has a place before the second of any has one.
package struct DueThreads: Hashable, Sendable {
    /// As many as an opening of ten minutes has room for.
    package static let usual = 7

    /// In order.
    package let threads: [OpenThread]
    /// How many more were due than the limit lets through.
    package let leftOut: Int

    /// - Parameters:
    ///   - known: what the communities of the session produced in earlier sessions, and what was shared with them.
    ///   - day: of the session.
    ///   - previous: the day on which these people met last; `nil` when they never met.
    ///   - next: the day of the session after it; `nil` when none is planned.
    ///   - limit: the most threads.
    package init(
        among known: some Sequence<KnownHarvest>, on day: CivilDate, after previous: CivilDate?,
        before next: CivilDate?, limit: Int = usual
    ) {
        let open = known.filter { $0.item.state == .open && $0.day <= day }
        let own = open.filter { $0.sharedOn == nil }
        func kind(_ kind: HarvestKind) -> [KnownHarvest] { own.filter { $0.item.kind == kind } }
        func byDay(_ one: KnownHarvest, _ other: KnownHarvest) -> Bool {
            switch (one.item.due, other.item.due) {
            case (let mine?, let theirs?): (mine, one.number) < (theirs, other.number)
            case (nil, nil): one.number < other.number
            case (.some, nil): true
            case (nil, .some): false
            }
        }
        func hasCome(_ thing: KnownHarvest) -> Bool { thing.item.due.map { $0 <= day } ?? true }
        func comesBeforeNext(_ thing: KnownHarvest) -> Bool {
            guard let next, let due = thing.item.due else { return false }
            return due < next
        }
        let best = kind(.challenge).filter { $0.votes > 0 }
            .min { ($1.votes, $0.number) < ($0.votes, $1.number) }
        let ordered = [
            kind(.experiment).filter { hasCome($0) || comesBeforeNext($0) }.sorted(by: byDay),
            kind(.action).filter(hasCome).sorted(by: byDay),
            kind(.question).sorted { ($1.day, $0.number) < ($0.day, $1.number) },
            best.map { [$0] } ?? [],
            open.filter { thing in
                guard let shared = thing.sharedOn, thing.item.kind == .insight else { return false }
                return shared <= day && (previous.map { shared >= $0 } ?? true)
            }.sorted { ($0.sharedOn ?? day, $0.number) < ($1.sharedOn ?? day, $1.number) },
        ]
        var places = ordered.map { _ in 0 }
        var left = max(0, limit)
        for index in ordered.indices where left > 0 && !ordered[index].isEmpty {
            places[index] = 1
            left -= 1
        }
        for index in ordered.indices where places[index] == 1 {
            let more = min(left, ordered[index].count - 1)
            places[index] += more
            left -= more
        }
        threads = zip(ordered, places).flatMap { things, count in
            things.prefix(count).map(OpenThread.init)
        }
        leftOut = ordered.map(\.count).reduce(0, +) - threads.count
    }
}

extension OpenThread {
    /// The thread that a harvest opens; an experiment's text has its expectation after an arrow.
    init(_ known: KnownHarvest) {
        let item = known.item
        let kind: Kind =
            switch item.kind {
            case .experiment: .experiment
            case .action: .action
            case .question: .question
            case .challenge: .challenge
            case .insight: .insight
            }
        self.init(
            number: known.number, kind: kind,
            text: item.expectation.map { "\(item.text) → \($0)" } ?? item.text,
            owner: item.owner, due: item.due)
    }
}
