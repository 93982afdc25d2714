import Communities
import Meeting
import Publishing
import Workplace

/// The page on which somebody chooses which messages they get.
struct ChoicePage {
    static let layout = "choice.html"

    let organisation: String
    /// Whose it is, by name.
    let person: String
    let language: Language
    let choice: MessageChoice
    /// Whether it was kept just now.
    let isSaved: Bool

    /// What the layout shows.
    var context: [String: LayoutValue] {
        let words = PageWords(language: language)
        let amounts: [(MessageChoice.Amount, String)] = [
            (
                .all,
                words.of(
                    "Herinneringen zoals mijn communities die sturen, en wat er verandert",
                    "Reminders as my communities send them, and what changes")
            ),
            (
                .more,
                words.of(
                    "Ook nog een herinnering een uur van tevoren", "Also a reminder an hour before")
            ),
            (
                .fewer,
                words.of(
                    "Eén herinnering per bijeenkomst, en wat er verandert",
                    "One reminder of each session, and what changes")
            ),
            (.changes, words.of("Alleen wat er verandert", "Only what changes")),
            (.none, words.of("Helemaal niets", "Nothing at all")),
        ]
        return [
            "language": .text(language.rawValue),
            "organisation": .text(organisation),
            "title": .text(words.of("Welke berichten wil je?", "Which messages do you want?")),
            "name": .text(person), "isSaved": .flag(isSaved),
            "wordSaved": .text(
                words.of("Bewaard. Het geldt vanaf nu.", "Saved. It holds from now on.")),
            "amounts": .list(
                amounts.map { amount, text in
                    [
                        "value": .text(amount.rawValue), "text": .text(text),
                        "isChosen": .flag(amount == choice.amount),
                    ]
                }),
            "isDigest": .flag(choice.isDigest),
            "wordDigest": .text(
                words.of(
                    "Alles van een dag in één mail, 's ochtends",
                    "All of a day in one mail, in the morning")),
            "isInvited": .flag(choice.calendar == .invitations),
            "wordInvited": .text(
                words.of(
                    "Stuur me elke bijeenkomst als uitnodiging, voor wie zich niet op de agenda abonneert",
                    "Send me each session as an invitation, for who does not subscribe to the calendar"
                )),
            "wordSave": .text(words.of("Bewaren", "Save")),
        ]
    }
}
