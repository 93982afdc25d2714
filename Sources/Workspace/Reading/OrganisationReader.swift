import CivilTime
import Communities

/// Reads `kring.yaml`.
struct OrganisationReader {
    let zones: ZoneDatabase
    /// What reads calendars of holidays; without it they are not read.
    var holidays: HolidayReader?

    /// Holidays as they are found: those that are listed, and calendars that name others.
    private struct HolidayList {
        var listed: [Holiday] = []
        var calendars: [Cursor] = []
    }

    /// The organisation, with stand-ins for what cannot be read; `nil` when there is no map or season.
    func organisation(_ root: Cursor) -> Organisation? {
        guard
            let keys = root.keys([
                "name", "timezone", "languages", "sites", "travel", "default-travel", "season",
                "seasons", "holidays", "defaults", "mail", "web", "calendars", "run", "channels",
                "outside",
                "keep", "people",
            ])
        else { return nil }
        let name = keys.required("name", .organisationName)?.text() ?? ""
        let zone = keys.required("timezone", .example("Europe/Amsterdam")).flatMap(zone) ?? .utc
        let languages = keys["languages"]?.items().compactMap { $0.choice(Language.self) } ?? []
        let sites =
            keys.required("sites", .listSuchAs("[{id: tilburg, name: Tilburg}]"))?
            .items().compactMap(site) ?? []
        let travel = keys["travel"]?.items().compactMap(travel) ?? []
        var list = HolidayList()
        take(keys["holidays"], &list)
        let defaults = defaults(keys["defaults"])
        let web = web(keys["web"])
        let mail = MailReader(organisation: name, host: web.host).settings(keys["mail"])
        // Which they are counts before anything is read (`ReadingBounds`); here only what is wrong with them.
        _ = keys["outside"]?.items().compactMap { $0.text() }
        let defaultTravel = keys["default-travel"]?.read(LengthText.minutesOrNone) ?? 60
        let seasons = seasons(keys, &list)
        guard let first = seasons.first else { return nil }
        let settings = calendars(keys["calendars"])
        let others = list.calendars.compactMap { cursor in
            holidays.map {
                HolidayCalendar(
                    name: cursor.tree.text ?? "",
                    holidays: $0.holidays(cursor, in: seasons, zone, own: settings.ownHosts))
            }
        }
        return Organisation(
            name: name, zone: zone, languages: languages.isEmpty ? [.nl, .en] : languages,
            sites: sites, travel: Dictionary(travel, uniquingKeysWith: { $1 }),
            defaultTravel: defaultTravel, holidays: list.listed + others.flatMap(\.holidays),
            season: first, defaults: defaults,
            mail: mail, web: web, calendars: settings,
            run: run(keys["run"]),
            channels: channels(keys["channels"], languages.first ?? .nl),
            keep: KeepReader().settings(keys["keep"]), seasons: seasons,
            holidayCalendars: others)
    }

    /// The seasons in the order of time; one is said as `season`, several as `seasons`.
    private func seasons(_ keys: Keys, _ holidays: inout HolidayList) -> [Season] {
        guard let list = keys["seasons"] else {
            return keys.required(
                "season", .form("{id: 2027-02, from: 2027-02-01, to: 2027-07-09}")
            ).flatMap { season($0, &holidays) }.map { [$0] } ?? []
        }
        keys["season"]?.fault(.content(.seasonBesideSeasons))
        var found: [Season] = []
        for item in list.items() {
            guard let season = season(item, &holidays) else { continue }
            if found.contains(where: { $0.id == season.id }) {
                item.fault(.content(.seasonTwice(season.id.rawValue)))
                continue
            }
            let other = found.first { $0.from <= season.to && season.from <= $0.to }
            if let other {
                item.fault(
                    .content(
                        .seasonsOverlap(season.id.rawValue, other.id.rawValue, until: other.to)))
                continue
            }
            found.append(season)
        }
        if list.items().isEmpty {
            list.wrong(.listSuchAs("[{id: 2027-02, from: 2027-02-01, to: 2027-07-09}]"))
        }
        return found.sorted { $0.from < $1.from }
    }

