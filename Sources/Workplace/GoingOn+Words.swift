package import CivilTime
package import Communities
package import Workspace

extension GoingOn {
    /// After `goes on by`, `gaat door met`.
    package func words(_ language: Language, _ zone: Zone) -> String {
        guard let lastGood else {
            return language.say("wat er nog wel is", "what is still there")
        }
        let local = zone.local(at: lastGood)
        let moment = "\(DateWords(language).short(local.date)) \(local.time)"
        guard !heldBack.isEmpty else {
            return language.say("de bestanden zoals ze zijn", "the files as they are")
        }
        let files = heldBack.prefix(5).joined(separator: ", ")
        let more = heldBack.count > 5 ? " …" : ""
        return language.say(
            "\(files)\(more) zoals het was (sinds \(moment)), en verder met wat er nu staat",
            "\(files)\(more) as it was (since \(moment)), and the rest as it is now"
        )
    }
}

extension Fault {
    /// Place and sentence on one line, for logs; without what people's rows say, for it may be somebody's address.
    package func line(_ language: Language) -> String {
        let place = "\(position.file):\(position.line):\(position.column)"
        if case .table = fact {
            return "\(place): \(rule.rawValue) (\(language.say("zie", "see")) kring check)"
        }
        return "\(place): \(FaultInWords(self, in: language).message)"
    }
}
