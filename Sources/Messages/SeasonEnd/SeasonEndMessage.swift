import CivilTime
import Communities
import Workplace

extension DueSeasonEnd: DueMessage {
    var kind: MessageKind { .season }
    var about: String { communities.map(\.rawValue).joined(separator: ", ") }
    var parts: [MessagePart] {
        [
            MessagePart(
                key: .seasonEnd(season.id, person), uid: nil, dueAt: dueAt, giveUpAt: giveUpAt)
        ]
    }

    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let language = reader.language
        let names = communities.compactMap {
            desk.workspace.intent.community($0)?.name.text(language)
        }
        let list =
            names.count < 2
            ? names.first ?? ""
            : names.dropLast().joined(separator: ", ") + language.say(" en ", " and ")
                + (names.last ?? "")
        let day = DateWords(language).long(season.to)
        let isOne = names.count == 1
        let letter = desk.letter(
            "season", reader,
            subject: language.say(
                "De periode eindigt op \(DateWords(language).short(season.to)): hoe gaat \(list) verder?",
                "The season ends on \(DateWords(language).short(season.to)): how does \(list) go on?"
            ),
            lead: language.say(
                "Deze periode eindigt op \(day), en voor daarna is er nog niets gepland.",
                "This season ends on \(day), and nothing is planned after it yet."),
            items: [],
            closing: [
                language.say(
                    "Een goed moment om met \(list) te bespreken: \(isOne ? "gaat de community door" : "gaan de community's door"), in welk ritme, op welke dagen niet, en wie er kern is? Geef het door aan wie de planning doet; die kan de volgende periode dan klaarzetten, zodat niemand een gat in de agenda krijgt.",
                    "A good moment to talk over with \(list): \(isOne ? "does the community go on" : "do the communities go on"), in what rhythm, on which days not, and who is of its core? Pass it on to whoever makes the plan; the next season can be prepared then, and nobody gets a gap in their calendar."
                )
            ], about: [], communities: communities)
        return try desk.message(
            letter, reader, key: key, about: [], communities: communities, dueAt: dueAt)
    }
}
