package import Communities
package import CivilTime
package import Workplace

/// Why a season cannot be added.
package enum SeasonRefusal: RefusalReason {
    /// It would begin before the last one is over, or end before it begins.
    case overlaps(Season, from: CivilDate, to: CivilDate)
    /// There is one of that name.
    case exists(SeasonID)
    /// `kring.yaml` says its seasons in a form that Kring does not write; the line to add.
    case leftToPeople(String)

    package var status: EndStatus {
        switch self {
        case .overlaps, .exists: .usage
        case .leftToPeople: .configuration
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .overlaps(let last, let from, let to):
            RefusalWords(
                language.say(
                    "van \(from) tot en met \(to) kan niet: '\(last.id)' duurt tot en met \(last.to)",
                    "from \(from) to \(to) is not possible: '\(last.id)' lasts until \(last.to)"),
                advice: "kring season next --from \(last.to.advanced(by: 1)) --to …")
        case .exists(let id):
            RefusalWords(
                language.say("er is al een periode '\(id)'", "there is a season '\(id)' already"),
                advice: "kring season next --id …")
        case .leftToPeople(let line):
            RefusalWords(
                language.say(
                    "kring.yaml noemt de perioden in een vorm die Kring niet zelf aanvult",
                    "kring.yaml names its seasons in a form that Kring does not add to"),
                advice: language.say(
                    "schrijf onder seasons: \(line)", "write under seasons: \(line)"))
        }
    }
}
