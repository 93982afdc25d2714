extension FileFact {
    var dutch: FaultSentence {
        switch self {
        case .missing:
            FaultSentence(
                "dit bestand ontbreekt", expected: "een bestand zoals 'kring init' het schrijft")
        case .namedMissing:
            FaultSentence(
                "dit bestand ontbreekt, terwijl kring.yaml het noemt",
                expected: "het bestand, of in kring.yaml de goede naam")
        case .unreadable:
            FaultSentence(
                "het bestand kan niet gelezen worden",
                expected: "een bestand dat deze gebruiker mag lezen")
        case .folderUnreadable:
            FaultSentence(
                "deze map kan niet gelezen worden, dus wat erin staat is onbekend",
                expected: "een map die deze gebruiker mag lezen")
        case .notAFile:
            FaultSentence(
                "dit is geen bestand, maar een map, een pijp of een apparaat",
                expected: "een gewoon bestand")
        case .outside:
            FaultSentence(
                "dit leidt naar buiten de werkmap, en wordt niet gelezen",
                expected: "een bestand in de werkmap, of de map ervan onder 'outside' in kring.yaml"
            )
        case .tooLarge(let megabytes):
            FaultSentence(
                "het bestand is groter dan \(megabytes) MB",
                expected: "een tekst die mensen schreven")
        case .notUTF8(let encoding):
            FaultSentence(
                "deze bytes zijn geen UTF-8, maar zo te zien \(encoding)",
                expected:
                    "een bestand dat is bewaard als UTF-8 (in Excel: 'CSV UTF-8'; in LibreOffice: tekenset 'Unicode (UTF-8)'; of met: iconv -f \(encoding) -t UTF-8)"
            )
        case .nulByte:
            FaultSentence("in het bestand staat een NUL-byte", expected: "een tekstbestand")
        case .notText(let problem):
            FaultSentence(
                "dit is geen tekst (de YAML-lezer zegt: \(problem))",
                expected: "letters, cijfers, tekens, spaties en regeleinden")
        case .communityNameMalformed(let name):
            FaultSentence(
                "de naam van het bestand is de id van de community, en dat kan '\(name)' niet zijn",
                expected: identifierInDutch)
        case .libraryNameMalformed(let name):
            FaultSentence(
                "de naam van het bestand is de id, en dat kan '\(name)' niet zijn",
                expected: identifierInDutch)
        case .twoFiles(let community):
            FaultSentence(
                "er zijn twee bestanden van de community '\(community)'",
                expected: "een van de twee")
        case .notRead(let name):
            FaultSentence(
                "dit bestand wordt niet gelezen",
                expected: name.map { "de naam '\($0)', als het erbij hoort" }
                    ?? "alleen bestanden die op .yaml eindigen")
        case .communityGone(let community, let lookalike):
            FaultSentence(
                "van '\(community)' zijn bijeenkomsten gepubliceerd, en dit bestand is er niet"
                    + (lookalike.map { "; '\($0)' wordt niet gelezen" } ?? ""),
                expected: (lookalike.map { "'\($0)' onder deze naam" } ?? "het bestand teruggezet")
                    + ", of 'kring end \(community)' als de community stopt, of 'kring rename \(community) NIEUW' als ze anders is gaan heten"
            )
        }
    }
}

/// What an identifier is.
let identifierInDutch = "hoogstens 64 kleine letters, cijfers, '-', '_' en '.'"
