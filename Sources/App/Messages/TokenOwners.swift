import Communities
import Ledger
import Publishing
import Synchronization
package import Workplace
import Workspace

/// Whose the secret addresses of a server are.
///
/// A server lives for weeks, and anybody can ask it for any token: the files are read when they change, not when
/// somebody asks. Where they have errors, the last good reading goes on.
package final class TokenOwners: Sendable {
    /// A reading of the files.
    private struct Reading {
        var workspace: OpenWorkspace
        /// Whose a token is, by its hash: looking one up tells nothing of how much of it was right.
        var owners: [[UInt8]: PersonID]
        /// By which names tokens are made.
        var names: AddressNames
    }

    private struct State {
        var reading: Reading?
        /// The files that were looked at last, good or not.
        var stamp: String?
        /// What that is the stamp of: which files are read, `kring.yaml` says.
        var folders: [String]?
        /// What was wrong with them.
        var refusal: Refusal?
    }

    let workplace: Workplace
    private let say: @Sendable (Refusal) -> Void
    private let state = Mutex(State())

    /// - Parameter say: gets what is wrong with the files while the last good reading stands in for them; once for
    ///   each state of the files.
    package init(_ workplace: Workplace, say: @escaping @Sendable (Refusal) -> Void) {
        self.workplace = workplace
        self.say = say
    }

    /// Whose a token is, with the files as they are; `nil`: nobody's.
    func owner(of token: String) throws -> (OpenWorkspace, Person)? {
        guard SecretAddress.isToken(token) else { return nil }
        var reading = try reading()
        let hash = SecretAddress.hash(ofToken: token)
        // No file changes when somebody who had another identifier is known again.
        if reading.owners[hash] == nil,
            try workplace.readLedger()?.addressNames() ?? AddressNames() != reading.names
        {
            state.withLock { $0.stamp = nil }
            reading = try self.reading()
        }
        let person = reading.owners[hash]
        return person.flatMap { reading.workspace.intent.person($0) }.map {
            (reading.workspace, $0)
        }
    }

    private func reading() throws(Refusal) -> Reading {
        let (result, news) = state.withLock { state in
            var news: Refusal?
            func stamp() -> String {
                let folders = state.folders ?? workplace.pageFolders
                state.folders = folders
                return PagesFingerprint.stamp(of: folders + [workplace.secretPath])
            }
            if state.stamp != stamp() {
                state.folders = nil
                state.stamp = stamp()
                do throws(Refusal) {
                    let reading = try read()
                    state.reading = reading
                    state.refusal = nil
                    if reading.workspace.goingOn != nil {
                        news = Refusal(
                            WorkplaceRefusal.faults(
                                reading.workspace.standing.filter { $0.severity == .error },
                                folder: workplace.folder))
                    }
                } catch {
                    state.refusal = error
                    news = error
                }
            }
            return (
                state.reading.map(Result.success)
                    ?? .failure(state.refusal ?? Refusal(MessageRefusal.nothingRead)), news
            )
        }
        if let news, case .success = result { say(news) }
        return try result.get()
    }

    private func read() throws(Refusal) -> Reading {
        let workspace = try OpenWorkspace(goingOn: workplace)
        let secret = try InstanceSecret.read(
            workplace.secretPath, ledger: try workplace.readLedger())
        return Reading(
            workspace: workspace,
            owners: Dictionary(
                workspace.intent.people.flatMap { person in
                    secret.choiceTokens(of: person.id).map { token in
                        (SecretAddress.hash(ofToken: token), person.id)
                    }
                }, uniquingKeysWith: { first, _ in first }), names: secret.names)
    }
}
