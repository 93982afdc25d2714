import Communities

/// What `spaces.yaml` describes.
struct Spaces {
    var rooms: [Room] = []
    var online: [OnlineRoom] = []
    var resources: [Resource] = []
}

/// Reads `spaces.yaml`.
struct SpacesReader {
    /// Everything with an identifier; `nil` when the file is no map.
    func spaces(_ root: Cursor, _ positions: inout PositionBook) -> Spaces? {
        guard let keys = root.keys(["rooms", "online", "resources"]) else { return nil }
        var spaces = Spaces()
        var seen: [String: Int] = [:]
        /// Rooms and online rooms share their names: a session's place is one or the other.
        func isNew(_ id: String, _ cursor: Cursor, _ kind: String) -> Bool {
            let key = kind + id
            if let first = seen[key] {
                cursor.fault(.content(.spaceAgain(id, firstLine: first)))
                return false
            }
            seen[key] = cursor.tree.line
            return true
        }
        for cursor in keys["rooms"]?.items() ?? [] {
            guard let (room, id) = room(cursor), isNew(room.id.rawValue, id, "space ") else {
                continue
            }
            positions.note(.room(room.id), cursor)
            spaces.rooms.append(room)
        }
        for cursor in keys["online"]?.items() ?? [] {
            guard let (room, id) = online(cursor), isNew(room.id.rawValue, id, "space ") else {
                continue
            }
            positions.note(.online(room.id), cursor)
            spaces.online.append(room)
        }
        for cursor in keys["resources"]?.items() ?? [] {
            guard let (resource, id) = resource(cursor),
                isNew(resource.id.rawValue, id, "resource ")
            else { continue }
            positions.note(.resource(resource.id), cursor)
            spaces.resources.append(resource)
        }
        return spaces
    }

    private func room(_ cursor: Cursor) -> (Room, Cursor)? {
        guard
            let keys = cursor.keys([
                "id", "name", "site", "capacity", "features", "open", "buffer", "calendar",
                "email",
            ])
        else { return nil }
        let id = keys.required("id", .identifierSuchAs("p1-204"))
        let site = keys.required("site", .siteOfOrganisation)?.identifier()
        let capacity = keys.required("capacity", .seats)?.integer(1...100_000)
        let open = keys.required("open", .example("[Mon-Fri 08:00-18:00]"))?.spans()
        guard let id, let text = id.identifier() else { return nil }
        let room = Room(
            id: SpaceID(rawValue: text), name: keys["name"]?.text() ?? text,
            site: SiteID(rawValue: site ?? ""), capacity: capacity ?? 0,
            features: keys["features"]?.words() ?? [], open: open ?? [],
            bufferMinutes: keys["buffer"]?.read(LengthText.minutesOrNone) ?? 0,
            calendar: keys["calendar"]?.text(),
            email: keys["email"]?.read(MailAddress.sender)?.address)
        return (room, id)
    }

    private func online(_ cursor: Cursor) -> (OnlineRoom, Cursor)? {
        guard let keys = cursor.keys(["id", "name", "link", "capacity"]) else { return nil }
        let id = keys.required("id", .identifierSuchAs("online-1"))
        let link = keys.required("link", .link)?.webAddress()
        let capacity = keys["capacity"]?.integer(1...1_000_000)
        guard let id, let text = id.identifier() else { return nil }
        let room = OnlineRoom(
            id: SpaceID(rawValue: text), name: keys["name"]?.text() ?? text, link: link ?? "",
            capacity: capacity ?? 1_000_000)
        return (room, id)
    }

    private func resource(_ cursor: Cursor) -> (Resource, Cursor)? {
        guard let keys = cursor.keys(["id", "name", "count", "for"]) else { return nil }
        let id = keys.required("id", .identifierSuchAs("camera-kit"))
        let count = keys.required("count", .howMany)?.integer(1...100_000)
        let modes = keys["for"]?.items().compactMap { $0.choice(Mode.self) } ?? []
        guard let id, let text = id.identifier() else { return nil }
        let resource = Resource(
            id: ResourceID(rawValue: text), name: keys["name"]?.text() ?? text,
            count: count ?? 0, usedBy: Set(modes))
        return (resource, id)
    }
}

extension Cursor {
    /// Words such as the features of a room.
    func words() -> Set<String> {
        Set(items().compactMap { $0.identifier() })
    }
}
