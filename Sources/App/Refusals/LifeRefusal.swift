package import CivilTime
package import Communities
package import Workplace

/// Why the life of a community cannot change so.
package enum LifeRefusal: RefusalReason {
    case alreadyEnded(CommunityID, on: CivilDate)
    case alreadyPaused(CommunityID)
    case notAway(CommunityID)
    /// It would begin in the past.
    case past(CivilDate)
    /// It would be over before it begins.
    case backwards(from: CivilDate, until: CivilDate)
    /// An end that nobody else of the core agrees with comes sooner than its members can speak up.
    case needsSecond(core: [PersonID], earliest: CivilDate)
    case notCore(PersonID, CommunityID, core: [PersonID])
    /// The file says it in a form that Kring does not write; the line, and whether it is to go.
    case leftToPeople(file: String, line: String, isRemoved: Bool)

    package var status: EndStatus {
        switch self {
        case .past, .backwards, .notCore: .usage
        case .alreadyEnded, .alreadyPaused, .notAway, .needsSecond: .answerIsNo
        case .leftToPeople: .configuration
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }
        switch self {
        case .alreadyEnded(let id, let on):
            return RefusalWords(
                say("\(id) stopt al op \(on)", "\(id) ends on \(on) already"),
                advice: say(
                    "kring resume \(id) neemt dat terug", "kring resume \(id) takes it back"))
        case .alreadyPaused(let id):
            return RefusalWords(
                say(
                    "\(id) heeft al een pauze in haar bestand",
                    "\(id) has a pause in its file already"),
                advice: say(
                    "voeg de tweede daar toe, of eerst: kring resume \(id)",
                    "add the second one there, or first: kring resume \(id)"))
        case .notAway(let id):
            return RefusalWords(
                say("\(id) heeft geen pauze en stopt niet", "\(id) has no pause and does not end"),
                advice: nil)
        case .past(let day):
            return RefusalWords(
                say("\(day) is al geweest", "\(day) has passed"),
                advice: say("--on met een dag vanaf vandaag", "--on with a day from today on"))
        case .backwards(let from, let until):
            return RefusalWords(
                say(
                    "een pauze van \(from) tot \(until) is er geen",
                    "a pause from \(from) until \(until) is none"),
                advice: say(
                    "--until is de dag waarop ze weer bijeenkomen",
                    "--until is the day on which they meet again"))
        case .needsSecond(let core, let earliest):
            let names = core.map(\.rawValue).joined(separator: ", ")
            return RefusalWords(
                say(
                    "een community stopt met instemming van nog iemand uit de kern, of niet voor \(earliest), zodat mensen er iets van kunnen zeggen",
                    "a community ends with the consent of a second member of its core, or not before \(earliest), so that people can speak up"
                ),
                advice: say(
                    "--with \(core.first?.rawValue ?? "…") (kern: \(names)), of --on \(earliest)",
                    "--with \(core.first?.rawValue ?? "…") (core: \(names)), or --on \(earliest)"))
        case .notCore(let person, let id, let core):
            return RefusalWords(
                say(
                    "\(person) hoort niet bij de kern van \(id)",
                    "\(person) is not in the core of \(id)"),
                advice: say("kern: ", "core: ") + core.map(\.rawValue).joined(separator: ", "))
        case .leftToPeople(let file, let line, let isRemoved):
            return RefusalWords(
                say(
                    "\(file) heeft een vorm die Kring niet zelf verandert",
                    "\(file) has a form that Kring does not change"),
                advice: isRemoved
                    ? say("haal daar weg: \(line)", "take out there: \(line)")
                    : say("schrijf daar: \(line)", "write there: \(line)"))
        }
    }
}
