package import Communities
package import Workplace

extension CareRefusal {
    package func words(_ language: Language) -> RefusalWords {
        func say(_ dutch: String, _ english: String) -> String { language.say(dutch, english) }
        switch self {
        case .noWorkspaceHere:
            return RefusalWords(
                say(
                    "hier is geen werkmap: geen kring.yaml in deze map of erboven",
                    "there is no workspace here: no kring.yaml in this folder or above it"),
                advice: say(
                    "kring init MAP, of noem er een met --workspace",
                    "kring init DIR, or name one with --workspace"))
        case .noWorkspace(let path):
            return RefusalWords(
                say(
                    "in '\(path)' is geen werkmap: geen kring.yaml",
                    "there is no workspace in '\(path)': no kring.yaml"),
                advice: "kring init \(path)")
        case .folderNotEmpty(let path):
            return RefusalWords(
                say(
                    "'\(path)' is niet leeg; er is niets veranderd",
                    "'\(path)' is not empty; nothing was changed"),
                advice: say(
                    "noem een map die nog niet bestaat", "name a folder that does not exist yet"))
        case .noExample:
            return RefusalWords(
                say(
                    "de voorbeeldwerkmap is niet te vinden",
                    "the example workspace is not to be found"),
                advice: say(
                    "--empty, of noem in $KRING_HOME de map waar die in zit",
                    "--empty, or name the folder it came with in $KRING_HOME"))
        case .cannotMake(let path, let reason):
            return RefusalWords(
                say(
                    "'\(path)' is niet te maken: \(reason)", "cannot make '\(path)': \(reason)"))
        case .errorsLeftAlone(let mended):
            return RefusalWords(
                say(
                    "er zitten fouten in de werkmap; het logboek en de pagina's zijn niet aangeraakt",
                    "the workspace has errors; its ledger and its pages were left alone"),
                details: mended.map { $0.words(language) },
                advice: say("kring check laat ze zien", "kring check shows them"))
        case .errorsNotPutBack:
            return RefusalWords(
                say(
                    "er zitten fouten in de werkmap; er is niets teruggezet",
                    "the workspace has errors; nothing was put back"),
                advice: say("kring check laat ze zien", "kring check shows them"))
        case .nothingToKeep:
            return RefusalWords(
                say("er is nog niets om te bewaren", "there is nothing to keep yet"),
                advice: "kring plan")
        case .noBackup(let file):
            return RefusalWords(
                say(
                    "'\(file)' is een logboek, maar geen reservekopie: er zit geen geheim in; er is niets veranderd",
                    "'\(file)' is a ledger, but no backup: it holds no secret; nothing was changed")
            )
        case .forgottenUnknown(let ledger, let why):
            return RefusalWords(
                say(
                    "'\(ledger)' is niet te lezen (\(why.words(.nl))), dus niemand weet wie daarin vergeten was; er is niets teruggezet",
                    "'\(ledger)' cannot be read (\(why.words(.en))), so nobody knows whom it had forgotten; nothing was put back"
                ),
                advice: say(
                    "kring doctor --repair redt wat ervan te lezen is; lukt dat niet, dan kring restore BESTAND --forgetting-nobody, en daarna opnieuw kring forget",
                    "kring doctor --repair saves what can be read of it; if that fails, kring restore FILE --forgetting-nobody, then kring forget them again"
                ))
        case .stillListed(let person, let file):
            return RefusalWords(
                say("'\(person)' staat nog in \(file)", "'\(person)' still stands in \(file)"),
                advice: say(
                    "haal de regel eruit, en de naam uit communities/*.yaml, dan nog eens kring forget \(person)",
                    "take the line out, and the name out of communities/*.yaml, then kring forget \(person) again"
                ))
        case .stillMember(let person):
            return RefusalWords(
                say(
                    "'\(person)' staat nog in een bestand van communities/",
                    "'\(person)' still stands in a file of communities/"),
                advice: say(
                    "haal de naam uit communities/*.yaml, dan nog eens kring forget \(person)",
                    "take the name out of communities/*.yaml, then kring forget \(person) again"))
        case .mailStays(let path):
            return RefusalWords(
                say(
                    "'\(path)' is niet weg te halen; er is niets vergeten",
                    "'\(path)' cannot be removed; nothing was forgotten"),
                advice: say(
                    "haal het zelf weg, dan nog eens kring forget",
                    "remove it yourself, then kring forget again"))
        case .facilitates(let person, let sessions, let community):
            let names = sessions.map(\.rawValue).joined(separator: ", ")
            return RefusalWords(
                say("'\(person)' begeleidt \(names)", "'\(person)' facilitates \(names)"),
                advice: say(
                    "kring roles \(community) swap geeft een bijeenkomst aan iemand anders",
                    "kring roles \(community) swap gives a session to somebody else"))
        }
    }
}

extension CareRefusal.UnreadNotes {
    fileprivate func words(_ language: Language) -> String {
        switch self {
        case .partDamaged:
            language.say("een deel van de notities is beschadigd", "a part of its notes is damaged")
        case .anotherProgram:
            language.say(
                "het is een database van een ander programma",
                "it is a database of another program")
        case .fault(let words): words
        }
    }
}
