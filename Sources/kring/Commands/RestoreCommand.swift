import App
import ArgumentParser
import Communities
import FoundationEssentials

struct RestoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: say(
                "Een afgezegde bijeenkomst gaat toch door; of een reservekopie wordt teruggezet.",
                "A cancelled session is held after all; or a backup is put back."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring restore plgs-3                               waar hij was
                  kring restore plgs-3 --to "do 13:00" --room t2.18  ergens anders

                  kring restore /backup/kring.backup                 wat kring backup bewaarde

                Of een bijeenkomst kan, wordt bekeken zoals bij kring move. Het is dezelfde afspraak in ieders agenda, met een hoger
                volgnummer. Een reservekopie komt in de plaats van het logboek, dat ernaast bewaard blijft; wat sindsdien verstuurd
                had moeten zijn is dat misschien al, en wacht in kring outbox; er gaat niets vanzelf uit.
                """,
                """
                EXAMPLES
                  kring restore plgs-3                                where it was
                  kring restore plgs-3 --to "Thu 13:00" --room t2.18  somewhere else

                  kring restore /backup/kring.backup                  what kring backup kept

                A session is checked as kring move does. It is the same entry in everybody's calendar, with a higher number of
                changes. A backup takes the place of the ledger, which is kept beside; what was due since may have been sent and
                waits in kring outbox, nothing is sent by itself.
                """))
    }

    @Argument(
        help: .say(
            "De bijeenkomst, zoals plgs-3, of het bestand van een reservekopie.",
            "The session, such as plgs-3, or the file of a backup."))
    var session: String

    @Flag(
        help: .say(
            "Zet een reservekopie terug, ook als het beschadigde logboek niet kan zeggen wie vergeten was: die zijn terug, vergeet hen opnieuw met kring forget.",
            "Put a backup back although the damaged ledger cannot say whom it had forgotten: they are back, kring forget them again."
        )
    )
    var forgettingNobody = false

    @OptionGroup var place: PlaceArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        if session.contains("/") || FileManager.default.fileExists(atPath: session) {
            let restored = try BackUp(options.workplace(), now: options.moment).restore(
                from: session, forgettingNobody: forgettingNobody)
            for line in CareText(Reader.language).lines(restored) { Talk.say(line) }
            return
        }
        let outcome = try MoveSession(
            options.workplace(), now: options.moment, language: Reader.language
        ).restore(
            SessionID(rawValue: session), to: place.asked,
            decision.options(isForced: place.force))
        try report(outcome, asJSON: json.isOn, isRehearsal: decision.isRehearsal)
    }
}
