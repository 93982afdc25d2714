package import Communities
package import Workplace

extension DecisionRefusal {
    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .hasBegun(let session, let start):
            RefusalWords(
                language.say(
                    "\(session) begon om \(start): wat begonnen is, verandert niet meer",
                    "\(session) began at \(start): what has begun cannot be changed"))
        case .cancelled(let session):
            RefusalWords(
                language.say(
                    "\(session) gaat niet door: er is niets om te verplaatsen",
                    "\(session) is cancelled: it has no place to move from"),
                advice: "kring restore \(session) --to \"…\"")
        case .notCancelled(let session):
            RefusalWords(
                language.say(
                    "\(session) gaat gewoon door: er is niets om terug te zetten",
                    "\(session) is not cancelled: there is nothing to restore"),
                advice: "kring move \(session) --to \"…\"")
        case .nothingPublished:
            RefusalWords(
                language.say("er is nog niets gepubliceerd", "nothing is published yet"),
                advice: language.say(
                    "kring plan, daarna kring publish", "kring plan, then kring publish"))
        case .nothingDecided(let session):
            RefusalWords(
                language.say(
                    "niemand heeft iets besloten over '\(session)'",
                    "nobody has decided anything about '\(session)'"))
        case .roomForOnline:
            RefusalWords(
                language.say(
                    "een online bijeenkomst heeft geen zaal", "an online session takes no room"))
        case .noRoom(let mode, let example):
            RefusalWords(
                language.say(
                    "een bijeenkomst die '\(mode.rawValue)' is, heeft een zaal nodig",
                    "a \(mode.rawValue) session needs a room"),
                advice: language.say(
                    "--room, zoals --room \(example?.rawValue ?? "ID")",
                    "--room, such as --room \(example?.rawValue ?? "ID")"))
        case .noPlace(let part):
            RefusalWords(
                language.say(
                    "--to: '\(part)' is geen datum, weekdag of tijd",
                    "--to: '\(part)' is no date, weekday or time"),
                advice: language.say(
                    "\"2027-03-04 10:00\", \"do 10:00\", \"10:00\" of \"2027-03-04\"",
                    "\"2027-03-04 10:00\", \"Thu 10:00\", \"10:00\" or \"2027-03-04\""))
        }
    }
}
