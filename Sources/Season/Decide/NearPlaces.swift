import CivilTime
package import Communities
import Planning
import Workplace

/// The possible places of a session that lie nearest to where somebody wanted it.
package struct NearPlaces {
    package let decision: OpenDecision
    package let compiler: PlanCompiler
    package let check: PlaceCheck
    package let language: Language

    package init(
        decision: OpenDecision, compiler: PlanCompiler, check: PlaceCheck, language: Language
    ) {
        self.check = check
        self.language = language
        self.decision = decision
        self.compiler = compiler
    }

    /// The nearest ones, at most `count`.
    package func near(_ asked: Session, count: Int) -> [DecisionOutcome.Possibility] {
        guard let at = compiler.position(of: asked.id.rawValue) else { return [] }
        var instance = compiler.instance()
        // What is published binds the planner, not the people who decide.
        instance.published = nil
        instance.pinned = []
        let plan = compiler.plan(of: decision.held, instance)
        guard
            // Other places are an offer; a plan that cannot be explained has none.
            let found = try? Explanation(
                instance, plan, community: at.community, occurrence: at.occurrence, count: 200)
        else { return [] }
        let places = found.alternatives.compactMap { alternative -> Session? in
            guard let place = alternative.place, alternative.brokenRules.isEmpty,
                let there = Place(
                    Communities.Mode(place.mode),
                    room: place.room.map { compiler.intent.rooms[$0].id }, online: asked.online)
            else { return nil }
            var session = asked
            session.date = compiler.grid.date(place.day)
            session.start = compiler.grid.time(place.start)
            session.place = there
            let isOpen =
                decision.obstacles(session, check, compiler, was: session).isEmpty
                && session != asked
            return isOpen ? session : nil
        }
        let presence = Presence(
            intent: decision.workspace.intent, busy: compiler.busy.people,
            sessions: decision.held)
        return places.enumerated().sorted {
            (distance($0.element, asked), $0.offset) < (distance($1.element, asked), $1.offset)
        }.prefix(count).map { possibility($0.element, presence) }
    }

    /// Minutes of surprise: another day counts as a day, another room as an hour.
    private func distance(_ one: Session, _ asked: Session) -> Int {
        abs(one.date.days(until: asked.date)) * 1440
            + abs(one.start.minutes - asked.start.minutes)
            + (one.room == asked.room ? 0 : 60) + (one.mode == asked.mode ? 0 : 240)
    }

    private func possibility(
        _ session: Session, _ presence: Presence
    ) -> DecisionOutcome.Possibility {
        let missing = decision.workspace.intent.participants(of: session)
            .filter { $0.level == .active && !presence.canCome($0.person, to: session) }
            .map { decision.workspace.intent.person($0.person)?.name ?? $0.person.rawValue }
        let (intent, rest) = (decision.workspace.intent, missing.count - 3)
        let shown =
            missing.prefix(3).joined(separator: ", ")
            + (rest > 0 ? language.say(" en \(rest) anderen", " and \(rest) others") : "")
        return DecisionOutcome.Possibility(
            to: "\(session.date) \(session.start)", room: session.room, mode: session.mode,
            missing: missing,
            words: ChangeWords(intent: intent, language: language).place(session)
                + (missing.isEmpty
                    ? "" : language.say("  (zonder \(shown))", "  (without \(shown))")))
    }
}
