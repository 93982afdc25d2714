package import Communities

extension SecretRefusal {
    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .noVariable(let name, let variable):
            RefusalWords(
                language.say(
                    "\(name.words(.nl)) hoort in $\(variable) te staan, en die is er niet",
                    "\(name.words(.en)) should be in $\(variable), which is not set"),
                advice: language.say(
                    "zet hem waar kring run wordt aangeroepen: in de crontab of het unit-bestand",
                    "set it where kring run is called: in the crontab or the unit file"))
        case .noFile(let name, let path):
            RefusalWords(
                language.say(
                    "\(name.words(.nl)) hoort in '\(path)' te staan, en dat is er niet",
                    "\(name.words(.en)) should be in '\(path)', which is not there"),
                advice: language.say(
                    "maak het bestand, met chmod 600", "make the file, with chmod 600"))
        case .readable(let name, let path):
            RefusalWords(
                language.say(
                    "in '\(path)' staat \(name.words(.nl)), en anderen mogen het lezen",
                    "'\(path)' holds \(name.words(.en)), and others may read it"),
                advice: "chmod 600 '\(path)'")
        case .empty(let name, let path):
            RefusalWords(
                language.say(
                    "in '\(path)' hoort \(name.words(.nl)) te staan, maar het is leeg",
                    "'\(path)' should hold \(name.words(.en)), and is empty"))
        case .addressesGone(let path):
            RefusalWords(
                language.say(
                    "'\(path)' is weg, en daarmee de adressen van ieders eigen agenda",
                    "'\(path)' is gone, and with it the addresses of the members' feeds"),
                advice: language.say(
                    "zet het terug uit een reservekopie", "put it back from a backup"))
        case .noSecret(let path):
            RefusalWords(
                language.say(
                    "in '\(path)' staat niet het geheim van de agenda-adressen",
                    "'\(path)' does not hold the secret of the feed addresses"),
                advice: language.say(
                    "zet het terug uit een reservekopie", "put it back from a backup"))
        case .otherLedger(let path):
            RefusalWords(
                language.say(
                    "met '\(path)' zijn de agenda-adressen van dit logboek niet gemaakt",
                    "'\(path)' is not the secret that this ledger's feed addresses were made from"),
                advice: language.say(
                    "zet het bestand terug dat bij dit logboek hoort",
                    "put back the file that belongs to the ledger"))
        }
    }
}
