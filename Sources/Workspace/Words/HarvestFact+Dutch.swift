import Facilitation

extension HarvestFact {
    var dutch: FaultSentence {
        switch self {
        case .unread(let reason): dutch(reason)
        case .numberElsewhere(let number, let session):
            FaultSentence(
                "#\(number) is niet uit \(session) gekomen",
                expected: "geen nummer bij wat nieuw is, of \\#\(number) in de tekst")
        case .comesOfItself(let number):
            FaultSentence(
                "#\(number) kan niet uit zichzelf voortkomen",
                expected: "een nummer dat kring harvest list laat zien")
        case .comesOfNothing(let number):
            FaultSentence(
                "er is geen #\(number) waar dit uit voort kan komen",
                expected: "een nummer dat kring harvest list laat zien")
        case .cannotBeOpened(let session):
            FaultSentence(
                "\(session) gaat over iemands casus: wat daar gezegd is, blijft bij wie erbij was",
                expected: "geen #openbaar; wie iets wil delen dat over niemand gaat, noteert het"
                    + " bij een andere bijeenkomst")
        }
    }

    private func dutch(_ reason: HarvestFault.Reason) -> FaultSentence {
        switch reason {
        case .unknownKind:
            FaultSentence(
                "aan deze regel is niet te zien wat het is",
                expected: "'! inzicht', '? vraag', '- [ ] actie', 'experiment: …' of"
                    + " 'uitdaging: …' vooraan, of een kop zoals '## Acties' erboven")
        case .nothingSaid(let kind):
            FaultSentence("\(kind.dutch) waar niets bij staat", expected: "een tekst")
        case .unknownPerson(let name):
            FaultSentence(
                "er is niemand '\(name)' in de lijst van mensen",
                expected: "een id uit die lijst, of \\@ als je niemand bedoelt")
        case .severalPeople(let name, let candidates):
            FaultSentence(
                "er zijn meer mensen die \(name) heten",
                expected: candidates.joined(separator: " of "))
        case .secondOwner(let name):
            FaultSentence(
                "'@\(name)' zou een tweede zijn die het doet",
                expected: "één naam; noem anderen in de tekst, als \\@\(name)")
        case .secondNumber(let number):
            FaultSentence(
                "'\(number)' is een tweede nummer",
                expected: "één nummer, of \\\(number) in de tekst")
        case .noDay(let text):
            FaultSentence(
                text.isEmpty ? "de dag ontbreekt" : "'\(text)' is geen dag",
                expected: "een dag zoals 2027-04-20 of 20 april")
        case .tooLong:
            FaultSentence(
                "deze tekst is langer dan \(HarvestItem.longest) tekens",
                expected: "waar het om gaat; de rest hoort in een document")
        case .tooMany:
            FaultSentence(
                "dit is nummer \(HarvestReader.most + 1)",
                expected: "hoogstens \(HarvestReader.most) dingen")
        }
    }
}

extension HarvestKind {
    fileprivate var dutch: String {
        switch self {
        case .insight: "een inzicht"
        case .question: "een vraag"
        case .action: "een actie"
        case .experiment: "een experiment"
        case .challenge: "een praktijkvraag"
        }
    }
}
