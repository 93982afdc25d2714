package import Communities
package import Planning
package import Workplace

/// Why a file is no planning instance of the exchange format.
package enum InstanceRefusal: RefusalReason {
    /// It is not in the format.
    case malformed(JSONFault, path: String)
    /// It is, and contradicts itself.
    case unsound([InstanceFault], path: String)

    package var status: EndStatus { .badData }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .malformed(let fault, let path):
            RefusalWords(
                language.say(
                    "'\(path)' is geen planopgave: \(fault.words(.nl))",
                    "'\(path)' is no planning instance: \(fault.words(.en))"),
                advice: language.say(
                    "docs/planning-format.md beschrijft de vorm",
                    "docs/planning-format.md describes the format"))
        case .unsound(let faults, let path):
            RefusalWords(
                language.say(
                    "'\(path)' is geen kloppende planopgave",
                    "'\(path)' is no sound planning instance"),
                details: faults.prefix(20).map { "\(path): \($0)" })
        }
    }
}
