import CivilTime
import Communities
import Workplace
import Workspace

/// What is wrong with the files, in the words of a language.
struct FaultReportWords {
    let language: Language
    let zone: Zone
    let report: FaultReport

    /// Nobody reads more of them in a mail.
    private static let most = 20

    private var errors: Int { report.faults.count { $0.severity == .error } }

    func subject(_ organisation: String) -> String {
        switch errors {
        case 0:
            language.say(
                "Kring van \(organisation): er zijn mensen uit de lijst verdwenen",
                "Kring of \(organisation): people are gone from the list")
        case 1:
            language.say(
                "Kring van \(organisation): er zit een fout in de bestanden",
                "Kring of \(organisation): there is an error in the files")
        default:
            language.say(
                "Kring van \(organisation): er zitten \(errors) fouten in de bestanden",
                "Kring of \(organisation): there are \(errors) errors in the files")
        }
    }

    var text: String {
        var paragraphs = [faults]
        if let goingOn = report.goingOn {
            paragraphs.append(
                language.say(
                    "De berichten gaan door. Kring werkt met \(goingOn.words(.nl, zone)).",
                    "Messages go on. Kring works by \(goingOn.words(.en, zone)).")
                    + " "
                    + language.say(
                        "kring plan en kring publish wachten tot het weer klopt.",
                        "kring plan and kring publish wait until it is right again."))
        }
        paragraphs.append(
            language.say(
                "Kijk met kring check of het klopt. Hierover krijg je één bericht; komt het later terug, dan hoor je het opnieuw.",
                "See with kring check whether it is right. You get one message about this; if it comes back later, you hear of it again."
            ))
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private var faults: String {
        let shown = report.faults.prefix(FaultReportWords.most).map { fault in
            var fault = fault
            // A row of people is nobody's business but theirs, and a mail travels.
            if fault.position.file.hasSuffix(".csv") { fault.source = "" }
            return fault
        }
        let rest = report.faults.count - shown.count
        let text = FaultPrinter(language).text(Array(shown))
        return rest == 0
            ? String(text.dropLast())
            : text + language.say("en nog \(rest)", "and \(rest) more")
    }
}
