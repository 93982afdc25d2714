package import Communities
import ICalendar
import Messages
package import Workplace

extension MessageRefusal {
    package func words(_ language: Language) -> RefusalWords {
        func say(_ dutch: String, _ english: String) -> String { language.say(dutch, english) }
        switch self {
        case .nothingPublished:
            return RefusalWords(
                say("er is nog niets gepubliceerd", "nothing is published yet"),
                advice: say("kring plan, dan kring publish", "kring plan, then kring publish"))
        case .unknown(let id):
            return RefusalWords(
                say("er is geen bericht '\(id)'", "there is no message '\(id)'"),
                advice: say(
                    "kring outbox --all toont de namen", "kring outbox --all shows the names"))
        case .tooShort(let id):
            return RefusalWords(
                say("'\(id)' is te kort", "'\(id)' is too short"),
                advice: say("kring outbox toont de namen", "kring outbox shows the names"))
        case .ambiguous(let id):
            return RefusalWords(
                say(
                    "meer dan één bericht begint met '\(id)'; geef er meer van",
                    "several messages begin with '\(id)'; give more of it"))
        case .textNotKept(let id, let isSent):
            return RefusalWords(
                say(
                    "de tekst van '\(id)' is niet bewaard", "the text of '\(id)' is not kept"),
                advice: isSent
                    ? say(
                        "teksten van wat verstuurd is, worden na een tijd opgeruimd",
                        "texts of what was sent are cleared away after a while") : nil)
        case .nothingToRetry:
            return RefusalWords(
                say(
                    "er is niets om opnieuw te proberen: het is verstuurd, of de tekst is niet bewaard",
                    "there is nothing to try again: it was sent, or its text is not kept"))
        case .notAnAddress(let address):
            return RefusalWords(
                say("'\(address)' is geen mailadres", "'\(address)' is not a mail address"))
        case .unwritable(let fault):
            return RefusalWords(
                say(
                    "het bericht is niet te schrijven: \(fault.description)",
                    "the message cannot be written: \(fault.description)"))
        case .notTaken(let fault): return RefusalWords(fault.reason.words(language))
        case .noSessions(let person, let community):
            return RefusalWords(
                say(
                    "'\(person)' heeft geen gepubliceerde bijeenkomsten van '\(community)'",
                    "'\(person)' has no published sessions of '\(community)'"),
                advice: say(
                    "kring sessions --member \(person) laat zien wat er is",
                    "kring sessions --member \(person) lists what there is"))
        case .unwritableInvitation(let fault):
            return RefusalWords(
                say(
                    "een uitnodiging is niet te schrijven: \(fault)",
                    "an invitation cannot be written: \(fault)"))
        case .nothingRead:
            return RefusalWords(say("er zijn geen bestanden gelezen", "no files were read"))
        }
    }
}
