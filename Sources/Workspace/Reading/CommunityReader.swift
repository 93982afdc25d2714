import CivilTime
import Communities

/// Reads a file of `communities/`.
struct CommunityReader {
    private static let known = [
        "name", "purpose", "stage", "rhythm", "season", "when", "not-on", "shift", "modes",
        "needs", "members", "roles", "templates", "big", "with", "remind", "prepare", "no-agenda",
        "channel", "color", "visible",
    ]

    let defaults: Defaults
    let season: Season?

    /// The community, with stand-ins for what cannot be read; `nil` when the file is no map.
    func community(_ id: CommunityID, _ root: Cursor) -> Community? {
        guard let keys = root.keys(CommunityReader.known) else { return nil }
        let members =
            keys.required("members", .form("{core: […], active: […], peripheral: […]}"))
            .map(members) ?? []
        let part = keys["season"].map(part)
        let when = keys["when"]?.windows(usual: defaults.windows) ?? defaults.windows
        if keys["when"] == nil, defaults.windows.isEmpty {
            root.fault(.content(.windowsMissing))
        }
        let roles = keys["roles"].map(roles) ?? Roles()
        return Community(
            id: id,
            name: keys.required("name", .communityName)?.localized()
                ?? LocalizedText(id.rawValue),
            purpose: keys["purpose"]?.localized() ?? LocalizedText(""),
            stage: keys["stage"]?.choice(Stage.self) ?? .coalescing,
            rhythm: keys.required("rhythm", .rhythm)
                .flatMap(rhythm)
                ?? Rhythm(cadence: .weeks(1, on: nil), minutes: defaults.minutes),
            block: part?.block, keep: part?.keep, maxSkips: part?.skips ?? 0,
            maxShiftDays: keys["shift"]?.read(DaysText.days) ?? defaults.maxShiftDays,
            windows: when, blackout: keys["not-on"]?.items().compactMap { $0.date() } ?? [],
            modes: ModesReader(members: members).modes(
                keys.required("modes", .modes),
                needs: keys["needs"]),
            members: members, roles: roles.community,
            templates: templates(keys["templates"]), big: keys["big"].flatMap(big),
            woven: keys["with"]?.items().compactMap(weave) ?? [],
            reminders: keys["remind"]?.reminders() ?? defaults.reminders,
            color: keys["color"].flatMap(color), sessionRoles: roles.session,
            preparation: keys["prepare"]?.read(OffsetText.before) ?? defaults.preparation,
            noAgenda: keys["no-agenda"].flatMap(noAgenda), channel: keys["channel"]?.identifier(),
            // What cannot be read opens nothing.
            visible: keys["visible"].flatMap(visible) ?? .members)
    }