    private func run(_ cursor: Cursor?) -> RunSettings {
        guard let keys = cursor?.keys(["ping", "report"]) else { return RunSettings() }
        return RunSettings(
            ping: keys["ping"]?.address(), report: keys["report"]?.read(MailAddress.sender)?.address
        )
    }

    private func zone(_ cursor: Cursor) -> Zone? {
        guard let text = cursor.text() else { return nil }
        if let zone = zones.zone(text) { return zone }
        cursor.fault(
            .content(.unknownTimeZone(text)),
            suggestion: didYouMean(text, among: zones.identifiers()))
        return nil
    }

    private func site(_ cursor: Cursor) -> Site? {
        guard let keys = cursor.keys(["id", "name", "address"]),
            let id = keys.required("id", .identifierSuchAs("tilburg"))?.identifier()
        else { return nil }
        return Site(
            id: SiteID(rawValue: id), name: keys["name"]?.text() ?? id,
            address: keys["address"]?.text())
    }

    private func travel(_ cursor: Cursor) -> (SitePair, Int)? {
        guard let keys = cursor.keys(["between", "minutes"]),
            let between = keys.required("between", .twoSites),
            let length = keys.required("minutes", .lengthSuchAs("60"))
        else { return nil }
        let sites = between.items().compactMap { $0.identifier() }.map { SiteID(rawValue: $0) }
        guard sites.count == 2, sites[0] != sites[1] else {
            between.wrong(.twoDifferentSites)
            return nil
        }
        return length.read(LengthText.minutesOrNone).map { (SitePair(sites[0], sites[1]), $0) }
    }

    private func season(_ cursor: Cursor, _ holidays: inout HolidayList) -> Season? {
        guard let keys = cursor.keys(["id", "from", "to", "holidays"]) else { return nil }
        take(keys["holidays"], &holidays)
        let id = keys.required("id", .identifierSuchAs("2027-02"))?.identifier()
        let from = keys.required("from", .firstDay)?.date()
        let to = keys.required("to", .lastDay)?.date()
        guard let id, let from, let to else { return nil }
        guard from <= to else {
            keys["to"]?.fault(.content(.seasonBackwards(from: from, to: to)))
            return nil
        }
        guard from.days(until: to) <= 731 else {
            keys["to"]?.fault(.content(.seasonTooLong(days: from.days(until: to) + 1)))
            return nil
        }
        return Season(id: SeasonID(rawValue: id), from: from, to: to)
    }

    private func take(_ cursor: Cursor?, _ list: inout HolidayList) {
        for item in cursor?.items() ?? [] {
            guard let keys = item.keys(["name", "on", "from", "to", "calendar"]) else { continue }
            if let calendar = keys["calendar"] {
                for key in ["name", "on", "from", "to"] {
                    keys[key]?.fault(.content(.keyBesideCalendar(key)))
                }
                list.calendars.append(calendar)
            } else if let holiday = holiday(keys) {
                list.listed.append(holiday)
            }
        }
    }

    private func holiday(_ keys: Keys) -> Holiday? {
        let name = keys.required("name", .holidayName)?.text() ?? ""
        if let on = keys["on"] {
            for key in ["from", "to"] {
                keys[key]?.fault(.content(.keyBesideOn(key)))
            }
            return on.date().map { Holiday(name: name, from: $0, to: $0) }
        }
        let from = keys.required("from", .firstDayOrOn)?.date()
        let to = keys.required("to", .lastDayOrOn)?.date()
        guard let from, let to else { return nil }
        guard from <= to else {
            keys["to"]?.fault(.content(.holidayBackwards(from: from, to: to)))
            return nil
        }
        return Holiday(name: name, from: from, to: to)
    }

