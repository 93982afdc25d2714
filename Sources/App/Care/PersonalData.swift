package import CivilTime
package import Communities
import FoundationEssentials
import Ledger
import Platform
package import Workplace
import Workspace

/// Everything that is kept of one person, for `kring export`.
package struct PersonalRecord: Sendable, Encodable {
    /// A community they belong to.
    package struct Membership: Sendable, Encodable {
        /// The community.
        package var community: CommunityID
        /// How much they take part.
        package var level: String
    }

    /// The identifier.
    package var person: PersonID
    /// What the workspace's files say of them, by column; empty when they say nothing.
    package var file: [String: String]
    /// Where they belong.
    package var communities: [Membership]
    /// What the ledger holds, by table: rows with their columns as text; moments are seconds since
    /// 1970-01-01T00:00:00Z.
    package var ledger: [String: [[String: String]]]
}

/// What is kept of one person: shown whole (GDPR art. 15 and 20), or forgotten (art. 17): `kring export`, `kring forget`.
package struct PersonalData: Sendable {
    private let workplace: Workplace
    private let now: Instant

    private static let forgottenNote = "forgotten: "

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Everything.
    package func export(_ person: PersonID) throws -> PersonalRecord {
        let workspace = try OpenWorkspace(workplace)
        let known = workspace.intent.person(person)
        var ledger = try workplace.readLedger()?.everything(of: names(person, known)) ?? [:]
        if let last = LastGoodReading(workplace)?.row(of: person) {
            ledger["reading"] = [last]
        }
        guard known != nil || !ledger.isEmpty else {
            throw workspace.unknown(
                .person, person.rawValue, among: workspace.intent.people.map(\.id.rawValue))
        }
        return PersonalRecord(
            person: person, file: known?.columns ?? [:],
            communities: workspace.intent.communities.compactMap { community in
                community.level(of: person).map {
                    PersonalRecord.Membership(community: community.id, level: $0.rawValue)
                }
            }, ledger: ledger)
    }

    /// Forgets somebody who stands in no file any more.
    ///
    /// - Returns: how many mails in the outbox folder were removed; `nil`: nothing was kept of them.
    package func forget(_ person: PersonID) throws -> Int? {
        let workspace = try OpenWorkspace(workplace)
        guard workspace.intent.person(person) == nil else {
            let isGone = workspace.intent.departed.contains(person)
            let place = workspace.places.position(of: .person(person))
            throw Refusal(
                isGone
                    ? CareRefusal.stillMember(person)
                    : .stillListed(person, in: place?.file ?? "people.csv"))
        }
        let locks = try workplace.takeAllLocks(now)
        defer { withExtendedLifetime(locks) {} }
        let ledger = try workplace.openLedger()
        try requireNoTask(person, workspace, ledger)
        // The files name them no more: what was kept of files that did makes room for them as they are.
        let wasKept = LastGoodReading(workplace)?.row(of: person) != nil
        if let now = workspace.kept { try ledger.keepReading(now, at: self.now) }
        guard try wasKept || !ledger.everything(of: [person.rawValue]).isEmpty else { return nil }
        let files = try removeMails(try ledger.everything(of: [person.rawValue])["delivery"] ?? [])
        let secret = try InstanceSecret.open(workplace.secretPath, ledger: ledger)
        try forget(person, ledger, secret)
        return files
    }

    /// Forgets again in a ledger that was put back.
    ///
    /// - Parameter notes: what the ledger before it said of whom it had forgotten.
    static func forgetAgain(
        _ notes: [String], in ledger: Ledger, secret: InstanceSecret, _ workplace: Workplace,
        at now: Instant
    ) throws {
        let data = PersonalData(workplace, now: now)
        // Its files are older than those that are there, and may name whom it has to forget.
        if !notes.isEmpty { try ledger.eraseReading() }
        for person in try ledger.people() where notes.contains(note(person, secret)) {
            try data.forget(person, ledger, secret)
        }
    }

    /// What a ledger says of whom it has forgotten, damaged or not.
    static func forgotten(in ledgerPath: String) throws(LedgerFault) -> SalvagedNotes {
        try Ledger.salvageNotes(ledgerPath, prefix: forgottenNote)
    }

    private func forget(_ person: PersonID, _ ledger: Ledger, _ secret: InstanceSecret) throws {
        var generator = SystemRandomNumberGenerator()
        let code = String(UInt32.random(in: .min ... .max, using: &generator), radix: 36)
        let former = secret.names.former(of: person)
        try ledger.forget(person, name: nil, alias: "forgotten-\(code)", at: now)
        // Not the name, but enough to know it again; also under what it was before, as older backups hold it.
        for name in [person] + former {
            try ledger.note(PersonalData.note(name, secret), "", at: now)
        }
    }

    private static func note(_ person: PersonID, _ secret: InstanceSecret) -> String {
        forgottenNote + hex(hmacSHA256(key: secret.bytes, message: "forgotten:\(person)"))
    }

    private func names(_ person: PersonID, _ known: Person?) -> Set<String> {
        Set([person.rawValue] + [known?.name].compactMap { $0 })
    }

    /// Who still leads a session cannot be forgotten: it would have nobody.
    private func requireNoTask(
        _ person: PersonID, _ workspace: OpenWorkspace, _ ledger: Ledger
    ) throws {
        let sessions = try ledger.publishedSessions(
            from: workspace.zone.local(at: now).date)
        let coming = sessions.filter {
            $0.status != .cancelled && $0.session.facilitator == person
                && $0.session.span(in: workspace.zone).start > now
        }
        guard let first = coming.first else { return }
        throw Refusal(
            CareRefusal.facilitates(
                person, coming.map(\.session.id), community: first.session.community))
    }

    /// Messages in the outbox folder: their files stand in the ledger as where they went.
    ///
    /// Removed before the ledger forgets: afterwards nobody could say where they are.
    private func removeMails(_ deliveries: [[String: String]]) throws(Refusal) -> Int {
        var count = 0
        for delivery in deliveries {
            guard let path = delivery["detail"], path.hasSuffix(".eml"),
                FileManager.default.fileExists(atPath: path)
            else { continue }
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch {
                throw Refusal(CareRefusal.mailStays(path))
            }
            count += 1
        }
        return count
    }
}

extension LastGoodReading {
    /// What it holds of somebody: their row, and where they belonged; `nil`: nothing.
    fileprivate func row(of person: PersonID) -> [String: String]? {
        let own = communities.filter { $0.level(of: person) != nil }.map(\.id.rawValue)
        guard var row = people.first(where: { $0.id == person })?.columns else { return nil }
        row["communities"] = own.joined(separator: ", ")
        return row
    }
}

extension Person {
    /// By the columns of the file.
    fileprivate var columns: [String: String] {
        var columns = [
            "id": id.rawValue, "name": name, "email": email, "language": language.rawValue,
            "disciplines": disciplines.joined(separator: "; "),
        ]
        columns["site"] = site?.rawValue
        columns["calendar"] = calendar
        columns["alarm"] = alarmMinutes.map(String.init)
        return columns
    }
}
