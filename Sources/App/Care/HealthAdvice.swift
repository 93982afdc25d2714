package import Communities
package import Workplace

/// How to mend what the doctor saw.
package enum HealthAdvice: Told {
    case installZones
    case checkFiles
    case checkLibrary
    case mendLedger
    case repair
    case publish
    /// A workspace for which no run was ever called.
    case callRuns(folder: String)
    case lookAtRuns
    case noRight
    case testMail
    case namesOfEvents
    /// As a refusal advises.
    case of(Refusal)

    package func words(_ language: Language) -> String {
        switch self {
        case .installZones:
            language.say("installeer het pakket tzdata", "install the package tzdata")
        case .checkFiles: language.say("kring check laat ze zien", "kring check shows them")
        case .checkLibrary:
            language.say("kring check laat zien wat er mis is", "kring check shows what is wrong")
        case .mendLedger:
            language.say(
                "kring restore BESTAND zet een reservekopie terug; kring doctor --repair redt wat nog te lezen is",
                "kring restore FILE puts back a backup; kring doctor --repair saves what can be read"
            )
        case .repair: "kring doctor --repair"
        case .publish:
            language.say(
                "kring publish haalt ze weg; docs/privacy.nl.md vertelt waarom",
                "kring publish takes them away; docs/privacy.md says why")
        case .callRuns(let folder): "*/5 * * * *  kring run --workspace \(folder)"
        case .lookAtRuns:
            language.say(
                "zie kring status, en kijk of cron kring run aanroept",
                "see kring status, and whether cron calls kring run")
        case .noRight:
            language.say(
                "deze gebruiker mag daar niet schrijven", "this user may not write there")
        case .testMail:
            language.say(
                "zie docs/running.md; kring mail test ADRES stuurt één bericht",
                "see docs/running.md; kring mail test ADDRESS sends one message")
        case .namesOfEvents:
            language.say("kring busy BESTAND noemt ze", "kring busy FILE names them")
        case .of(let refusal): refusal.words(language).advice ?? ""
        }
    }

    /// What a refusal advises, if anything.
    init?(_ refusal: Refusal) {
        guard refusal.words(.en).advice != nil else { return nil }
        self = .of(refusal)
    }
}
