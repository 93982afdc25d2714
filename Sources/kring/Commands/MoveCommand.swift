import App
import ArgumentParser
import Communities

struct MoveCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "move",
            abstract: say(
                "Verplaats een bijeenkomst, omdat iemand dat besluit.",
                "Put a session somewhere else, by a person's decision."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring move plgs-3 --to "2027-04-15 13:00" --reason "Marijn is ziek"
                  kring move plgs-3 --to "do 10:00" --room r5-atelier
                  kring move plgs-3 --online
                  kring move plgs-3 --room s2.10 --mode hybrid --dry-run

                Eerst wordt gekeken of het kan: een zaal die bezet, dicht of te klein is, iemand uit de kern die ergens anders is,
                een vrije dag, te dicht op de volgende bijeenkomst. Wat in de weg staat wordt genoemd, met wat het dichtst in de
                buurt wel kan, en er verandert niets (eindcode 1). --force zet wensen opzij, nooit een bezette zaal.

                Een verplaatsing wordt meteen gepubliceerd: agenda's en pagina's worden opnieuw geschreven, en elk later rooster
                laat de bijeenkomst staan, tot kring unpin. Wat begonnen is, kan niet meer verplaatst worden.
                """,
                """
                EXAMPLES
                  kring move plgs-3 --to "2027-04-15 13:00" --reason "Marijn is ill"
                  kring move plgs-3 --to "Thu 10:00" --room r5-atelier
                  kring move plgs-3 --online
                  kring move plgs-3 --room s2.10 --mode hybrid --dry-run

                The place is checked first: a room that is taken, closed or too small, a core member who is somewhere else,
                a holiday, too close to the next session. What collides is named, with the nearest places that are possible,
                and nothing changes (exit code 1). --force sets wishes aside, never a taken room.

                A move is published at once: feeds and pages are written again, and every later plan keeps the session where
                it was put, until kring unpin. What has begun cannot be moved.
                """))
    }

    @Argument(help: .say("De bijeenkomst, zoals plgs-3.", "The session, such as plgs-3."))
    var session: String

    @OptionGroup var place: PlaceArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func validate() throws {
        if place.to == nil, place.room == nil, place.mode == nil, !place.online {
            throw ValidationError(
                say(
                    "Zeg waarheen: --to, --room, --online of --mode.",
                    "Say where to: --to, --room, --online or --mode."))
        }
    }

    func run() async throws {
        let outcome = try MoveSession(
            options.workplace(), now: options.moment, language: Reader.language
        ).run(
            SessionID(rawValue: session), to: place.asked,
            decision.options(isForced: place.force))
        try report(outcome, asJSON: json.isOn, isRehearsal: decision.isRehearsal)
    }
}
