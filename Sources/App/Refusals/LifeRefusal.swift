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
    case notCore(PersonID, [CommunityID], core: [PersonID])
    case notMember(PersonID, CommunityID, members: [PersonID])
    /// Nothing comes together, or apart.
    case alone([CommunityID])
    /// All or none of its members would go.
    case nobodyLeft(CommunityID, into: CommunityID)
    /// There is a community of that name.
    case taken(CommunityID)
    case noIdentifier(String)
    /// Something that cannot be taken back any more.
    case settled(CommunityID)
    /// The file says it in a form that Kring does not write; the line, and whether it is to go.
    case leftToPeople(file: String, line: String, isRemoved: Bool)

    package var status: EndStatus {
        switch self {
        case .past, .backwards, .notCore, .notMember, .alone, .nobodyLeft, .taken, .noIdentifier:
            .usage
        case .alreadyEnded, .alreadyPaused, .notAway, .needsSecond, .settled: .answerIsNo
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
                    "dit beslissen er twee uit de kern, of het gaat niet in voor \(earliest), zodat mensen er iets van kunnen zeggen",
                    "two of the core decide this, or it does not hold before \(earliest), so that people can speak up"
                ),
                advice: say(
                    "--with \(core.first?.rawValue ?? "…") (kern: \(names)), of --on \(earliest)",
                    "--with \(core.first?.rawValue ?? "…") (core: \(names)), or --on \(earliest)"))
        case .notCore(let person, let ids, let core):
            let names = ids.map(\.rawValue).joined(separator: say(" of ", " or "))
            return RefusalWords(
                say(
                    "\(person) hoort niet bij de kern van \(names)",
                    "\(person) is not in the core of \(names)"),
                advice: say("kern: ", "core: ") + core.map(\.rawValue).joined(separator: ", "))
        case .notMember(let person, let id, let members):
            return RefusalWords(
                say("\(person) doet niet mee aan \(id)", "\(person) is no member of \(id)"),
                advice: say("leden: ", "members: ")
                    + members.map(\.rawValue).joined(separator: ", "))
        case .alone(let ids):
            let names = ids.map(\.rawValue).joined(separator: ", ")
            return RefusalWords(
                say(
                    "er zijn twee community's voor nodig\(names.isEmpty ? "" : ", en dit is er één: \(names)")",
                    "that takes two communities\(names.isEmpty ? "" : ", and this is one: \(names)")"
                ),
                advice: say(
                    "kring merge A B --into C; een andere naam: kring rename A B",
                    "kring merge A B --into C; another name: kring rename A B"))
        case .nobodyLeft(let id, let into):
            return RefusalWords(
                say(
                    "in \(id) en in \(into) moet iemand overblijven",
                    "somebody must stay in \(id), and somebody go to \(into)"),
                advice: say(
                    "gaat iedereen mee: kring rename \(id) \(into)",
                    "does everybody go: kring rename \(id) \(into)"))
        case .taken(let id):
            return RefusalWords(
                say("er is al een community '\(id)'", "there is a community '\(id)' already"),
                advice: say(
                    "een nieuwe naam, of samengaan: kring merge … --into \(id)",
                    "a new name, or coming together: kring merge … --into \(id)"))
        case .noIdentifier(let text):
            return RefusalWords(
                say("'\(text)' kan geen community heten", "no community can be called '\(text)'"),
                advice: say(
                    "kleine letters, cijfers, - en _; hoe mensen het noemen komt bij --name",
                    "small letters, digits, - and _; what people call it goes to --name"))
        case .settled(let id):
            return RefusalWords(
                say(
                    "dit is niet meer terug te nemen: de bestanden van \(id) zijn sindsdien veranderd",
                    "this cannot be taken back any more: the files of \(id) have changed since"),
                advice: say(
                    "schrijf daar zelf wat er moet staan, dan kring plan",
                    "write there what should hold, then kring plan"))
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
