import App
import ArgumentParser
import Communities

struct ExportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: say(
                "Alles wat van iemand bewaard is, als JSON.",
                "Everything that is kept of a person, as JSON."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring export noor > noor.json

                Wat de bestanden over iemand zeggen, en elke regel van het logboek: antwoorden, keuzes, berichten met hun teksten,
                beurten, groepen, wat iemand op zich nam (AVG art. 15 en 20).
                """,
                """
                EXAMPLES
                  kring export noor > noor.json

                What the files say of them, and every row of the ledger: answers, choices, messages with their texts, turns,
                groups, what they took upon them (GDPR art. 15 and 20).
                """))
    }

    @Argument(help: .say("Wie.", "Who."))
    var person: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        Talk.print(
            try jsonText(
                try PersonalData(options.workplace(), now: options.moment).export(
                    PersonID(rawValue: person))))
    }
}

struct ForgetCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "forget",
            abstract: say(
                "Vergeet iemand die weg is.",
                "Forget somebody who has left."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring forget noor     als de regel uit de lijst van mensen is, en de naam uit communities/

                Antwoorden, keuzes, berichten, adressen en mails in de map outbox zijn weg, en overschreven; beurten en groepen die er
                waren, blijven onder een naam die niets zegt, zodat het voor anderen eerlijk blijft (AVG art. 17). Wat anderen bij
                opbrengsten opschreven, blijft. Een reservekopie die later wordt teruggezet, moet het opnieuw vergeten.
                """,
                """
                EXAMPLES
                  kring forget noor     after the line is out of the list of people and the name out of communities/

                Answers, choices, messages, addresses and mails in the outbox folder are gone, and overwritten; turns and groups
                that were are kept under a name that says nothing, so that others' fairness stays (GDPR art. 17). What others
                wrote down in harvests stays. A backup that is put back later is made to forget again.
                """))
    }

    @Argument(help: .say("Wie.", "Who."))
    var person: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let person = PersonID(rawValue: self.person)
        let files = try PersonalData(options.workplace(), now: options.moment).forget(person)
        for line in CareText(Reader.language).lines(forgotten: person, files: files) {
            Talk.say(line)
        }
    }
}
