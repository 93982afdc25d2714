import ArgumentParser
import Season
import Transfer

/// How calendars on the web are asked.
struct WebOptions: ParsableArguments {
    @Option(
        name: .customLong("own-host"),
        help: .say(
            "Een host in je eigen netwerk: die mag een privéadres hebben en met http worden bevraagd.",
            "A host of your own network: it may have a private address and be asked by http.",
            valueName: "host"))
    var ownHosts: [String] = []

    /// A calendar named on the command line.
    func calendar(_ text: String) -> ForeignCalendar {
        ForeignCalendar(text, fetching: CurlClient.ofThisProgram, own: OwnHosts(ownHosts))
    }
}
