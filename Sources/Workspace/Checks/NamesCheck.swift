import Communities
import Foundation

extension WorkspaceChecks {
    /// Members stand in `people.csv`.
    func checkPeople(_ community: Community, _ people: Set<PersonID>, _ names: [String]) {
        for member in community.members where !people.contains(member.person) {
            report(
                .unknownPerson, .community(community.id), "members.\(member.level.rawValue)",
                entry: member.person.rawValue, "'\(member.person)' is not in people.csv",
                expected: "the id of a person",
                suggestion: didYouMean(member.person.rawValue, among: names))
        }
        if community.members.isEmpty, draft.clean.contains(community.id) {
            report(
                .noMembers, .community(community.id), "members",
                "'\(community.id)' has no members", expected: "at least one")
        }
    }

    /// The channel stands in `kring.yaml`.
    func checkChannel(_ community: Community, _ channels: [Channel]) {
        guard let name = community.channel, !channels.contains(where: { $0.id == name }) else {
            return
        }
        report(
            .unknownChannel, .community(community.id), "channel", entry: name,
            "there is no channel '\(name)' in kring.yaml", expected: "the id of a channel",
            suggestion: didYouMean(name, among: channels.map(\.id)))
    }

    /// The core is asked before sessions without an agenda go online; so there is one.
    func checkNoAgenda(_ community: Community) {
        guard community.noAgenda != nil, community.members(.core).isEmpty else { return }
        report(
            .noCore, .community(community.id), "no-agenda",
            "'\(community.id)' has no core to ask", expected: "somebody under members: core")
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
                    .roleWithoutMember, .community(community.id), "roles.\(role)",
                    entry: person.rawValue,
                    "'\(person)' stands with the role \(role) but is no member of '\(community.id)'",
                    expected: "a member, or 'rotate'",
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
        for case (let key, let template?) in named where !templates.contains(template) {
            report(
                .unknownTemplate, .community(community.id), "templates.\(key)",
                entry: template.rawValue, "there is no session template '\(template)'",
                expected: "a template of the library or of templates/sessions/",
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
                    .weaveWithItself, .community(community.id), "with", entry: other.rawValue,
                    "'\(community.id)' cannot be held together with itself",
                    expected: "another community")
            } else if !draft.communityIDs.contains(other) {
                report(
                    .unknownCommunity, .community(community.id), "with", entry: other.rawValue,
                    "there is no community '\(other)'",
                    expected: "the name of a file in communities/",
                    suggestion: didYouMean(
                        other.rawValue, among: draft.communityIDs.map(\.rawValue).sorted()))
            } else if community.id > other,
                draft.communities.contains(where: { there in
                    there.id == other && there.woven.contains { $0.community == community.id }
                })
            {
                report(
                    .weaveInBothFiles, .community(community.id), "with", entry: other.rawValue,
                    "communities/\(other).yaml says already that the two meet together",
                    expected: "one of the two files")
            } else if let partner = draft.communities.first(where: { $0.id == other }) {
                checkShared(community, partner)
            }
        }
    }

    /// Two communities that meet together have a time and a mode in which both can.
    private func checkShared(_ community: Community, _ partner: Community) {
        guard draft.clean.contains(community.id), draft.clean.contains(partner.id) else { return }
        let minutes = max(community.rhythm.minutes, partner.rhythm.minutes)
        func canMeet(_ windows: [MeetingWindow]) -> Bool {
            windows.contains { $0.minutes >= minutes }
        }
        // One that can never meet has been told so already.
        if canMeet(community.windows), canMeet(partner.windows),
            !canMeet(MeetingWindow.common(community.windows, partner.windows))
        {
            report(
                .nothingShared, .community(community.id), "with", entry: partner.id.rawValue,
                "'\(community.id)' and '\(partner.id)' share no window of \(minutes) minutes",
                expected: "a time in both files' 'when'")
        }
        if Set(community.modes.keys).isDisjoint(with: partner.modes.keys) {
            report(
                .nothingShared, .community(community.id), "with", entry: partner.id.rawValue,
                "'\(community.id)' and '\(partner.id)' share no mode",
                expected: "a mode in both files' 'modes'")
        }
    }

    /// Resources that a community asks for exist, and there are enough of them for one session.
    func checkResources(_ community: Community) {
        guard draft.spacesAreClean, let resources = draft.spaces?.resources else { return }
        var reported: Set<ResourceID> = []
        for (mode, wish) in community.modes.sorted(by: { $0.key < $1.key }) {
            for (id, count) in wish.resources.sorted(by: { $0.key < $1.key }) {
                let own = places.place(
                    of: .community(community.id), "needs.\(mode.rawValue).resources",
                    entry: id.rawValue)
                let common = places.place(
                    of: .community(community.id), "needs.resources", entry: id.rawValue)
                let path =
                    own == places.place(of: .community(community.id), "needs.\(mode.rawValue)")
                        && common != nil ? "needs.resources" : "needs.\(mode.rawValue).resources"
                guard let resource = resources.first(where: { $0.id == id }) else {
                    guard reported.insert(id).inserted else { continue }
                    report(
                        .unknownResource, .community(community.id), path, entry: id.rawValue,
                        "there is no resource '\(id)' in spaces.yaml",
                        suggestion: didYouMean(
                            id.rawValue, among: resources.map(\.id.rawValue).sorted()))
                    continue
                }
                guard resource.count < count, reported.insert(id).inserted else { continue }
                report(
                    .notEnoughResources, .community(community.id), path, entry: id.rawValue,
                    "a session takes \(count) of '\(id)', and there are \(resource.count)",
                    expected: "at most \(resource.count)")
            }
        }
    }

    /// Sites of rooms, people and travel are sites of the organisation, each named once.
    func checkSites() {
        guard let organisation = draft.organisation else { return }
        let sites = Set(organisation.sites.map(\.id))
        let names = sites.map(\.rawValue).sorted()
        func check(_ site: SiteID, _ described: Described, _ path: String, entry: String? = nil) {
            guard !site.rawValue.isEmpty, !sites.contains(site) else { return }
            report(
                .unknownSite, described, path, entry: entry,
                "there is no site '\(site)' in kring.yaml",
                expected: "one of \(names.joined(separator: ", "))",
                suggestion: didYouMean(site.rawValue, among: names))
        }
        var seen: Set<SiteID> = []
        for site in organisation.sites where !seen.insert(site.id).inserted {
            report(
                .duplicateIdentifier, .organisation, "sites", entry: site.id.rawValue,
                "the site '\(site.id)' stands here twice", expected: "an identifier of its own")
        }
        for pair in organisation.travel.keys {
            for site in [pair.first, pair.second] {
                check(site, .organisation, "travel", entry: site.rawValue)
            }
        }
        for room in draft.spaces?.rooms ?? [] { check(room.site, .room(room.id), "site") }
        for person in draft.people ?? [] {
            if let site = person.site { check(site, .person(person.id), "") }
        }
    }

    /// Calendar files that rooms and people name are there.
    func checkCalendars() {
        func check(_ calendar: String?, _ described: Described, _ path: String) {
            guard let calendar else { return }
            let lowered = calendar.lowercased()
            if ["https://", "http://", "webcal://"].contains(where: lowered.hasPrefix) { return }
            let inside = !calendar.hasPrefix("/") && !calendar.split(separator: "/").contains("..")
            let isThere = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(calendar).path)
            if inside, isThere { return }
            report(
                .calendarMissing, described, path,
                inside
                    ? "there is no file '\(calendar.prefix(80))'"
                    : "'\(calendar.prefix(80))' is outside the workspace",
                expected: "a file inside the workspace, or an https address")
        }
        for room in draft.spaces?.rooms ?? [] { check(room.calendar, .room(room.id), "calendar") }
        for person in draft.people ?? [] { check(person.calendar, .person(person.id), "") }
    }
}
