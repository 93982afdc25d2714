import Communities
import Messages
import Workplace
import Workspace

extension RunProblem {
    func words(_ language: Language) -> RefusalWords { RefusalWords(sentence(language)) }

    private func sentence(_ language: Language) -> String {
        switch self {
        case .lostItsUse(let name, let fault):
            language.say(
                "\(name.words(.nl)) was niet bezorgd toen het geen nut meer had: "
                    + (fault ?? "niet geprobeerd"),
                "\(name.words(.en)) was not delivered before it lost its use: "
                    + (fault ?? "not tried"))
        case .inDoubt(let name, let why, _):
            language.say(
                "\(name.words(.nl)) is misschien bezorgd: \(why.words(.nl))",
                "\(name.words(.en)) may have been delivered: \(why.words(.en))")
        case .triedAgain(let name, let why, _):
            language.say(
                "\(name.words(.nl)) is niet bezorgd, het wordt opnieuw geprobeerd: \(why.words(.nl))",
                "\(name.words(.en)) was not delivered, it is tried again: \(why.words(.en))")
        case .failed(let name, let why, _):
            language.say(
                "\(name.words(.nl)) is niet bezorgd en wordt niet opnieuw geprobeerd: "
                    + why.words(.nl),
                "\(name.words(.en)) was not delivered and is not tried again: "
                    + why.words(.en))
        case .nothingTaken(let why, _):
            language.say(
                "berichten zijn niet bezorgd: \(why.words(.nl))",
                "messages were not delivered: \(why.words(.en))")
        case .layoutReplaced(let fault):
            language.say(
                "een eigen opmaak is niet te gebruiken; het bericht ging in die van Kring: "
                    + fault.words(.nl).message,
                "a layout of one's own cannot be used; the message went in Kring's own: "
                    + fault.words(.en).message)
        case .stopped(.outOfTime):
            language.say(
                "de tijd van de run (--max-time) is om; wat over is, is voor de volgende",
                "the run's time (--max-time) is over; what is left is for the next")
        case .stopped(.asked):
            language.say(
                "op verzoek gestopt; wat over is, is voor de volgende run",
                "stopped when asked; what is left is for the next run")
        case .fault(let fault): fault.line(language)
        case .furtherFaults(let count):
            language.say(
                "en nog \(count) fouten in de bestanden; kring check laat ze zien",
                "and \(count) more errors in the files; kring check shows them")
        case .wentOn(let goingOn, let zone):
            language.say(
                "de run ging door met \(goingOn.words(.nl, zone))",
                "the run went on by \(goingOn.words(.en, zone))")
        case .leftToPeople(let file, let lines):
            language.say(
                "\(file) is veranderd sinds er iets over besloten werd; schrijf daar: "
                    + lines.joined(separator: " / "),
                "\(file) has changed since something was decided about it; write there: "
                    + lines.joined(separator: " / "))
        case .cannotGoOnline(let session, let facts):
            language.say(
                "\(session) heeft geen agenda en kan niet online: \(facts)",
                "\(session) has no agenda and cannot go online: \(facts)")
        }
    }
}

extension RunProblem.Name {
    /// `the reminder about plgs-2 for noor`.
    func words(_ language: Language) -> String {
        let what = kind?.withArticle(language) ?? language.say("het bericht", "the message")
        let about = session.map { language.say(" over \($0)", " about \($0)") } ?? ""
        return what + about + language.say(" voor \(person)", " for \(person)")
    }
}
