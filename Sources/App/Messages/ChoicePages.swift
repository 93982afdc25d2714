package import CivilTime
import Communities
import Ledger
import Publishing
import Workplace
import Workspace

/// The pages at which people choose which messages they get: `/u/TOKEN` of `kring serve`.
package final class ChoicePages: Sendable {
    /// What became of a form.
    package enum Reply: Equatable, Sendable {
        /// The choice is kept; the page of what now holds.
        case kept(page: String)
        /// There is no choice in it, or one that there is not; nothing was kept.
        case nothingChosen
    }

    private let workplace: Workplace
    private let owners: TokenOwners

    package init(_ owners: TokenOwners) {
        self.owners = owners
        workplace = owners.workplace
    }

    /// The page of a token; `nil` for one that is nobody's.
    package func show(_ token: String) throws -> String? {
        guard let (workspace, person) = try owners.owner(of: token) else { return nil }
        let choice = try workplace.readLedger()?.choices()[person.id] ?? MessageChoice()
        return try page(workspace, person, choice, isSaved: false)
    }

    /// Takes a form; `nil` for a token that is nobody's.
    ///
    /// - Parameter fields: `amount`, `digest` and `invitations` of the page's form, or `List-Unsubscribe` of a mail program (RFC 8058).
    package func choose(
        _ token: String, _ fields: [String: String], now: Instant
    ) throws -> Reply? {
        guard let (workspace, person) = try owners.owner(of: token) else { return nil }
        // Before the ledger is opened: a form that says nothing makes none.
        guard let change = ChoiceForm(fields) else { return .nothingChosen }
        let ledger = try workplace.openLedger()
        var choice = try ledger.choices()[person.id] ?? MessageChoice()
        change.apply(to: &choice)
        try ledger.choose(
            choice == MessageChoice() ? nil : choice, for: person.id, at: now)
        return .kept(page: try page(workspace, person, choice, isSaved: true))
    }

    private func page(
        _ workspace: OpenWorkspace, _ person: Person, _ choice: MessageChoice, isSaved: Bool
    ) throws(Refusal) -> String {
        try workspace.layouts.render(
            ChoicePage.layout,
            ChoicePage(
                organisation: workspace.intent.organisation.name, person: person.name,
                language: person.language, choice: choice, isSaved: isSaved
            ).context)
    }
}
