import Facilitation

extension HarvestFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .unread(let reason): english(reason)
        case .numberElsewhere(let number, let session):
            FaultSentence(
                "#\(number) is nothing that \(session) produced",
                expected: "no number for what is new, or \\#\(number) in the text")
        case .comesOfItself(let number):
            FaultSentence(
                "#\(number) cannot come of itself",
                expected: "a number that kring harvest list shows")
        case .comesOfNothing(let number):
            FaultSentence(
                "there is no #\(number) for it to come of",
                expected: "a number that kring harvest list shows")
        case .cannotBeOpened(let session):
            FaultSentence(
                "\(session) is about somebody's case: what was said there stays with who was there",
                expected: "no #public; who wants to share what is about nobody notes it with"
                    + " another session")
        }
    }

    private func english(_ reason: HarvestFault.Reason) -> FaultSentence {
        switch reason {
        case .unknownKind:
            FaultSentence(
                "nothing tells what this line is",
                expected: "'! insight', '? question', '- [ ] action', 'experiment: …' or"
                    + " 'challenge: …' in front, or a heading such as '## Actions' above")
        case .nothingSaid(let kind):
            FaultSentence("\(kind.english) that says nothing", expected: "a text")
        case .unknownPerson(let name):
            FaultSentence(
                "there is nobody '\(name)' in the list of people",
                expected: "an identifier of that list, or \\@ where no person is meant")
        case .severalPeople(let name, let candidates):
            FaultSentence(
                "several people are called \(name)", expected: candidates.joined(separator: " or "))
        case .secondOwner(let name):
            FaultSentence(
                "'@\(name)' would be a second owner",
                expected: "one owner; name others in the text, as \\@\(name)")
        case .secondNumber(let number):
            FaultSentence(
                "'\(number)' is a second number", expected: "one number, or \\\(number) in the text"
            )
        case .noDay(let text):
            FaultSentence(
                text.isEmpty ? "the day is missing" : "'\(text)' is no day",
                expected: "a day such as 2027-04-20 or 20 april")
        case .tooLong:
            FaultSentence(
                "this text is longer than \(HarvestItem.longest) characters",
                expected: "the point of it; the rest belongs in a document")
        case .tooMany:
            FaultSentence(
                "this is number \(HarvestReader.most + 1)",
                expected: "at most \(HarvestReader.most) things")
        }
    }
}

extension HarvestKind {
    fileprivate var english: String {
        switch self {
        case .insight: "an insight"
        case .question: "a question"
        case .action: "an action"
        case .experiment: "an experiment"
        case .challenge: "a challenge"
        }
    }
}