    private func defaults(_ cursor: Cursor?) -> Defaults {
        var defaults = Defaults(
            minutes: 90, maxShiftDays: 3,
            reminders: [ReminderOffset(minutes: 7 * 1440), ReminderOffset(minutes: 1440)],
            freezeDays: 7, windows: [])
        guard let keys = cursor?.keys(["length", "shift", "remind", "prepare", "freeze", "when"])
        else {
            return defaults
        }
        defaults.minutes = keys["length"]?.read(LengthText.minutes) ?? defaults.minutes
        defaults.maxShiftDays = keys["shift"]?.read(DaysText.days) ?? defaults.maxShiftDays
        defaults.freezeDays = keys["freeze"]?.read(DaysText.days) ?? defaults.freezeDays
        defaults.reminders = keys["remind"]?.reminders() ?? defaults.reminders
        defaults.preparation =
            keys["prepare"]?.read(OffsetText.before) ?? defaults.preparation
        defaults.windows = keys["when"]?.windows(usual: []) ?? []
        return defaults
    }

    private func channels(_ cursor: Cursor?, _ language: Language) -> [Channel] {
        var seen: Set<String> = []
        return (cursor?.items() ?? []).compactMap { item in
            guard let keys = item.keys(["id", "kind", "address", "token", "language"]),
                let id = keys.required("id", .identifierSuchAs("plgs-teams")),
                let name = id.identifier(),
                let kind = keys.required(
                    "kind", .oneOf(["teams", "slack", "mattermost", "matrix", "ntfy"]))?
                    .choice(Channel.Kind.self),
                let address = keys.required(
                    "address", .oneOf(["{env: NAME}", "{file: PATH}", "https://…"]))?
                    .address()
            else { return nil }
            guard seen.insert(name).inserted else {
                id.fault(.content(.channelTwice(name)))
                return nil
            }
            return Channel(
                id: name, kind: kind, address: address, token: keys["token"]?.secret(),
                language: keys["language"]?.choice(Language.self) ?? language)
        }
    }

    private func calendars(_ cursor: Cursor?) -> CalendarSettings {
        guard let keys = cursor?.keys(["own-hosts"]) else { return CalendarSettings() }
        return CalendarSettings(ownHosts: keys["own-hosts"]?.items().compactMap(\.hostName) ?? [])
    }

    private func truth(_ cursor: Cursor) -> Bool? {
        switch cursor.tree.text {
        case "true": return true
        case "false": return false
        default:
            cursor.wrong(.oneOf(["true", "false"]))
            return nil
        }
    }

    private func web(_ cursor: Cursor?) -> WebSettings {
        var web = WebSettings(address: "https://kring.invalid", folder: "public")
        guard let keys = cursor?.keys(["address", "folder", "served"]) else { return web }
        if let address = keys["address"]?.webAddress() {
            web.address = address.trimmedSlash
        }
        web.folder = keys["folder"]?.innerFolder() ?? web.folder
        web.isServed = keys["served"].flatMap(truth) ?? false
        return web
    }
}

extension Cursor {
    /// An http or https address.
    func webAddress() -> String? {
        guard let text = text() else { return nil }
        let host = ["https://", "http://"].first(where: text.hasPrefix)
            .map { text.dropFirst($0.count).prefix { $0 != "/" } }
        guard let host, !host.isEmpty,
            text.unicodeScalars.allSatisfy({
                $0.value > 32 && $0.value != 127 && $0 != "<" && $0 != ">" && $0 != "\""
            })
        else {
            wrong(.webAddress)
            return nil
        }
        return text
    }

    /// The name or number of a host, without scheme, port and path.
    var hostName: String? {
        guard let text = text() else { return nil }
        guard !text.isEmpty, text.utf8.count <= 253,
            text.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            })
        else {
            wrong(.host)
            return nil
        }
        return text.lowercased()
    }

    /// A folder or file inside the workspace.
    func innerFolder() -> String? {
        guard let text = text() else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard !text.hasPrefix("/"), !parts.contains(".."), !text.contains("\0") else {
            wrong(.innerPath)
            return nil
        }
        return text
    }
}

extension String {
    fileprivate var trimmedSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
