import Communities

extension LayoutFact {
    var dutch: FaultSentence {
        switch self {
        case .unusable(let words):
            FaultSentence(
                words.text(.nl),
                expected:
                    "een opmaak die te gebruiken is; zolang dat niet zo is, gaat het bericht in Krings eigen opmaak"
            )
        }
    }
}
