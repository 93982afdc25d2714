import CivilTime
package import Communities
package import Planning
import Workplace

/// When and where of a plan, in people's words.
package struct PlannedPlaceWords {
    package let compiler: PlanCompiler
    package let language: Language

    package init(compiler: PlanCompiler, language: Language) {
        self.compiler = compiler
        self.language = language
    }

    /// `di 9 mrt 13:30, r3.45 (hybride)`.
    package func text(_ place: Plan.Occurrence) -> String {
        let room = place.room.map { compiler.intent.rooms[$0].id.rawValue } ?? "online"
        let date = DateWords(language).short(compiler.grid.date(place.day))
        return "\(date) \(compiler.grid.time(place.start)), \(room)"
            + (place.mode == .hybrid ? language.say(" (hybride)", " (hybrid)") : "")
    }
}
