package import Communities
import Foundation

/// People who were known at an earlier reading: who of them still stands in a community has left the list, and nobody has
/// taken them out of the community yet.
package struct DepartedPeople {
    private let former: [Person]

    package init(_ former: [Person]) { self.former = former }

    /// A file in which this many are missed at once, and more than a quarter of those that communities name, was cut short:
    /// else nobody would hear of anything any more.
    private static let mostAtOnce = 5

    /// Adds who is missed to the people, with one warning for all of them.
    func join(_ reading: inout PartReading, folder: URL, _ log: FaultLog) {
        guard let listed = reading.people, !former.isEmpty else { return }
        let known = Set(listed.map(\.id))
        var communities: [PersonID: [CommunityID]] = [:]
        for community in reading.communities {
            let named = community.members.map(\.person) + community.coordinators
            for person in Set(named) {
                communities[person, default: []].append(community.id)
            }
        }
        var seen = known
        let missed = former.filter { communities[$0.id] != nil && seen.insert($0.id).inserted }
        guard !missed.isEmpty else { return }
        let sites = Set(reading.organisation?.sites.map(\.id) ?? [])
        reading.people =
            listed
            + missed.map { person in
                var person = person
                // Where the organisation has changed since, nobody keeps their row up to date.
                if let site = person.site, !sites.contains(site) { person.site = nil }
                if let calendar = person.calendar, !calendar.contains(":"),
                    !FileManager.default.fileExists(
                        atPath: folder.appendingPathComponent(calendar).path)
                {
                    person.calendar = nil
                }
                return person
            }
        reading.departed = Set(missed.map(\.id))
        let gone = missed.map {
            NameFact.Gone(person: $0.id, communities: (communities[$0.id] ?? []).sorted())
        }
        let isCutShort =
            gone.count > DepartedPeople.mostAtOnce && gone.count * 4 > communities.count
        log.add(
            Fault(
                .name(
                    isCutShort
                        ? .peopleCutShort(
                            gone: gone.count, of: communities.count, in: reading.list.files)
                        : .peopleGone(gone, from: reading.list.files)),
                at: FilePosition(
                    file: reading.list.files.first ?? PeopleList.usualFile, line: 1, column: 1),
                source: ""))
    }

    /// As a table that `PeopleReader` reads.
    package var table: String {
        func field(_ text: String) -> String {
            "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\""
        }
        let rows = former.map { person in
            [
                person.id.rawValue, person.name, person.email, person.language.rawValue,
                person.site?.rawValue ?? "", person.disciplines.joined(separator: ";"),
                person.calendar ?? "", person.alarmMinutes.map(String.init) ?? "",
            ].map(field).joined(separator: ",")
        }
        return (["id,name,email,language,site,disciplines,calendar,alarm"] + rows)
            .joined(separator: "\n") + "\n"
    }
}
