package import Communities
package import Workplace

/// Why there is nothing to plan, to publish or to explain.
package enum PlanRefusal: RefusalReason {
    /// A part of the season can only be planned once all of it is published.
    case noPart
    /// There is no plan to ask about.
    case noPlan
    /// Nothing to publish: neither a draft nor what was published before.
    case nothingToPublish
    /// What was published last cannot be taken back: people decided about these sessions since, or there is a later plan.
    case changedSince([SessionID])
    /// Likewise: mails about it have gone.
    case toldSince
    /// The files no longer ask for the sessions that the plan has.
    case filesChanged(plan: Int)

    package var status: EndStatus {
        switch self {
        case .noPart: .usage
        case .noPlan, .nothingToPublish: .inputMissing
        case .filesChanged: .configuration
        case .changedSince, .toldSince: .answerIsNo
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .noPart:
            RefusalWords(
                language.say(
                    "er is nog niets gepubliceerd: de hele periode wordt gepland",
                    "nothing is published yet: the season is planned as a whole"),
                advice: language.say(
                    "kring plan, zonder --from en --to", "kring plan, without --from and --to"))
        case .noPlan:
            RefusalWords(
                language.say("er is nog geen rooster", "there is no plan yet"),
                advice: "kring plan")
        case .nothingToPublish:
            RefusalWords(
                language.say(
                    "er is geen rooster om te publiceren", "there is no plan to publish"),
                advice: "kring plan")
        case .changedSince(let sessions):
            RefusalWords(
                language.say(
                    "wat gepubliceerd is kan niet meer terug: er is daarna iets veranderd",
                    "what was published cannot be taken back: something changed after it")
                    + (sessions.isEmpty
                        ? ""
                        : " (" + sessions.prefix(5).map(\.rawValue).joined(separator: ", ")
                            + (sessions.count > 5 ? ", …)" : ")")),
                advice: language.say(
                    "kring plan maakt een nieuw rooster", "kring plan makes another plan"))
        case .toldSince:
            RefusalWords(
                language.say(
                    "wat gepubliceerd is kan niet meer terug: er zijn berichten over verstuurd",
                    "what was published cannot be taken back: messages about it have been sent"),
                advice: language.say(
                    "kring plan maakt een nieuw rooster, en mensen horen wat er verandert",
                    "kring plan makes another plan, and people hear what changes"))
        case .filesChanged(let plan):
            RefusalWords(
                language.say(
                    "de bestanden zijn veranderd sinds rooster \(plan) gemaakt is",
                    "the files have changed since plan \(plan) was made"),
                advice: language.say(
                    "kring plan, en vraag het dan nog eens", "kring plan, then ask again"))
        }
    }
}
