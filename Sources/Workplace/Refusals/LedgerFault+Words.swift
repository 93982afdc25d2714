package import Communities
package import Ledger

extension LedgerFault: RefusalReason {
    package var status: EndStatus { EndStatus(rawValue: exitCode) ?? .ioError }

    package func words(_ language: Language) -> RefusalWords {
        RefusalWords(language.say(dutch, description))
    }

    private var dutch: String {
        switch self {
        case .newerThanThisProgram(let path, let found, let known):
            "het logboek '\(path)' heeft versie \(found), deze kring kent ze tot \(known): "
                + "installeer de kring die het schreef, of een latere"
        case .olderThanThisProgram(let path, let found, let known):
            "het logboek '\(path)' heeft versie \(found), deze kring leest \(known): "
                + "geef eerst 'kring run' of een andere opdracht die het mag aanpassen"
        case .damaged(let path, let detail):
            "het logboek '\(path)' is beschadigd (\(detail)): er is niets verstuurd of veranderd; "
                + "zet er een reservekopie voor in de plaats (kring restore BESTAND), "
                + "of red wat nog te lezen is: kring doctor --repair"
        case .unmendable(let path):
            "wat mensen van het rooster weten is niet meer te lezen in het logboek '\(path)', en er is niets veranderd: "
                + "zet een reservekopie terug (kring restore BESTAND), "
                + "of begin opnieuw zoals docs/running.md zegt onder 'Without a ledger'"
        case .backupDamaged(let path, let detail):
            "de reservekopie '\(path)' is beschadigd (\(detail)): er is niets veranderd; zet een andere terug"
        case .notALedger(let path):
            "'\(path)' is de database van een ander programma: noem een ander bestand voor het logboek"
        case .missing(let path):
            "het logboek '\(path)' is weg, terwijl mensen een rooster kennen: "
                + "zet een reservekopie terug (kring restore BESTAND), "
                + "of begin opnieuw zoals docs/running.md zegt onder 'Without a ledger'"
        case .locked(let path):
            "het logboek '\(path)' is in gebruik door een ander proces: probeer het zo nog eens"
        case .readOnly(let path):
            "het logboek '\(path)' kan niet veranderen: het bestand, de map of de schijf is alleen te lezen"
        case .noSpace(let path):
            "er is geen ruimte op de schijf voor het logboek '\(path)': maak ruimte en probeer het opnieuw"
        case .permission(let path):
            "deze gebruiker mag het logboek '\(path)' niet openen: werk als de eigenaar"
        case .cannotCreate(let path, let reason):
            "kan het logboek '\(path)' niet maken: \(reason)"
        case .io(let path, let detail):
            "het logboek '\(path)' lezen of schrijven is mislukt: \(detail)"
        case .noSuchPlan(let number):
            "er is geen rooster \(number): maak er een met 'kring plan'"
        case .planSuperseded(let number):
            "een later rooster is in de plaats van rooster \(number) gekomen: "
                + "maak een nieuw met 'kring plan'"
        case .uidWouldChange(let session, let from, let to):
            "bijeenkomst '\(session)' heet in agenda's '\(from)' en kan niet '\(to)' worden"
        case .sequenceWouldFall(let session, let from, let to):
            "bijeenkomst '\(session)' heeft volgnummer \(from), en dat kan niet terug naar \(to)"
        case .notBeingSent(let key, let state):
            "bericht '\(key)' wordt niet verstuurd (\(state?.rawValue ?? "onbekend"))"
        case .unexpected(let path, let detail):
            "het logboek '\(path)' weigerde: \(detail)"
        }
    }
}

/// Does something with the ledger, a fault of which is a refusal.
package func refusingLedgerFaults<Value>(
    _ body: () throws(LedgerFault) -> Value
) throws(Refusal) -> Value {
    do { return try body() } catch { throw Refusal(error) }
}