    private func rhythm(_ cursor: Cursor) -> Rhythm? {
        guard case .map = cursor.tree.content else {
            return cursor.read { text throws(Misread) in
                try RhythmText.rhythm(text, minutes: defaults.minutes)
            }
        }
        guard let keys = cursor.keys(["rrule", "length"]),
            let rule = keys.required("rrule", .example("\"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\""))
        else { return nil }
        let minutes = keys["length"]?.read(LengthText.minutes) ?? defaults.minutes
        guard let text = rule.text() else { return nil }
        let bare = text.uppercased().hasPrefix("RRULE:") ? String(text.dropFirst(6)) : text
        let isPlain = bare.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 32 }
        guard bare.uppercased().contains("FREQ="), isPlain, bare.utf8.count <= 500 else {
            rule.wrong(.recurrenceRule)
            return nil
        }
        return Rhythm(cadence: .rule(bare), minutes: minutes)
    }

    private struct Part {
        var keep: Int?
        var skips = 0
        var block: ClosedRange<CivilDate>?
    }

    private func part(_ cursor: Cursor) -> Part {
        var part = Part()
        guard let keys = cursor.keys(["keep", "skips", "from", "to"]) else { return part }
        part.keep = keys["keep"]?.read(CountText.number)
        if part.keep == 0 {
            keys["keep"]?.wrong(.oneSession)
            part.keep = nil
        }
        part.skips = keys["skips"]?.read(CountText.number) ?? 0
        let from = keys["from"]?.date() ?? season?.from
        let to = keys["to"]?.date() ?? season?.to
        guard keys["from"] != nil || keys["to"] != nil, let from, let to else { return part }
        if from <= to {
            part.block = from...to
        } else {
            (keys["to"] ?? keys["from"])?.fault(.content(.blockBackwards(from: from, to: to)))
        }
        return part
    }

    private func members(_ cursor: Cursor) -> [Member] {
        guard let keys = cursor.keys(["core", "active", "peripheral"]) else { return [] }
        var members: [Member] = []
        var lines: [String: (line: Int, level: String)] = [:]
        for level in Participation.allCases.reversed() {
            for entry in keys[level.rawValue]?.items() ?? [] {
                guard let id = entry.identifier() else { continue }
                if let first = lines[id] {
                    entry.fault(
                        .content(.memberTwice(id, level: first.level, firstLine: first.line)))
                    continue
                }
                lines[id] = (entry.tree.line, level.rawValue)
                members.append(Member(person: PersonID(rawValue: id), level: level))
            }
        }
        return members
    }

    private struct Roles {
        var community: [Role: RoleFilling] = [:]
        var session: [SessionRole: RoleFilling] = [:]
    }

    private func roles(_ cursor: Cursor) -> Roles {
        var roles = Roles()
        let names = Role.allCases.map(\.rawValue) + SessionRole.allCases.map(\.rawValue)
        guard let keys = cursor.keys(Set(names).sorted()) else { return roles }
        for role in Role.allCases { roles.community[role] = keys[role.rawValue].flatMap(filling) }
        for role in SessionRole.allCases where role != .facilitator {
            roles.session[role] = keys[role.rawValue].flatMap(filling)
        }
        return roles
    }

    /// A member, a list of members, `rotate`, or `{not: […]}`: in turn, but for these.
    private func filling(_ cursor: Cursor) -> RoleFilling? {
        func people(_ cursor: Cursor) -> [PersonID] {
            cursor.items().compactMap { $0.identifier() }.map(PersonID.init(rawValue:))
        }
        if cursor.tree.text == "rotate" { return .rotating(except: []) }
        guard case .map = cursor.tree.content else { return .people(people(cursor)) }
        return cursor.keys(["not"])?["not"].map { .rotating(except: people($0)) }
    }

    /// A map; or `by stage`, as when nothing is said; or `none`.
    private func templates(_ cursor: Cursor?) -> TemplateArc {
        var arc = TemplateArc(first: nil, cycle: [], last: nil, big: nil, joint: nil)
        guard let cursor else {
            arc.isByStage = true
            return arc
        }
        guard case .map = cursor.tree.content else {
            switch cursor.tree.text {
            case "by stage", "op fase": arc.isByStage = true
            case "none", "geen": break
            default:
                cursor.wrong(
                    .oneOf(["{first: …, cycle: […], last: …}", "'by stage'", "'none'"]))
            }
            return arc
        }
        let keys = cursor.keys(["first", "cycle", "last", "big", "joint", "once", "otherwise"])
        if let otherwise = keys?["otherwise"] {
            switch otherwise.tree.text {
            case "by stage", "op fase": arc.isByStage = true
            case "none", "geen": break
            default: otherwise.wrong(.oneOf(["'by stage'", "'none'"]))
            }
        }
        func template(_ key: String) -> TemplateID? {
            keys?[key]?.identifier().map { TemplateID(rawValue: $0) }
        }
        let cycle = keys?["cycle"]?.items().compactMap { $0.identifier() } ?? []
        return TemplateArc(
            first: template("first"), cycle: cycle.map { TemplateID(rawValue: $0) },
            last: template("last"), big: template("big"), joint: template("joint"),
            once: once(keys?["once"]), isByStage: arc.isByStage)
    }

    private func once(_ cursor: Cursor?) -> [Int: TemplateID] {
        var once: [Int: TemplateID] = [:]
        for item in cursor?.items() ?? [] {
            guard let keys = item.keys(["session", "template"]) else { continue }
            let session = keys.required("session", .sessionNumber)
            let template = keys.required("template", .template)?.identifier()
            guard let session, let number = session.integer(1...1000), let template else {
                continue
            }
            guard once[number] == nil else {
                session.fault(.content(.sessionTwice(number)))
                continue
            }
            once[number] = TemplateID(rawValue: template)
        }
        return once
    }

    private func big(_ cursor: Cursor) -> BigSessions? {
        guard let keys = cursor.keys(["sessions", "length"]) else { return nil }
        let numbers = keys.required("sessions", .sessionNumbers)?.items()
            .compactMap { $0.integer(1...1000) }
        let minutes = keys.required("length", .bigLength)?.read(LengthText.minutes)
        guard let numbers, let minutes else { return nil }
        return BigSessions(numbers: Set(numbers).sorted(), minutes: minutes)
    }

    private func weave(_ cursor: Cursor) -> Weave? {
        guard let keys = cursor.keys(["community", "every"]) else { return nil }
        let community = keys.required("community", .community)?.identifier()
        let every = keys.required("every", .everySession)?.read(OrdinalText.every)
        guard let community, let every else { return nil }
        return Weave(community: CommunityID(rawValue: community), every: every)
    }

    private func noAgenda(_ cursor: Cursor) -> NoAgendaRule? {
        guard let keys = cursor.keys(["ask", "online"]) else { return nil }
        let ask = keys.required("ask", .daysBefore)?.read(OffsetText.before)
        let online = keys["online"]?.read(OffsetText.before)
        guard let ask else { return nil }
        if let online, online.minutes > ask.minutes - 1440 {
            keys["online"]?.fault(.content(.answerTooLate))
            return nil
        }
        return NoAgendaRule(ask: ask, online: online)
    }

    /// One of the marks, or its Dutch word.
    private func visible(_ cursor: Cursor) -> Visibility? {
        switch cursor.tree.text {
        case "aanwezigen": .present
        case "deelnemers": .members
        case "organisatie": .organisation
        case "openbaar": .everybody
        default: cursor.choice(Visibility.self)
        }
    }

    private func color(_ cursor: Cursor) -> String? {
        guard let text = cursor.text() else { return nil }
        let name = text.lowercased()
        if cssColors[name] != nil { return name }
        cursor.fault(
            .content(.unknownColor(text)),
            suggestion: didYouMean(name, among: cssColors.keys.sorted()))
        return nil
    }
}
