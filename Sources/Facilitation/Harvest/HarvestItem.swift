public import CivilTime
public import Communities

/// What a thing that a session produced is.
public enum HarvestKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// What somebody understood.
    case insight
    /// What nobody could answer yet.
    case question
    /// What somebody will do.
    case action
    /// What people try, to see what happens.
    case experiment
    /// A matter of daily practice that a later session may take up; people vote on these.
    case challenge
}

/// Where a thing that a session produced stands.
public enum HarvestState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Still with us.
    case open
    /// An action done, a question answered, an experiment looked back on, an insight adopted, a challenge met.
    case done
    /// Let go of.
    case dropped
}

/// One thing that a session produced, in the words of who said it.
///
/// All texts are one line: line breaks and runs of blanks are one blank, control characters and marks that turn the
/// direction of writing are gone.
public struct HarvestItem: Hashable, Sendable {
    /// The most Unicode scalars a text may have.
    public static let longest = 2_000

    /// What it is.
    public let kind: HarvestKind
    /// What was said; for an experiment what is tried.
    public let text: String
    /// What people expect of an experiment; `nil` for everything else.
    public let expectation: String?
    /// Who takes care of it, as an identifier: never a name.
    public let owner: PersonID?
    /// The day an action is due or an experiment is looked at again; `nil` for everything else.
    public let due: CivilDate?
    /// Where it stands.
    public let state: HarvestState
    /// What came of it: an answer, a result, a reason to let go.
    public let outcome: String?
    /// The number of what it came of, such as the experiment that gave an insight.
    public let source: Int?
    /// Whether who said it lets everybody read it, whoever may read the rest of the session.
    public let isPublic: Bool

    /// All parts given; texts are made one line, and what the kind does not have is left out.
    public init(
        _ kind: HarvestKind, _ text: String, expectation: String? = nil, owner: PersonID? = nil,
        due: CivilDate? = nil, state: HarvestState = .open, outcome: String? = nil,
        source: Int? = nil, isPublic: Bool = false
    ) {
        func said(_ text: String?) -> String? {
            let line = oneLine(text ?? "")
            return line.isEmpty ? nil : line
        }
        self.kind = kind
        self.text = oneLine(text)
        self.expectation = kind == .experiment ? said(expectation) : nil
        self.owner = owner
        self.due = kind.hasDay ? due : nil
        self.state = state
        self.outcome = said(outcome)
        self.source = source
        self.isPublic = isPublic
    }

    /// The same in another state.
    ///
    /// - Parameter outcome: what came of it; what was known of that stays when none is given.
    package func becoming(_ state: HarvestState, outcome: String? = nil) -> HarvestItem {
        HarvestItem(
            kind, text, expectation: expectation, owner: owner, due: due, state: state,
            outcome: outcome ?? self.outcome, source: source, isPublic: isPublic)
    }

    /// Whether somebody would say that the other says the same: its kind and its words, whatever their case, accents and
    /// final full stop.
    package func saysTheSame(as other: HarvestItem) -> Bool {
        saying == other.saying
    }

    /// Equal for things that say the same: the kind and the folded text without the stops at its end.
    package var saying: String {
        var scalars = "\(kind.rawValue) \(folded(text))".unicodeScalars
        while let last = scalars.last, ".!?;, ".unicodeScalars.contains(last) {
            scalars.removeLast()
        }
        return String(scalars)
    }

    /// What this one says of the same thing, added to what is known: nothing known is taken away, and what is closed
    /// stays closed.
    package func adding(_ news: HarvestItem) -> HarvestItem {
        HarvestItem(
            kind, text, expectation: expectation ?? news.expectation, owner: owner ?? news.owner,
            due: due ?? news.due, state: state == .open ? news.state : state,
            outcome: outcome ?? news.outcome, source: source ?? news.source,
            isPublic: isPublic || news.isPublic)
    }
}

extension HarvestKind {
    /// Reads `insight`, `inzicht`, `acties`, `practice challenge` and the other words that a harvest is read by.
    package init?(word: String) {
        let written = folded(word)
        guard let entry = HarvestVocabulary.kinds.first(where: { $0.word == written }) else {
            return nil
        }
        self = entry.kind
    }

    /// Whether a day belongs to it: one by which it is done, or on which it is looked at again.
    public var hasDay: Bool { self == .action || self == .experiment }
}

/// The text on one line, without what a terminal or a page would obey instead of show.
private func oneLine(_ text: String) -> String {
    if isOneLine(text.utf8) { return text }
    var line = String.UnicodeScalarView()
    var isBlankDue = false
    for scalar in text.unicodeScalars {
        if turnsDirection(scalar) { continue }
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
            isBlankDue = !line.isEmpty
        } else {
            if isBlankDue { line.append(" ") }
            isBlankDue = false
            line.append(scalar)
        }
    }
    return String(line)
}

/// Whether it is plain ASCII on one line already, as most of what is kept is.
private func isOneLine(_ bytes: String.UTF8View) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in bytes {
        guard (0x20...0x7E).contains(byte), byte != 0x20 || last != 0x20 else { return false }
        last = byte
    }
    return last != 0x20
}

// Unicode's explicit directional formatting (UAX #9): a text could otherwise show as another one.
private func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        || scalar.value == 0xFEFF
}
