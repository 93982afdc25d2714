import CivilTime
import Communities

/// Reads a file of `communities/`.
struct CommunityReader {
    private static let known = [
        "name", "purpose", "stage", "rhythm", "season", "seasons", "block", "when", "not-on",
        "shift", "modes",
        "needs", "members", "roles", "templates", "big", "with", "remind", "prepare", "no-agenda",
        "channel", "color", "visible", "coordinator", "begun", "paused", "ended",
    ]

    let defaults: Defaults
    let seasons: [Season]

    /// The community, with stand-ins for what cannot be read; `nil` when the file is no map.
    func community(_ id: CommunityID, _ root: Cursor) -> Community? {
        guard let keys = root.keys(CommunityReader.known) else { return nil }
        let members =
            keys.required("members", .form("{core: […], active: […], peripheral: […]}"))
            .map(members) ?? []
        let part = keys["season"].map(seasonPart)
        if let block = keys["block"], part?.block != nil {
            block.fault(.content(.blockTwice))
        }
        let when = keys["when"]?.windows(usual: defaults.windows) ?? defaults.windows
        if keys["when"] == nil, defaults.windows.isEmpty {
            root.fault(.content(.windowsMissing))
        }
        let roles = keys["roles"].map(roles) ?? Roles()
        var community = Community(
            id: id,
            name: keys.required("name", .communityName)?.localized()
                ?? LocalizedText(id.rawValue),
            purpose: keys["purpose"]?.localized() ?? LocalizedText(""),
            stage: keys["stage"]?.choice(Stage.self) ?? .coalescing,
            rhythm: keys.required("rhythm", .rhythm)
                .flatMap(rhythm)
                ?? Rhythm(cadence: .weeks(1, on: nil), minutes: defaults.minutes),
            block: nil, keep: part?.keep, maxSkips: part?.skips ?? 0,
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
        community.usualBlock = keys["block"].flatMap(block) ?? part?.block
        community.seasonal = keys["seasons"].map(seasonal) ?? [:]
        community.coordinators =
            keys["coordinator"]?.items().compactMap { $0.identifier() }
            .map(PersonID.init(rawValue:)) ?? []
        community.begun = keys["begun"]?.date()
        community.pauses = keys["paused"]?.items().compactMap(pause) ?? []
        community.end = keys["ended"].flatMap(end)
        if let first = seasons.first {
            community.block = community.usualBlock?.days(in: first)
        }
        return community
    }

    /// `{from: …, until: …, reason: …}`.
    private func pause(_ cursor: Cursor) -> CommunityPause? {
        guard let keys = cursor.keys(["from", "until", "reason"]) else { return nil }
        let from = keys.required("from", .firstDay)?.date()
        let until = keys.required("until", .firstDay)?.date()
        guard let from, let until else { return nil }
        guard from < until else {
            keys["until"]?.fault(.content(.blockBackwards(from: from, to: until)))
            return nil
        }
        return CommunityPause(from: from, until: until, reason: keys["reason"]?.text())
    }

    /// A day, or `{on: …, into: …, reason: …}`.
    private func end(_ cursor: Cursor) -> CommunityEnd? {
        guard case .map = cursor.tree.content else {
            return cursor.date().map { CommunityEnd(on: $0) }
        }
        guard let keys = cursor.keys(["on", "into", "reason"]),
            let on = keys.required("on", .firstDay)?.date()
        else { return nil }
        return CommunityEnd(
            on: on, into: keys["into"]?.identifier().map(CommunityID.init(rawValue:)),
            reason: keys["reason"]?.text())
    }

    /// What is said of single seasons, by their identifiers.
    private func seasonal(_ cursor: Cursor) -> [SeasonID: SeasonWishes] {
        var found: [SeasonID: SeasonWishes] = [:]
        for (key, value) in cursor.freeKeys() ?? [] {
            guard let name = key.identifier() else { continue }
            let id = SeasonID(rawValue: name)
            guard seasons.isEmpty || seasons.contains(where: { $0.id == id }) else {
                let names = seasons.map(\.id.rawValue)
                key.fault(
                    .content(.unknownSeason(name, known: names)),
                    suggestion: didYouMean(name, among: names))
                continue
            }
            let own = ["rhythm", "block", "big", "not-on"]
            guard let keys = value.keys(CommunityReader.part + own) else { continue }
            let part = part(keys)
            found[id] = SeasonWishes(
                rhythm: keys["rhythm"].flatMap(rhythm),
                block: keys["block"].flatMap(block) ?? part.block, keep: part.keep,
                maxSkips: keys["skips"] == nil ? nil : part.skips,
                big: keys["big"].flatMap(big),
                blackout: keys["not-on"]?.items().compactMap { $0.date() } ?? [])
        }
        return found
    }

    /// `{weeks: 3-12}` or `{from: …, to: …}`.
    private func block(_ cursor: Cursor) -> SeasonBlock? {
        guard let keys = cursor.keys(["weeks", "from", "to"]) else { return nil }
        if let weeks = keys["weeks"] {
            for key in ["from", "to"] { keys[key]?.fault(.content(.keyBesideWeeks(key))) }
            let ends = (weeks.tree.text ?? "").split(
                whereSeparator: { "-–".contains($0) }
            ).map { Int($0.filter { !$0.isWhitespace }) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
                1 <= first, first <= last, last <= 105
            else {
                weeks.wrong(.example("3-12"))
                return nil
            }
            return .weeks(first...last)
        }
        return days(keys)
    }

    private func days(_ keys: Keys) -> SeasonBlock? {
        let (from, to) = (keys["from"]?.date(), keys["to"]?.date())
        guard from != nil || to != nil else { return nil }
        let first = from ?? seasons.first?.from
        let last = to ?? seasons.last?.to
        if let first, let last, last < first {
            (keys["to"] ?? keys["from"])?.fault(.content(.blockBackwards(from: first, to: last)))
            return nil
        }
        return .days(from: from, to: to)
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
        var block: SeasonBlock?
    }

    private static let part = ["keep", "skips", "from", "to"]

    private func seasonPart(_ cursor: Cursor) -> Part {
        cursor.keys(CommunityReader.part).map(part) ?? Part()
    }

    private func part(_ keys: Keys) -> Part {
        var part = Part()
        part.keep = keys["keep"]?.read(CountText.number)
        if part.keep == 0 {
            keys["keep"]?.wrong(.oneSession)
            part.keep = nil
        }
        part.skips = keys["skips"]?.read(CountText.number) ?? 0
        part.block = days(keys)
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
        var whole = TemplateArc(
            first: template("first"), cycle: cycle.map { TemplateID(rawValue: $0) },
            last: template("last"), big: template("big"), joint: template("joint"),
            isByStage: arc.isByStage)
        OnceReader().read(keys?["once"], into: &whole)
        return whole
    }

    private func big(_ cursor: Cursor) -> BigSessions? {
        guard let keys = cursor.keys(["sessions", "length"]) else { return nil }
        let sessions = keys.required("sessions", .sessionNumbers)?.items()
        let minutes = keys.required("length", .bigLength)?.read(LengthText.minutes)
        guard let sessions, let minutes else { return nil }
        var big = BigSessions(numbers: [], minutes: minutes)
        for name in sessions.compactMap({ $0.sessionName(isLastKnown: true) }) {
            switch name {
            case .place(let number): big.numbers.append(number)
            case .last: big.isLast = true
            case .session(let id): big.sessions.append(id)
            case .on(let day): big.days.append(day)
            }
        }
        big.numbers = Set(big.numbers).sorted()
        return big
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
