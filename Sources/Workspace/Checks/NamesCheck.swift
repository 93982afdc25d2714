import Communities
import Foundation

extension WorkspaceChecks {
    /// Members stand in the list of people.
    func checkPeople(_ community: Community, _ people: Set<PersonID>, _ names: [String]) {
        for member in community.members where !people.contains(member.person) {
            report(
                .name(.unknownPerson(member.person, in: reading.list.files)),
                .community(community.id),
                "members.\(member.level.rawValue)", entry: member.person.rawValue,
                suggestion: didYouMean(member.person.rawValue, among: names))
        }
        if community.members.isEmpty, reading.clean.contains(community.id) {
            report(
                .name(.noMembers(community.id)), .community(community.id), "members")
        }
    }

    /// Who looks after it stands in `people.csv`; of those who have left one is enough.
    func checkCoordinators(_ community: Community, _ people: Set<PersonID>, _ names: [String]) {
        for person in community.coordinators where !people.contains(person) {
            report(
                .name(.unknownPerson(person, in: reading.list.files)), .community(community.id),
                "coordinator",
                entry: person.rawValue, suggestion: didYouMean(person.rawValue, among: names))
        }
        guard !community.coordinators.isEmpty,
            reading.departed.isSuperset(of: community.coordinators)
        else { return }
        report(
            .name(.coordinatorsGone(community.coordinators, community.id)),
            .community(community.id), "coordinator")
    }

    /// What it goes on as is another community, and stands in a file.
    func checkEnd(_ community: Community) {
        guard let into = community.end?.into else { return }
        let heirs = reading.communities.heirs(of: community.id)
        if !reading.communityIDs.contains(into) {
            report(
                .name(.unknownCommunity(into)), .community(community.id), "ended.into",
                suggestion: didYouMean(
                    into.rawValue, among: reading.communityIDs.map(\.rawValue).sorted()))
        } else if into == community.id
            || heirs.contains(where: { reading.communities.heirs(of: $0).contains(community.id) })
        {
            report(.name(.endsInItself(community.id)), .community(community.id), "ended.into")
        }
    }

    /// The channel stands in `kring.yaml`.
    func checkChannel(_ community: Community, _ channels: [Channel]) {
        guard let name = community.channel, !channels.contains(where: { $0.id == name }) else {
            return
        }
        report(
            .name(.unknownChannel(name)), .community(community.id), "channel", entry: name,
            suggestion: didYouMean(name, among: channels.map(\.id)))
    }

    /// The core is asked before sessions without an agenda go online; so there is one.
    func checkNoAgenda(_ community: Community) {
        guard community.noAgenda != nil, community.members(.core).isEmpty else { return }
        report(.name(.noCore(community.id)), .community(community.id), "no-agenda")
    }

    /// Who fills a role is a member.
    func checkRoles(_ community: Community) {
        let members = Set(community.members.map(\.person))
        let fillings =
            community.roles.map { ($0.key.rawValue, $0.value) }
            + community.sessionRoles.map { ($0.key.rawValue, $0.value) }
        for (role, filling) in fillings.sorted(by: { $0.0 < $1.0 }) {
            let people: [PersonID]
            switch filling {
            case .people(let named): people = named
            case .rotating(let except): people = except
            }
            for person in people where !members.contains(person) {
                report(
                    .name(.roleWithoutMember(person, role: role, community.id)),
                    .community(community.id), "roles.\(role)", entry: person.rawValue,
                    suggestion: didYouMean(
                        person.rawValue, among: members.map(\.rawValue).sorted()))
            }
        }
    }

    /// Templates are in the library.
    func checkTemplates(_ community: Community) {
        guard let templates else { return }
        let arc = community.templates
        let named: [(String, TemplateID?)] =
            [("first", arc.first), ("last", arc.last), ("big", arc.big), ("joint", arc.joint)]
            + arc.cycle.map { ("cycle", $0) }
            + arc.once.sorted { $0.key < $1.key }.map { ("once", $0.value) }
            + arc.onceOf.sorted { $0.key < $1.key }.map { ("once", $0.value) }
            + arc.onceOn.sorted { $0.key < $1.key }.map { ("once", $0.value) }
        for case (let key, let template?) in named where !templates.contains(template) {
            report(
                .name(.unknownTemplate(template)), .community(community.id), "templates.\(key)",
                entry: template.rawValue,
                suggestion: didYouMean(
                    template.rawValue, among: templates.map(\.rawValue).sorted()))
        }
    }

    /// Communities held together are two, exist, and say so in one file.
    func checkWeaves(_ community: Community) {
        for weave in community.woven {
            let other = weave.community
            if other == community.id {
                report(
                    .name(.weaveWithItself(community.id)), .community(community.id), "with",
                    entry: other.rawValue)
            } else if !reading.communityIDs.contains(other) {
                report(
                    .name(.unknownCommunity(other)), .community(community.id), "with",
                    entry: other.rawValue,
                    suggestion: didYouMean(
                        other.rawValue, among: reading.communityIDs.map(\.rawValue).sorted()))
            } else if community.id > other,
                reading.communities.contains(where: { there in
                    there.id == other && there.woven.contains { $0.community == community.id }
                })
            {
                report(
                    .name(.weaveInBothFiles(other: other)), .community(community.id), "with",
                    entry: other.rawValue)
            } else if let partner = reading.communities.first(where: { $0.id == other }) {
                if let end = partner.end, community.end == nil,
                    let heir = reading.communities.heirs(of: other).last, heir != community.id
                {
                    report(
                        .name(.weaveWithEnded(other, heir: heir, on: end.on)),
                        .community(community.id), "with", entry: other.rawValue)
                }
                checkShared(community, partner)
            }
        }
    }

