public import CivilTime
public import Communities

/// What an earlier session left open and this one should open with.
public struct OpenThread: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case experiment, action, question, challenge, insight
    }

    /// Its number in the ledger.
    public var number: Int
    /// What it is.
    public var kind: Kind
    /// In the words of who said it.
    public var text: String
    /// Who takes care of it.
    public var owner: PersonID?
    /// The day it is due, or to be looked at again.
    public var due: CivilDate?

    /// All parts given.
    public init(
        number: Int, kind: Kind, text: String, owner: PersonID? = nil, due: CivilDate? = nil
    ) {
        self.number = number
        self.kind = kind
        self.text = text
        self.owner = owner
        self.due = due
    }
}
