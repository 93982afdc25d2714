package import Communities
package import Workplace

extension MailRefusal {
    package func words(_ language: Language) -> RefusalWords { RefusalWords(sentence(language)) }

    private func sentence(_ language: Language) -> String {
        switch self {
        case .forNobody(let person):
            language.say("een bericht voor niemand: \(person)", "a message for nobody: \(person)")
        case .ofNoSession(let key):
            language.say(
                "een herinnering aan geen bijeenkomst: \(key)", "a reminder of no session: \(key)")
        case .notTheirs(let session, let person):
            language.say(
                "een uitnodiging voor \(person) voor \(session), waar die niet bij hoort",
                "an invitation of \(person) to \(session), which is none of theirs")
        case .unwritableCalendar(let fault):
            language.say(
                "een uitnodiging kan niet worden geschreven: \(fault)",
                "an invitation cannot be written: \(fault)")
        case .unwritable(asksCalendar: true, let fault):
            language.say(
                "een uitnodiging kan niet als mail worden geschreven: \(fault.words(language))",
                "an invitation cannot be written as mail: \(fault.words(language))")
        case .unwritable(asksCalendar: false, let fault): fault.words(language)
        case .notWritten(let kind, let person, let why):
            language.say(
                "\(kind.withArticle(.nl)) voor \(person) kon niet worden geschreven: ",
                "\(kind.withArticle(.en)) for \(person) was not written: ")
                + why.words(language).message
        case .noMailServer:
            language.say("kring.yaml noemt geen mailserver", "kring.yaml names no mail server")
        }
    }
}
