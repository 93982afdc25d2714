import App
import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: say(
                "Bewaar in één bestand wat niet opnieuw te maken is.",
                "Keep what cannot be made again, in one file."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring backup /backup/kring-$(date +%F).backup
                  kring restore /backup/kring-2027-02-16.backup     zet het terug

                Het logboek en het geheim van de adressen van leden, heel en nagekeken, terwijl runs doorgaan. Alleen de eigenaar kan
                het lezen. Je eigen bestanden (kring.yaml, people.csv …) zitten er niet in: bewaar die zoals je andere bestanden
                bewaart.
                """,
                """
                EXAMPLES
                  kring backup /backup/kring-$(date +%F).backup
                  kring restore /backup/kring-2027-02-16.backup     puts it back

                The ledger and the secret of the members' addresses, whole and checked, while runs go on. Readable by its owner
                alone. Your own files (kring.yaml, people.csv …) are not in it: keep them as you keep other files.
                """))
    }

    @Argument(
        help: .say(
            "Het bestand; een ouder met die naam wordt vervangen zodra het nieuwe heel is.",
            "The file; an older one of that name is replaced once the new one is whole."))
    var file: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let size = try BackUp(options.workplace(), now: options.moment).write(to: file)
        Talk.say("\(file): \((size + 1023) / 1024) kB")
    }
}
