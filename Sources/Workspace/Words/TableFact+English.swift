extension TableFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .noHeader:
            FaultSentence(
                "there is no header row", expected: "id,name,email,language,site,disciplines")
        case .unknownColumn(let name):
            FaultSentence("the column '\(name.cut(40))' is not read")
        case .columnTwice(let name):
            FaultSentence(
                "the column '\(name)' stands here a second time", expected: "each column once")
        case .columnMissing(let name, let known):
            FaultSentence(
                "the column '\(name)' is missing",
                expected: "a header row with \(known.joined(separator: ", "))")
        case .headerMissing(let header, let column, let there):
            FaultSentence(
                "there is no column '\(header.cut(40))', which kring.yaml says is '\(column)'",
                expected: "under people: columns one that is there: \(there.shownColumns)")
        case .quoteOpen:
            FaultSentence("this quote is never closed", expected: "a closing \"")
        case .textAfterQuote:
            FaultSentence(
                "text follows the closing quote",
                expected: "a separator, or \"\" for a quote within the text")
        case .extraField:
            FaultSentence(
                "the row has more fields than the header has columns",
                expected: "quotes around a text with a separator in it")
        case .noIdentifier:
            FaultSentence("this row has no id", expected: identifierInEnglish)
        case .notIdentifier(let text):
            FaultSentence("'\(text.cut(60))' is not an identifier", expected: identifierInEnglish)
        case .personAgain(let id, let line):
            FaultSentence(
                "'\(id)' stands here a second time, first in line \(line)",
                expected: "each person once")
        case .personElsewhere(let id, let file, let line):
            FaultSentence(
                "'\(id)' stands here a second time, first in \(file), line \(line)",
                expected: "each person once")
        case .addressShared(let person, let other):
            FaultSentence(
                "'\(person)' has the same address as '\(other)', who gets the messages of both",
                expected: "an address of their own")
        case .furtherRows(let count, _):
            FaultSentence("and \(count) more such \(count == 1 ? "row" : "rows")")
        case .noName(let id): FaultSentence("'\(id)' has no name")
        case .noAddress(let id): FaultSentence("'\(id)' has no email")
        case .notAddress(let text):
            FaultSentence(
                "'\(text.cut(60))' is not a mail address", expected: "such as noor@example.org")
        case .notLanguage(let text, let known, let isExport):
            FaultSentence(
                "'\(text.cut(40))' is not a language of Kring",
                expected: known.joined(separator: " or ")
                    + (isExport ? ", or what it is under people: values: language" : ""))
        case .misread(let fact): fact.english
        }
    }
}
