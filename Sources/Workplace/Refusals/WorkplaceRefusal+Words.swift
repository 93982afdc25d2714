package import Communities
import Workspace

extension WorkplaceRefusal {
    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .faults(let faults, let folder):
            let many = count(
                faults.count, language.say("fout", "error"), language.say("fouten", "errors"))
            return RefusalWords(
                language.say(
                    "er \(faults.count == 1 ? "zit een fout" : "zitten \(many)") in de bestanden",
                    "the workspace has \(faults.count == 1 ? "an error" : many)"),
                details: [FaultPrinter(language, folder: folder).text(faults)],
                advice: language.say(
                    "verbeter wat hierboven staat; kring check laat ook waarschuwingen zien",
                    "mend what is named above; kring check shows warnings too"))
        case .noInstallation:
            return RefusalWords(
                language.say(
                    "de werkvormen, sjablonen en opmaak zijn niet te vinden",
                    "the methods, session templates and layouts are not to be found"),
                advice: language.say(
                    "noem hun map met --templates of $KRING_HOME",
                    "name their folder with --templates or $KRING_HOME"))
        case .unknown(let kind, let name, let nearest):
            return RefusalWords(
                language.say(
                    "er is geen \(kind.words(.nl)) '\(name)'",
                    "there is no \(kind.words(.en)) '\(name)'"),
                advice: nearest.map { "'\($0)'" })
        case .noSession(let session):
            return RefusalWords(
                language.say(
                    "er is geen bijeenkomst '\(session)': er is nog niets gepubliceerd",
                    "there is no session '\(session)': nothing is published yet"),
                advice: language.say(
                    "kring plan, daarna kring publish", "kring plan, then kring publish"))
        case .noFile(let path):
            return RefusalWords(
                language.say("er is geen bestand '\(path)'", "there is no file '\(path)'"))
        case .runAtWork:
            return RefusalWords(
                language.say(
                    "een andere kring is hier aan het werk; er is niets gepubliceerd",
                    "a run is at work in this workspace; nothing was published"),
                advice: language.say("probeer het zo nog eens", "try again in a moment"))
        case .sendingAtWork:
            return RefusalWords(
                language.say(
                    "er worden nu berichten verstuurd; er is niets veranderd",
                    "messages are being sent now; nothing was changed"),
                advice: language.say("probeer het zo nog eens", "try again in a moment"))
        case .halfMended(let ledger):
            return RefusalWords(
                language.say(
                    "'\(ledger)' is niet tot het eind hersteld; er wordt niets uit verstuurd",
                    "'\(ledger)' was not mended to the end; nothing is sent from it"),
                advice: language.say(
                    "nog een keer kring doctor --repair", "kring doctor --repair, once more"))
        case .halfRestored(let ledger):
            return RefusalWords(
                language.say(
                    "'\(ledger)' is een reservekopie die niet helemaal is teruggezet; er wordt niets uit verstuurd",
                    "'\(ledger)' is a backup that was not put back to the end; nothing is sent from it"
                ),
                advice: language.say(
                    "nog een keer kring restore BESTAND, met hetzelfde bestand",
                    "kring restore FILE, with the same file again"))
        case .noLayout(let name):
            return RefusalWords(
                language.say(
                    "er is geen opmaakbestand '\(name)'", "there is no layout '\(name)'"))
        }
    }
}

extension WorkplaceRefusal.Kind {
    /// After `there is no` and before the name.
    func words(_ language: Language) -> String {
        switch self {
        case .community: language.say("community", "community")
        case .season: language.say("periode", "season")
        case .session: language.say("bijeenkomst", "session")
        case .person: language.say("persoon", "person")
        case .room: language.say("zaal", "room")
        case .decision: language.say("besluit over", "pin")
        case .method: language.say("werkvorm", "method")
        case .template: language.say("sjabloon", "session template")
        case .channel: language.say("kanaal", "channel")
        case .subject: language.say("bijeenkomst of community", "session or community")
        case .member(let community):
            language.say("deelnemer van \(community)", "member of \(community)")
        case .part(let session):
            language.say(
                "onderdeel in de agenda van \(session)", "part of the agenda of \(session)")
        }
    }
}
