import App
import ArgumentParser
import Communities
import Season

/// Why and by whom, and whether it is meant.
struct DecisionArguments: ParsableArguments {
    @Option(
        help: .say(
            "Waarom, voor wie het aangaat.", "Why, for the people it touches.", valueName: "text"))
    var reason: String?

    @Option(
        help: .say(
            "Wie het besloot, voor wie na jou komt.", "Who decided, for those who come after you.",
            valueName: "who"))
    var by: String?

    @Flag(
        name: .customLong("dry-run"),
        help: .say(
            "Zeg alleen wat er zou gebeuren, en voor wie.",
            "Only say what would happen, and to whom."))
    var isRehearsal = false

    func options(isForced: Bool = false) -> DecisionOptions {
        DecisionOptions(
            reason: reason, author: by, isRehearsal: isRehearsal, isForced: isForced)
    }
}

/// Where a session should be.
struct PlaceArguments: ParsableArguments {
    @Option(
        help: .say(
            "\"2027-03-04 10:00\", \"do 10:00\" in de eigen week, \"10:00\" of \"2027-03-04\".",
            "\"2027-03-04 10:00\", \"Thu 10:00\" in its own week, \"10:00\" or \"2027-03-04\".",
            valueName: "when"))
    var to: String?

    @Option(
        help: .say(
            "De zaal; anders die van nu.", "The room; its present one otherwise.", valueName: "id"))
    var room: String?

    @Flag(help: .say("Online in plaats van in een zaal.", "Online instead of in a room."))
    var online = false

    @Option(
        help: .say(
            "physical, hybrid of online; anders zoals het is.",
            "physical, hybrid or online; as it is otherwise."))
    var mode: Mode?

    @Flag(
        help: .say(
            "Zet wensen opzij die in de weg staan (when, shift, gap, de kern); nooit een bezette zaal of een vrije dag.",
            "Set aside wishes that stand in the way (when, shift, gap, core members); never a taken room or a holiday."
        )
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
