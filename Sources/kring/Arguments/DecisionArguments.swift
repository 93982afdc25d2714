import App
import ArgumentParser
import Communities
import Season

/// Why and by whom, and whether it is meant.
struct DecisionArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Why, for the people it touches.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Who decided, for those who come after you.", valueName: "who"))
    var by: String?

    @Flag(name: .customLong("dry-run"), help: "Only say what would happen, and to whom.")
    var isRehearsal = false

    func options(isForced: Bool = false) -> DecisionOptions {
        DecisionOptions(
            reason: reason, author: by, isRehearsal: isRehearsal, isForced: isForced)
    }
}

/// Where a session should be.
struct PlaceArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "\"2027-03-04 10:00\", \"Thu 10:00\" in its own week, \"10:00\" or \"2027-03-04\".",
            valueName: "when"))
    var to: String?

    @Option(help: ArgumentHelp("The room; its present one otherwise.", valueName: "id"))
    var room: String?

    @Flag(help: "Online instead of in a room.")
    var online = false

    @Option(help: "physical, hybrid or online; as it is otherwise.")
    var mode: Mode?

    @Flag(
        help:
            "Set aside wishes that stand in the way (when, shift, gap, core members); never a taken room or a holiday."
    )
    var force = false

    func validate() throws {
        if online, room != nil || (mode != nil && mode != .online) {
            throw ValidationError(
                say(
                    "--online gaat niet samen met --room of een andere --mode.",
                    "--online takes neither --room nor another --mode."))
        }
    }

    var asked: AskedPlace {
        AskedPlace(
            when: to, room: room.map(SpaceID.init(rawValue:)), mode: online ? .online : mode)
    }
}
