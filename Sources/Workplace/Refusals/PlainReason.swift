package import Communities

/// A reason that is a sentence already, in English: what has not become a fact yet.
package struct PlainReason: RefusalReason {
    package let status: EndStatus
    private let text: RefusalWords

    package init(_ status: EndStatus, _ text: RefusalWords) {
        self.status = status
        self.text = text
    }

    package func words(_ language: Language) -> RefusalWords { text }
}

extension Refusal {
    package init(
        _ status: EndStatus, _ message: String, details: [String] = [], advice: String? = nil
    ) {
        self.init(PlainReason(status, RefusalWords(message, details: details, advice: advice)))
    }

    package var message: String { words(.en).message }
    package var details: [String] { words(.en).details }
    package var advice: String? { words(.en).advice }
}
