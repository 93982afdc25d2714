package import Communities
import Facilitation
import Meeting
package import Workplace
import Workspace

extension HarvestRefusal {
    package func words(_ language: Language) -> RefusalWords {
        func say(_ dutch: String, _ english: String) -> String { language.say(dutch, english) }
        switch self {
        case .unknownNumber(let number):
            return RefusalWords(
                say("er is geen opbrengst #\(number)", "there is no harvest #\(number)"),
                advice: say(
                    "kring harvest list toont de nummers", "kring harvest list shows the numbers"))
        case .kindWithoutDay(let kind):
            return RefusalWords(
                say(
                    "bij \(kind.withArticle(.nl)) hoort geen dag: alleen bij acties en experimenten",
                    "\(kind.rawValue)s have no day: only actions and experiments have"))
        case .noDay(let number, let kind):
            return RefusalWords(
                say(
                    "#\(number) is \(kind.withArticle(.nl)): daar hoort geen dag bij",
                    "#\(number) is \(kind.withArticle(.en)): it has no day"))
        case .noExpectation(let number, let kind):
            return RefusalWords(
                say(
                    "#\(number) is \(kind.withArticle(.nl)): daar hoort geen verwachting bij",
                    "#\(number) is \(kind.withArticle(.en)): it expects nothing"))
        case .emptyInsight:
            return RefusalWords(say("het inzicht is leeg", "the insight says nothing"))
        case .emptyText:
            return RefusalWords(say("de nieuwe tekst is leeg", "the new text says nothing"))
        case .tooLong(let characters):
            return RefusalWords(
                say(
                    "een tekst heeft \(characters) tekens; het mogen er \(HarvestItem.longest) zijn",
                    "a text has \(characters) characters; \(HarvestItem.longest) are the most"))
        case .noChallenge(let number, let kind):
            return RefusalWords(
                say(
                    "#\(number) is \(kind.withArticle(.nl)); stemmen kan alleen op praktijkvragen",
                    "#\(number) is \(kind.withArticle(.en)); people vote on challenges"),
                advice: "kring harvest list --kind challenge --open")
        case .noInsight(let number, let kind):
            return RefusalWords(
                say(
                    "#\(number) is \(kind.withArticle(.nl)); delen kan alleen met inzichten",
                    "#\(number) is \(kind.withArticle(.en)); insights are shared"),
                advice: say(
                    "kring harvest done \(number) --insight \"wat het leerde\", en deel dat",
                    "kring harvest done \(number) --insight \"what it taught\", then share that"))
        case .ownInsight(let number, let community):
            return RefusalWords(
                say(
                    "#\(number) komt van \(community) zelf",
                    "#\(number) came from \(community) itself"))
        case .staysInTheRoom(let number, let session):
            return RefusalWords(
                say(
                    "#\(number) blijft bij wie bij \(session) was",
                    "#\(number) stays with who was at \(session)"),
                advice: say(
                    "wie iets wil delen dat over niemand gaat, noteert het bij een andere bijeenkomst; docs/privacy.nl.md vertelt waarom",
                    "who wants to share what is about nobody notes it with another session; docs/privacy.md says why"
                ))
        case .notLinked(let one, let other, let connectors):
            return RefusalWords(
                say(
                    "\(one) en \(other) zijn niet verbonden: niemand hoort bij allebei, en ze hebben geen gezamenlijke bijeenkomst",
                    "\(one) and \(other) are not linked: nobody belongs to both and no session is joint"
                ),
                details: [who(connectors, language)],
                advice: say(
                    "een gezamenlijke bijeenkomst: with: [{community: \(other), every: 4th session}] in communities/\(one).yaml",
                    "a joint session: with: [{community: \(other), every: 4th session}] in communities/\(one).yaml"
                ))
        case .noFile(let path):
            return RefusalWords(
                say("er is geen bestand '\(path)'", "there is no file '\(path)'"))
        case .fileTooLarge(let name):
            return RefusalWords(
                say(
                    "'\(name)' is groter dan 1 MB: dat zijn geen notities van één bijeenkomst",
                    "'\(name)' is larger than 1 MB: no notes of one session"))
        case .notUTF8(let name):
            return RefusalWords(
                say("'\(name)' is geen UTF-8", "'\(name)' is not UTF-8"),
                advice: say(
                    "bewaar het als platte tekst in UTF-8", "save it as plain text in UTF-8"))
        case .nothingToKeep(let name):
            return RefusalWords(
                say("in '\(name)' staat niets om te bewaren", "'\(name)' has nothing to keep"),
                advice: say(
                    "zet op elke regel één ding, zoals '! een inzicht' of '- [ ] een actie @noor'",
                    "a line a thing, such as '! an insight' or '- [ ] an action @noor'"))
        case .unreadable(let name, let isFile, let faults):
            let count = Set(faults.map(\.position.line)).count
            return RefusalWords(
                say(
                    count == 1
                        ? "een regel van '\(name)' is niet te bewaren, dus er is niets bewaard"
                        : "\(count) regels van '\(name)' zijn niet te bewaren, dus er is niets bewaard",
                    "\(count == 1 ? "a line" : "\(count) lines") of '\(name)' cannot be kept, so nothing was kept"
                ),
                details: [FaultPrinter(language).text(faults)],
                advice: isFile
                    ? say(
                        "verbeter het en importeer het opnieuw: wat al bewaard is, komt er niet dubbel in",
                        "mend it and import it again: what is kept already is not kept twice")
                    : nil)
        }
    }

    private func who(_ connectors: [Connector], _ language: Language) -> String {
        guard !connectors.isEmpty else {
            return language.say(
                "geen van beide heeft al een verbinder: noem er een onder roles: in het bestand",
                "neither has a connector yet: name one under roles: in its file")
        }
        let names = connectors.map { connector in
            language.say(
                "\(connector.person) (verbinder van \(connector.community))",
                "\(connector.person) (connector of \(connector.community))")
        }
        return language.say(
            "\(names.joined(separator: " of ")) kan ze verbinden door bij de andere te gaan horen",
            "\(names.joined(separator: " or ")) could link them by joining the other")
    }
}
