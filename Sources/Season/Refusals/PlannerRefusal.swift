package import Communities
package import Planning
package import Workplace

/// What the planner and the rest of Kring should agree on, and do not.
package enum PlannerRefusal: RefusalReason {
    /// The workspace makes a problem that the planner would not take.
    case unsound([InstanceFault])
    /// The planner refuses what was found sound; its words.
    case refused(String)
    /// The full scorer does not confirm the planner's answer; its words.
    case unconfirmed(String)

    package var status: EndStatus { .bug }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .unsound(let faults):
            RefusalWords(
                language.say(
                    "de bestanden geven geen kloppende planopgave",
                    "the workspace does not make a sound planning problem"),
                details: faults.map { "\($0)" })
        case .refused(let words):
            RefusalWords(
                language.say(
                    "de planner weigert zijn opgave: \(words)",
                    "the planner refuses its instance: \(words)"))
        case .unconfirmed(let words):
            RefusalWords(
                language.say(
                    "het antwoord van de planner klopt niet: \(words)",
                    "the planner's answer is not confirmed: \(words)"))
        }
    }
}
