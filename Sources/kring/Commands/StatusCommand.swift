import App
import ArgumentParser

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What was done, what is waiting, what failed.",
        discussion: """
            EXAMPLES
              kring status
              kring status --json
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let status = try ShowStatus(options.workplace(), now: options.moment).run()
        Talk.print(json.isOn ? try jsonText(status) : status.text)
    }
}
