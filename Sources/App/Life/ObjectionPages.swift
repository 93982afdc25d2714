package import CivilTime
import Communities
import Ledger
import Workplace

/// The pages at which somebody of the core says no to a decision about communities: `/u/TOKEN/object/NUMBER` of
/// `kring serve`.
package struct ObjectionPages: Sendable {
    private let owners: TokenOwners

    package init(_ owners: TokenOwners) { self.owners = owners }

    /// The page of a decision; `nil` where there is nothing that they can say no to.
    package func show(_ token: String, _ number: String, now: Instant) throws -> String? {
        guard let (workspace, person) = try owners.owner(of: token),
            let event = try event(number, person, workspace, now)
        else { return nil }
        return try page(event, person, workspace, isDone: false)
    }

    /// Takes the decision back; `nil` likewise.
    package func object(_ token: String, _ number: String, now: Instant) throws -> String? {
        guard let (workspace, person) = try owners.owner(of: token),
            let event = try event(number, person, workspace, now),
            try TakeBackLife(owners.workplace, now: now, language: person.language)
                .object(event.number, by: person.id) != nil
        else { return nil }
        return try page(event, person, workspace, isDone: true)
    }

    private func event(
        _ number: String, _ person: Person, _ workspace: OpenWorkspace, _ now: Instant
    ) throws -> LifeEvent? {
        guard let number = Int(number) else { return nil }
        return try owners.workplace.readLedger()?.lifeEvents().first {
            $0.number == number
                && $0.canBeObjected(
                    by: person.id, in: workspace.intent, on: workspace.zone.local(at: now).date)
        }
    }

    private func page(
        _ event: LifeEvent, _ person: Person, _ workspace: OpenWorkspace, isDone: Bool
    ) throws(Refusal) -> String {
        try workspace.layouts.render(
            ObjectionPage.layout,
            ObjectionPage(
                event, of: person, in: workspace.intent, isDone: isDone
            ).context)
    }
}