    /// Two communities that meet together have a time and a mode in which both can.
    private func checkShared(_ community: Community, _ partner: Community) {
        guard reading.clean.contains(community.id), reading.clean.contains(partner.id) else {
            return
        }
        let minutes = max(community.rhythm.minutes, partner.rhythm.minutes)
        func canMeet(_ windows: [MeetingWindow]) -> Bool {
            windows.contains { $0.minutes >= minutes }
        }
        // One that can never meet has been told so already.
        if canMeet(community.windows), canMeet(partner.windows),
            !canMeet(MeetingWindow.common(community.windows, partner.windows))
        {
            report(
                .wish(.noSharedWindow(community.id, partner.id, minutes: minutes)),
                .community(community.id), "with", entry: partner.id.rawValue)
        }
        if Set(community.modes.keys).isDisjoint(with: partner.modes.keys) {
            report(
                .wish(.noSharedMode(community.id, partner.id)), .community(community.id), "with",
                entry: partner.id.rawValue)
        }
    }

    /// Resources that a community asks for exist, and there are enough of them for one session.
    func checkResources(_ community: Community) {
        guard reading.spacesAreClean, let resources = reading.spaces?.resources else { return }
        var reported: Set<ResourceID> = []
        for (mode, wish) in community.modes.sorted(by: { $0.key < $1.key }) {
            for (id, count) in wish.resources.sorted(by: { $0.key < $1.key }) {
                let own = positions.position(
                    of: .community(community.id), "needs.\(mode.rawValue).resources",
                    entry: id.rawValue)
                let common = positions.position(
                    of: .community(community.id), "needs.resources", entry: id.rawValue)
                let path =
                    own
                        == positions.position(
                            of: .community(community.id), "needs.\(mode.rawValue)")
                        && common != nil ? "needs.resources" : "needs.\(mode.rawValue).resources"
                guard let resource = resources.first(where: { $0.id == id }) else {
                    guard reported.insert(id).inserted else { continue }
                    report(
                        .name(.unknownResource(id)), .community(community.id), path,
                        entry: id.rawValue,
                        suggestion: didYouMean(
                            id.rawValue, among: resources.map(\.id.rawValue).sorted()))
                    continue
                }
                guard resource.count < count, reported.insert(id).inserted else { continue }
                report(
                    .wish(.tooFewResources(id, wanted: count, there: resource.count)),
                    .community(community.id), path, entry: id.rawValue)
            }
        }
    }

    /// Sites of rooms, people and travel are sites of the organisation, each named once.
    func checkSites() {
        guard let organisation = reading.organisation else { return }
        let sites = Set(organisation.sites.map(\.id))
        let names = sites.map(\.rawValue).sorted()
        func check(
            _ site: SiteID, _ described: Described, _ path: String, entry: String? = nil,
            isExport: Bool = false
        ) {
            guard !site.rawValue.isEmpty, !sites.contains(site) else { return }
            report(
                .name(.unknownSite(site, known: names, isExport: isExport)), described, path,
                entry: entry,
                suggestion: didYouMean(site.rawValue, among: names))
        }
        var seen: Set<SiteID> = []
        for site in organisation.sites where !seen.insert(site.id).inserted {
            report(
                .name(.siteTwice(site.id)), .organisation, "sites", entry: site.id.rawValue)
        }
        for pair in organisation.travel.keys {
            for site in [pair.first, pair.second] {
                check(site, .organisation, "travel", entry: site.rawValue)
            }
        }
        for site in Set(reading.list.values[.site]?.values ?? [:].values).sorted() {
            check(SiteID(rawValue: site), .organisation, "people.values.site", entry: site)
        }
        for room in reading.spaces?.rooms ?? [] { check(room.site, .room(room.id), "site") }
        let sums = FaultSums()
        for person in reading.people ?? [] {
            guard let site = person.site, !sites.contains(site),
                sums.isTold(
                    .unknownSite, at: positions.position(of: .person(person.id)),
                    value: reading.list.isExport ? PeopleList.fold(site.rawValue) : nil)
            else { continue }
            check(site, .person(person.id), "", isExport: reading.list.isExport)
        }
        sums.tell(log)
    }

    /// Calendar files that rooms and people name are there.
    func checkCalendars() {
        func check(_ calendar: String?, _ described: Described, _ path: String) {
            guard let calendar else { return }
            if isWebAddress(calendar) { return }
            let inside = !calendar.hasPrefix("/") && !calendar.split(separator: "/").contains("..")
            let isThere = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(calendar).path)
            if inside, isThere { return }
            report(
                .name(inside ? .calendarMissing(calendar) : .calendarOutside(calendar)),
                described, path)
        }
        for room in reading.spaces?.rooms ?? [] { check(room.calendar, .room(room.id), "calendar") }
        for person in reading.people ?? [] { check(person.calendar, .person(person.id), "") }
    }
}
