import App
import Communities
import Season

extension LifeOutcome {
    /// For people: what changes, what is called off, who hears of it.
    func text(_ language: Language) -> String {
        func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }
        let dates = DateWords(language)
        var head =
            switch change {
            case .paused:
                say(
                    "\(community) pauzeert vanaf \(dates.long(on))",
                    "\(community) pauses from \(dates.long(on))")
                    + (until.map { say(", weer vanaf ", ", again from ") + dates.long($0) } ?? "")
            case .ended:
                say(
                    "\(community) stopt op \(dates.long(on))",
                    "\(community) ends on \(dates.long(on))")
            case .resumed: say("\(community) komt weer bijeen", "\(community) meets again")
            }
        head += reason.map { ": \($0)" } ?? ""
        var lines = [head, "  \(file): " + (change == .resumed ? "− " : "+ ") + line]
        if !changes.isEmpty {
            lines.append(say("vervallen:", "called off:"))
            lines += changes.map { "  \($0.id.rawValue)  \($0.words)" }
        }
        if !people.isEmpty {
            lines.append(
                say("horen het: ", "hear of it: ") + people.map(\.name).joined(separator: ", "))
        }
        if !staleDrafts.isEmpty {
            lines.append(
                say(
                    "een eerder conceptrooster telt niet meer: kring plan",
                    "an earlier draft no longer counts: kring plan"))
        }
        if !isDone { lines.append(say("er is niets gedaan", "nothing was done")) }
        return lines.joined(separator: "\n")
    }
}
