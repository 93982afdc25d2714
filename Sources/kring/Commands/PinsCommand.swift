import App
import ArgumentParser
import CivilTime
import Communities

struct PinsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pins",
        abstract: "What people decided, and every plan keeps.",
        discussion: """
            EXAMPLES
              kring pins          each decision with its reason
              kring unpin plgs-3  let the planner decide again
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let list = try ListPins(options.workplace(), now: options.moment).run()
        if json.isOn {
            Talk.print(try jsonText(list))
            return
        }
        if list.pins.isEmpty { Talk.say("nobody has decided anything: the planner is free") }
        let width = list.pins.map(\.session.rawValue.count).max() ?? 0
        for pin in list.pins {
            let who = pin.by.map { " by \($0)" } ?? ""
            Talk.print(
                "\(pin.session.rawValue.padding(to: width))  \(pin.decision.rawValue.padding(to: 9))  "
                    + (pin.place ?? "not published yet")
                    + "\n\(String(repeating: " ", count: width))  "
                    + Style.output.dim(
                        "\(String(pin.at.description.prefix(10)))\(who)"
                            + (pin.reason.map { ": \($0)" } ?? "")))
            for line in pin.against {
                Talk.print("\(String(repeating: " ", count: width))  although \(line)")
            }
        }
    }
}

struct UnpinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpin",
        abstract: "Let the planner decide about a session again.",
        discussion: """
            EXAMPLES
              kring unpin plgs-3

            Nothing changes for people until a plan changes it: kring plan, kring publish.
            """)

    @Argument(help: "The session, such as plgs-3.")
    var session: String

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try ListPins(options.workplace(), now: options.moment).unpin(
            SessionID(rawValue: session))
        Talk.say("the planner decides about \(session) again: kring plan")
    }
}
