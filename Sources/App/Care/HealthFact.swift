package import CivilTime
package import Communities
package import Messages
package import Workplace

/// What the doctor saw.
package enum HealthFact: Told {
    case zones(Int)
    case errors(Int)
    case noErrors(folder: String)
    case folder(String)
    case noFolderYet(String)
    case usableLayouts
    case unusableLayouts(Int)
    case noLedgerYet
    case wholeLedger(version: Int)
    /// In the database's own words.
    case damagedLedger(String)
    case secretIsThere
    case closedFiles
    /// Private files that others may open.
    case openFiles([String])
    case published(Int)
    case unpublished(Int, of: Int, first: String)
    /// On public pages, as from before what is said had a mark, and not for everybody.
    case stillPublic(Int)
    case noRunYet
    case lastRun(Instant, exit: Int?)
    /// Where mail goes, and what a server answered.
    case mail(MailTarget, greeting: String?)
    /// A server or a program would not take mail.
    case delivery(DeliveryFault)
    /// What a server or a program said of itself.
    case said(String)
    case channelIsKnown
    case calendars(rooms: Int, people: Int, unread: Int)
    /// It cannot be told, or cannot be used.
    case refused(Refusal)

    package func words(_ language: Language) -> String {
        switch self {
        case .zones(let count):
            return language.say("\(count) zones op deze machine", "\(count) zones on this machine")
        case .errors(let count):
            return language.say(count == 1 ? "1 fout" : "\(count) fouten", "\(count) errors")
        case .noErrors(let folder):
            return language.say("\(folder) is zonder fouten", "\(folder) reads without an error")
        case .folder(let path): return path
        case .noFolderYet(let path):
            return path + language.say(", nog niet gemaakt", ", not made yet")
        case .usableLayouts:
            return language.say("alle te gebruiken", "all can be used")
        case .unusableLayouts(let count):
            return language.say(
                count == 1
                    ? "op 1 plaats niet te gebruiken" : "op \(count) plaatsen niet te gebruiken",
                "cannot be used in \(count) place\(count == 1 ? "" : "s")")
        case .noLedgerYet:
            return language.say(
                "nog geen; het eerste rooster maakt het", "none yet; the first plan makes it")
        case .wholeLedger(let version):
            return language.say("heel, versie \(version)", "whole, version \(version)")
        case .damagedLedger(let words), .said(let words): return words
        case .secretIsThere:
            return language.say("hun geheim is er", "their secret is there")
        case .closedFiles:
            return language.say("niemand anders kan ze lezen", "nobody else may read them")
        case .openFiles(let paths):
            let names = paths.joined(separator: ", ")
            return language.say("anderen kunnen bij \(names)", "others may open \(names)")
        case .published(let count):
            return language.say("\(count), ze zijn er allemaal", "\(count), all there")
        case .unpublished(let amiss, let all, let first):
            return language.say(
                "\(amiss) van de \(all) zijn weg of niet te lezen, zoals \(first)",
                "\(amiss) of \(all) are gone or closed to readers, such as \(first)")
        case .stillPublic(let count):
            return language.say(
                "\(count) \(count == 1 ? "ding" : "dingen") die niet voor iedereen \(count == 1 ? "is" : "zijn"), \(count == 1 ? "staat" : "staan") nog op openbare pagina's",
                "\(count) \(count == 1 ? "thing that is" : "things that are") not for everybody \(count == 1 ? "stands" : "stand") on public pages still"
            )
        case .noRunYet: return language.say("heeft nog niet gelopen", "has not run yet")
        case .lastRun(let start, let exit):
            let code = exit.map(String.init) ?? language.say("geen", "none")
            return language.say(
                "liep het laatst \(start), eindcode \(code)", "last ran \(start), exit code \(code)"
            )
        case .mail(let way, let greeting):
            let target = way.words(language)
            return greeting.map { "\(target): \($0)" } ?? target
        case .delivery(let fault): return fault.reason.words(language)
        case .channelIsKnown:
            return language.say(
                "het adres is bekend; er is niets geplaatst",
                "its address is known; nothing was posted")
        case .calendars(let rooms, let people, let unread):
            let skipped =
                unread == 0
                ? ""
                : language.say(
                    unread == 1
                        ? "; 1 afspraak was niet te lezen"
                        : "; \(unread) afspraken waren niet te lezen",
                    "; \(unread) events could not be read")
            return language.say(
                "\(rooms) van zalen, \(people) van mensen", "\(rooms) of rooms, \(people) of people"
            )
                + skipped
        case .refused(let refusal): return refusal.words(language).message
        }
    }
}
