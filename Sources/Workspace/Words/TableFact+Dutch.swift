extension TableFact {
    var dutch: FaultSentence {
        switch self {
        case .noHeader:
            FaultSentence(
                "er is geen kopregel", expected: "id,name,email,language,site,disciplines")
        case .unknownColumn(let name):
            FaultSentence("de kolom '\(name.cut(40))' wordt niet gelezen")
        case .columnTwice(let name):
            FaultSentence(
                "de kolom '\(name)' staat hier nog een keer", expected: "elke kolom één keer")
        case .columnMissing(let name, let known):
            FaultSentence(
                "de kolom '\(name)' ontbreekt",
                expected: "een kopregel met \(known.joined(separator: ", "))")
        case .headerMissing(let header, let column, let there):
            FaultSentence(
                "er is geen kolom '\(header.cut(40))', die volgens kring.yaml '\(column)' is",
                expected: "bij people: columns een kolom die er is: \(there.shownColumns)")
        case .quoteOpen:
            FaultSentence(
                "dit aanhalingsteken wordt nergens gesloten", expected: "een sluitende \"")
        case .textAfterQuote:
            FaultSentence(
                "na het sluitende aanhalingsteken staat nog tekst",
                expected: "een scheidingsteken, of \"\" voor een aanhalingsteken in de tekst")
        case .extraField:
            FaultSentence(
                "de rij heeft meer velden dan de kopregel kolommen",
                expected: "aanhalingstekens om een tekst met een scheidingsteken erin")
        case .noIdentifier:
            FaultSentence("deze rij heeft geen id", expected: identifierInDutch)
        case .notIdentifier(let text):
            FaultSentence("'\(text.cut(60))' kan geen id zijn", expected: identifierInDutch)
        case .personAgain(let id, let line):
            FaultSentence(
                "'\(id)' staat hier nog een keer, eerder al op regel \(line)",
                expected: "iedereen één keer")
        case .personElsewhere(let id, let file, let line):
            FaultSentence(
                "'\(id)' staat hier nog een keer, eerder al in \(file), regel \(line)",
                expected: "iedereen één keer")
        case .addressShared(let person, let other):
            FaultSentence(
                "'\(person)' heeft hetzelfde mailadres als '\(other)', dus die krijgt de berichten van allebei",
                expected: "een eigen adres")
        case .furtherRows(let count, _):
            FaultSentence("en nog \(count) \(count == 1 ? "regel" : "regels") waar dit aan schort")
        case .noName(let id): FaultSentence("'\(id)' heeft geen naam")
        case .noAddress(let id): FaultSentence("'\(id)' heeft geen mailadres")
        case .notAddress(let text):
            FaultSentence(
                "'\(text.cut(60))' is geen mailadres", expected: "zoals noor@example.org")
        case .notLanguage(let text, let known, let isExport):
            FaultSentence(
                "'\(text.cut(40))' is geen taal van Kring",
                expected: known.joined(separator: " of ")
                    + (isExport ? ", of wat het is onder people: values: language" : ""))
        case .misread(let fact): fact.dutch
        }
    }
}
