package import Communities
import Workplace

/// What was mended.
package enum MendingFact: Told, Hashable {
    /// Private files that others could open.
    case closed(Int)
    /// Half-written files.
    case swept(Int)
    /// A mending of the ledger that was cut short.
    case finished
    /// A damaged ledger: what was read of it, what was not, and the messages that wait because of it.
    case saved(rows: Int, gaps: Int, held: Int, old: String)
    case published(Int, removed: Int)

    package func words(_ language: Language) -> String {
        switch self {
        case .closed(let count):
            return language.say(
                "\(count) waar anderen bij konden, nu niet meer",
                "\(count) that others could open were closed to them")
        case .swept(let count):
            return language.say(
                "\(count) half \(count == 1 ? "geschreven bestand" : "geschreven bestanden") opgeruimd",
                "\(count) half-written files were removed")
        case .finished:
            return language.say(
                "een afgebroken herstel is afgemaakt", "an interrupted mending was finished")
        case .saved(let rows, let gaps, let held, let old):
            let loss =
                gaps == 0
                ? language.say("er is niets kwijt", "nothing is lost")
                : language.say(
                    "\(gaps == 1 ? "1 stuk was" : "\(gaps) stukken waren") niet te lezen; een reservekopie weet misschien meer",
                    "\(gaps) \(gaps == 1 ? "gap" : "gaps") in it could not be read; a backup may know more"
                )
            let waiting =
                held == 0
                ? ""
                : language.say(
                    "; \(held == 1 ? "1 bericht is" : "\(held) berichten zijn") misschien al verstuurd: zie kring outbox",
                    "; \(held == 1 ? "a message" : "\(held) messages") that may have been sent: see kring outbox"
                )
            return language.say(
                "\(rows) regels gered in een nieuw logboek, \(loss)\(waiting); het beschadigde is \(old)",
                "\(rows) rows were saved into a new one, \(loss)\(waiting); the damaged one is \(old)"
            )
        case .published(let count, let removed):
            return language.say(
                "\(count) opnieuw geschreven of weer leesbaar gemaakt, \(removed) weggehaald",
                "\(count) were written anew or opened to readers, \(removed) removed")
        }
    }
}
