package import Communities
package import Workplace
package import Workspace

/// Why two identifiers are not one person's.
package enum PeopleRefusal: RefusalReason {
    case sameIdentifier(PersonID)
    /// The list of people names both, so they are two: the one that was taken for an old one, and where it stands.
    case bothListed(PersonID, PersonID, FilePosition?)

    package var status: EndStatus {
        switch self {
        case .sameIdentifier: .usage
        case .bothListed: .answerIsNo
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .sameIdentifier(let person):
            RefusalWords(
                language.say(
                    "'\(person)' en '\(person)' zijn al dezelfde",
                    "'\(person)' and '\(person)' are the same already"),
                advice: "kring people same OLD NEW")
        case .bothListed(let old, let new, let place):
            RefusalWords(
                language.say(
                    "'\(old)' en '\(new)' staan allebei in de lijst van mensen, dus dat zijn er twee",
                    "'\(old)' and '\(new)' both stand in the list of people, so they are two")
                    + (place.map { " (\($0.file):\($0.line))" } ?? ""),
                advice: language.say(
                    "haal '\(old)' uit de lijst, dan nog eens kring people same \(old) \(new)",
                    "take '\(old)' out of the list, then kring people same \(old) \(new) again"))
        }
    }
}
