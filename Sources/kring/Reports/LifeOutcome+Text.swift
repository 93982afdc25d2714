import App
import CivilTime
import Communities
import Feeds
import Season

extension LifeOutcome {
    /// For people: what changes, what becomes of files and sessions, who hears of it.
    func text(_ language: Language) -> String {
        func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }
        let dates = DateWords(language)
        var lines = [head(language) + (reason.map { ": \($0)" } ?? "")]
        for file in files {
            let marks = file.removed.map { "− " + $0 } + file.added.map { "+ " + $0 }
            if file.isGone {
                lines.append("  − \(file.file)")
            } else if file.isNew {
                lines.append("  + \(file.file)")
            } else if marks.count == 1, file.on == nil {
                lines.append("  \(file.file): \(marks[0])")
            } else {
                let day = file.on.map { say(" op ", " on ") + dates.long($0) } ?? ""
                lines.append("  \(file.file)\(day):")
                lines += marks.map { "    " + $0 }
            }
        }
        let gone = changes.filter { $0.change == .cancelled }
        if !gone.isEmpty {
            lines.append(say("vervallen:", "called off:"))
            lines += gone.map { "  \($0.id.rawValue)  \($0.words)" }
        }
        let back = changes.filter { $0.change == .restored }
        if !back.isEmpty {
            lines.append(say("gaan toch door:", "on after all:"))
            lines += back.map { "  \($0.id.rawValue)  \($0.words)" }
        }
        let on = changes.filter { $0.change != .cancelled && $0.change != .restored }
        if !on.isEmpty {
            lines.append(
                say("gaan door als \(heirName): ", "go on as \(heirName): ")
                    + on.map(\.id.rawValue).joined(separator: ", "))
        }
        if !leftOut.isEmpty {
            lines.append(
                say("hun plek is bezet: ", "their place is taken: ")
                    + leftOut.map(\.rawValue).joined(separator: ", "))
        }
        if !people.isEmpty {
            lines.append(
                wrapped(people.map(\.name), say("horen het: ", "hear of it: "), "  "))
        }
        for advice in advice {
            lines.append(
                say(
                    "schrijf in \(advice.file):\(advice.line) '\(advice.now)' in plaats van '\(advice.name)'",
                    "write '\(advice.now)' for '\(advice.name)' in \(advice.file):\(advice.line)"))
        }
        if let until = objectionsUntil {
            lines.append(
                say(
                    "de kern kan bezwaar maken tot \(dates.long(until))",
                    "the core can object until \(dates.long(until))"))
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

    private var heirName: String { into?.rawValue ?? "" }

    private func head(_ language: Language) -> String {
        func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }
        let dates = DateWords(language)
        let names = communities.map(\.rawValue).joined(separator: say(" en ", " and "))
        let day = dates.long(on)
        switch change {
        case .paused:
            return say("\(names) pauzeert vanaf \(day)", "\(names) pauses from \(day)")
                + (until.map { say(", weer vanaf ", ", again from ") + dates.long($0) } ?? "")
        case .ended: return say("\(names) stopt op \(day)", "\(names) ends on \(day)")
        case .resumed:
            return into == nil
                ? say("\(names) komt weer bijeen", "\(names) meets again")
                : say(
                    "\(names) gaat door zoals het was", "\(names) goes on as it was")
        case .merged:
            return say(
                "\(names) \(communities.count == 1 ? "gaat" : "gaan") vanaf \(day) verder als \(heirName)",
                "\(names) \(communities.count == 1 ? "goes" : "go") on as \(heirName) from \(day)")
        case .renamed:
            return say(
                "\(names) heet vanaf \(day) \(heirName)",
                "\(names) is called \(heirName) from \(day)")
        case .split:
            return say(
                "een deel van \(names) gaat vanaf \(day) verder als \(heirName)",
                "a part of \(names) goes on as \(heirName) from \(day)")
        }
    }
}
