import Communities

extension LayoutFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .unusable(let words):
            FaultSentence(
                words.text(.en),
                expected:
                    "a layout that can be used; until then the message goes in Kring's own layout")
        }
    }
}
