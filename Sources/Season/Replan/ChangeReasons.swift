package import Communities
package import Feeds
import Planning
package import Workplace

/// Why a published session cannot, or need not, stay where people know it.
package struct ChangeReasons {
    private let compiler: PlanCompiler
    private let check: PlaceCheck
    private let checkOfAll: PlaceCheck
    private let words: ObstacleWords
    private let language: Language

    /// - Parameters:
    ///   - known: what people know.
    ///   - sessions: the sessions of the plan.
    package init(
        _ compiler: PlanCompiler, known: [Session], sessions: [Session], language: Language
    ) throws(Refusal) {
        self.compiler = compiler
        let before = Set(known.map(WhenAndWhere.init))
        check = try compiler.check(sessions.filter { before.contains(WhenAndWhere($0)) })
        checkOfAll = try compiler.check(sessions)
        self.language = language
        words = ObstacleWords(intent: compiler.intent, language: language)
    }

    /// The reason in words; `nil` when there is none but that the plan is better so.
    package func why(_ old: Session, _ change: Publication.Change) -> String? {
        guard change == .moved || change == .cancelled else { return nil }
        guard compiler.intent.community(old.community) != nil else {
            return language.say("de community is er niet meer", "the community is gone")
        }
        guard let at = compiler.position(of: old.id.rawValue) else {
            return language.say("het ritme heeft die niet meer", "the rhythm no longer has it")
        }
        let wish = compiler.series[at.community]
        if old.with != wish.with {
            return language.say(
                "het is nu samen met andere communities", "it is held with other communities now")
        }
        if old.minutes != wish.minutes {
            return language.say(
                "het duurt nu \(wish.minutes) minuten, niet \(old.minutes)",
                "it takes \(wish.minutes) minutes now, not \(old.minutes)")
        }
        let own = check.obstacles(of: old, at)
        if !own.isEmpty { return own.prefix(2).map { words.text($0) }.joined(separator: "; ") }
        let made = checkOfAll.obstacles(of: old, at)
        return made.first.map {
            language.say("het maakt plaats: ", "makes way: ") + words.text($0)
        }
    }

    private struct WhenAndWhere: Hashable {
        let session: Session

        init(_ session: Session) {
            self.session = Session(session, online: nil, facilitator: nil)
        }
    }
}
