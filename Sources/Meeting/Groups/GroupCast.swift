package import Communities
package import Facilitation
import Ledger
package import Workplace
import Workspace

/// The people that groups are made of, with what is known about them.
package struct GroupCast {
    /// One of them.
    package struct Entry {
        package var id: String
        package var name: String
        package var disciplines: [String]
        package var isRemote = false
    }

    package var people: [Entry]
    /// How often pairs were in one group in other sessions, by their numbers.
    package var met: [PersonPair: Int] = [:]

    /// Numbered people of whom nothing is known; their names count from 1.
    package init(count: Int) {
        people = (1...max(1, count)).map {
            Entry(id: String($0), name: String($0), disciplines: [])
        }
    }

    /// The people of a list in a file.
    package init(path: String) throws(Refusal) {
        let (listed, faults) = GroupListReader(path: path).read()
        guard faults.isEmpty else {
            throw Refusal(MeetingRefusal.unusableList(path: path, faults))
        }
        people = listed.map { Entry(id: $0.id, name: $0.name, disciplines: $0.disciplines) }
    }

    /// Who is expected at a session: core and active members who did not say no, and others who said yes.
    package init(_ session: Session, uid: SessionUID, _ workspace: OpenWorkspace) throws(Refusal) {
        let ledger = try workspace.workplace.readLedger()
        let answers = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger?.answers(uid: uid) ?? []
        }
        let said = Dictionary(
            answers.map { ($0.person, $0.answer) }, uniquingKeysWith: { first, _ in first })
        let expected = workspace.intent.participants(of: session).filter { member in
            said[member.person].map { $0 != .no } ?? (member.level != .peripheral)
        }
        people = expected.compactMap { member in
            workspace.intent.person(member.person).map { person in
                Entry(
                    id: person.id.rawValue, name: person.name, disciplines: person.disciplines)
            }
        }
        let numbers = Dictionary(
            people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger?.keptGroups() ?? []
        }
        for group in kept.filter({ $0.uid != uid }).flatMap({ $0.rounds.joined() }) {
            let present = group.compactMap { numbers[$0.rawValue] }
            for (place, one) in present.enumerated() {
                for other in present[(place + 1)...] {
                    met[PersonPair(one, other), default: 0] += 1
                }
            }
        }
    }

    /// The number of somebody by identifier or name, whatever its case.
    package func number(of name: String) throws(Refusal) -> Int {
        let sought = name.lowercased()
        let found =
            people.firstIndex { $0.id.lowercased() == sought }
            ?? people.firstIndex { $0.name.lowercased() == sought }
        if let found { return found }
        throw Refusal(
            MeetingRefusal.notAmongPeople(
                name, nearest: didYouMean(name, among: people.map(\.id))))
    }
}
