import App
import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Keep what cannot be made again, in one file.",
        discussion: """
            EXAMPLES
              kring backup /backup/kring-$(date +%F).backup
              kring restore /backup/kring-2027-02-16.backup     puts it back

            The ledger and the secret of the members' addresses, whole and checked, while runs go on. Readable by its owner
            alone. Your own files (kring.yaml, people.csv …) are not in it: keep them as you keep other files.
            """)

    @Argument(help: "The file; an older one of that name is replaced once the new one is whole.")
    var file: String
    @OptionGroup var options: WorkspaceOptions

    func run() async throws {
        let size = try BackUp(options.workplace(), now: options.moment).write(to: file)
        Talk.say("\(file): \((size + 1023) / 1024) kB")
    }
}
