extension YamlFact {
    var dutch: FaultSentence {
        switch self {
        case .alias:
            FaultSentence(
                "ankers en verwijzingen (& en *) kunnen hier niet",
                expected: "de waarde zelf, of een tekst tussen aanhalingstekens")
        case .tag:
            FaultSentence(
                "tags (!) kunnen hier niet",
                expected: "de waarde zelf, of een tekst tussen aanhalingstekens")
        case .tooDeep(let most):
            FaultSentence("lijsten en blokken zitten meer dan \(most) diep in elkaar")
        case .syntax(let problem, let begunIn):
            FaultSentence(
                "dit is geen YAML: "
                    + (problem.cause?.dutchProblem ?? "de YAML-lezer zegt \"\(problem.said)\"")
                    + (begunIn.map { " (begonnen op regel \($0))" } ?? ""),
                expected: problem.cause?.dutch)
        case .notYaml:
            FaultSentence("dit is geen YAML")
        case .keyTwice(let key):
            FaultSentence(
                "de sleutel '\(key.cut(40))' staat hier twee keer",
                expected: "elke sleutel één keer")
        case .keyAgain(let key, let line):
            FaultSentence(
                "de sleutel '\(key.cut(40))' staat hier nog een keer, eerder al op regel \(line)",
                expected: "elke sleutel één keer")
        }
    }
}

extension YamlProblem.Cause {
    /// What the reader stumbled over.
    fileprivate var dutchProblem: String {
        switch self {
        case .colonInText: "hier kan geen dubbele punt staan"
        case .colonMissing: "er ontbreekt een dubbele punt"
        case .listOpen: "de lijst gaat niet verder en houdt niet op"
        case .mapOpen: "het blok gaat niet verder en houdt niet op"
        case .strangeStart: "met dit teken kan niets beginnen"
        case .keysAskew: "hier had een sleutel moeten staan"
        case .dashesAskew: "hier had een streepje moeten staan"
        case .quoteOpen: "het bestand houdt op midden in een tekst"
        case .secondDocument: "hier begint een tweede document"
        }
    }

    /// What people usually meant.
    fileprivate var dutch: String {
        switch self {
        case .colonInText:
            "één 'sleutel: waarde' per regel; een tekst met een dubbele punt tussen aanhalingstekens"
        case .colonMissing: "'sleutel: waarde', met een spatie na de dubbele punt"
        case .listOpen: "een komma of de sluitende ]"
        case .mapOpen: "een komma of de sluitende }"
        case .strangeStart:
            "spaties in plaats van tabs, en teksten die met @, % of ` beginnen tussen aanhalingstekens"
        case .keysAskew: "de sleutels van één blok recht onder elkaar"
        case .dashesAskew: "de streepjes van één lijst recht onder elkaar"
        case .quoteOpen: "het sluitende aanhalingsteken"
        case .secondDocument: "één document, zonder '---' erin"
        }
    }
}
