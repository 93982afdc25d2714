import ArgumentParser
import Communities

/// `--season`.
struct SeasonOption: ParsableArguments {
    @Option(
        name: .customLong("season"),
        help: .say(
            "De periode, zoals 2027-09; anders die van nu, of de volgende.",
            "The season, such as 2027-09; otherwise the present one, or the next.",
            valueName: "id"))
    var name: String?

    var id: SeasonID? { name.map(SeasonID.init(rawValue:)) }
}
