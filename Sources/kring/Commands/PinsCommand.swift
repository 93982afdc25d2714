import App
import ArgumentParser
import CivilTime
import Communities

struct PinsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pins",
            abstract: say(
                "Wat mensen besloten hebben, en elk rooster zo houdt.",
                "What people decided, and every plan keeps."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring pins          elk besluit met de reden
                  kring unpin plgs-3  laat de planner weer beslissen
                """,
                """
                EXAMPLES
                  kring pins          each decision with its reason
                  kring unpin plgs-3  let the planner decide again
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let list = try ListPins(
            options.workplace(), now: options.moment, language: Reader.language
        ).run()
        if json.isOn {
            Talk.print(try jsonText(list))
            return
        }
        if list.pins.isEmpty {
            Talk.say(
                say(
                    "niemand heeft iets besloten: de planner is vrij",
                    "nobody has decided anything: the planner is free"))
        }
        let width = list.pins.map(\.session.rawValue.count).max() ?? 0
        for pin in list.pins {
            let who = pin.by.map { say(" door \($0)", " by \($0)") } ?? ""
            Talk.print(
                "\(pin.session.rawValue.padding(to: width))  \(pin.decision.word.padding(to: Reader.language == .nl ? 12 : 9))  "
                    + (pin.place ?? say("nog niet gepubliceerd", "not published yet"))
                    + "\n\(String(repeating: " ", count: width))  "
                    + Style.output.dim(
                        "\(String(pin.at.description.prefix(10)))\(who)"
                            + (pin.reason.map { ": \($0)" } ?? "")))
            for line in pin.against {
                Talk.print(
                    String(repeating: " ", count: width)
                        + say("  maar \(line)", "  although \(line)"))
            }
        }
    }
}

extension Pin.Decision {
    /// What was decided, in a word.
    fileprivate var word: String {
        switch self {
        case .moved: say("verplaatst", rawValue)
        case .cancelled: say("afgezegd", rawValue)
        case .skipped: say("overgeslagen", rawValue)
        case .restored: say("teruggezet", rawValue)
        }
    }
}

struct UnpinCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "unpin",
            abstract: say(
                "Laat de planner weer over een bijeenkomst beslissen.",
                "Let the planner decide about a session again."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring unpin plgs-3

                Voor niemand verandert er iets tot een rooster het verandert: kring plan, kring publish.
                """,
                """
                EXAMPLES
                  kring unpin plgs-3

                Nothing changes for people until a plan changes it: kring plan, kring publish.
                """))
    }

    @Argument(help: .say("De bijeenkomst, zoals plgs-3.", "The session, such as plgs-3."))
    var session: String

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try ListPins(options.workplace(), now: options.moment).unpin(
            SessionID(rawValue: session))
        Talk.say(
            say(
                "de planner beslist weer over \(session): kring plan",
                "the planner decides about \(session) again: kring plan"))
    }
}
