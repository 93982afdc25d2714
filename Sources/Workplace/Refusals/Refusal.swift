package import Communities

/// Why a use case did not do what was asked: a fact with its values, never a sentence.
///
/// Each room has its own reasons (an enumeration of facts) and one file in which they become words, in Dutch and in
/// English. Nobody but the command or the page that talks to the reader asks for the words.
package protocol RefusalReason: Sendable {
    /// How the command ends.
    var status: EndStatus { get }

    /// What people read.
    func words(_ language: Language) -> RefusalWords
}

/// A refusal as people read it.
package struct RefusalWords: Hashable, Sendable {
    /// What went wrong, where, in one sentence without a full stop.
    package var message: String
    /// Further lines: the places, the single faults.
    package var details: [String]
    /// How to mend it.
    package var advice: String?

    package init(_ message: String, details: [String] = [], advice: String? = nil) {
        self.message = message
        self.details = details
        self.advice = advice
    }
}

/// What a use case throws when it did not do what was asked.
package struct Refusal: Error, Sendable {
    /// Why.
    package let reason: any RefusalReason

    package init(_ reason: some RefusalReason) { self.reason = reason }

    /// How the command ends.
    package var status: EndStatus { reason.status }

    /// What people read.
    package func words(_ language: Language) -> RefusalWords { reason.words(language) }
}
