package import Communities
package import Workplace

/// Files that should be gone from the published folder, and could not be removed.
///
/// The address of somebody's own feed is a secret: it is not named.
package struct StuckFiles: RefusalReason {
    private let first: String
    private let others: Int

    init?(_ paths: [String]) {
        guard let first = paths.first else { return nil }
        self.first = first
        others = paths.count - 1
    }

    package var status: EndStatus { .ioError }

    package func words(_ language: Language) -> RefusalWords {
        let name =
            first.hasPrefix("f/")
            ? language.say(
                "de agenda van iemand die er geen meer heeft",
                "the feed of somebody who has none any more")
            : "'\(first)'"
        let more =
            others == 0 ? "" : language.say(" en nog \(others) kunnen", " and \(others) more")
        return RefusalWords(
            language.say(
                "\(name)\(others == 0 ? " kan" : more) niet uit de gepubliceerde map worden verwijderd; het wordt opnieuw geprobeerd",
                "\(name)\(more) could not be removed from the published folder; it is tried again"))
    }
}
