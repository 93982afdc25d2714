package import Communities

/// Something that a file of the workspace describes.
package enum Described: Hashable, Sendable {
    /// What `kring.yaml` says.
    case organisation
    /// A row of the list of people.
    case person(PersonID)
    /// A room of `spaces.yaml`.
    case room(SpaceID)
    /// An online room of `spaces.yaml`.
    case online(SpaceID)
    /// A resource of `spaces.yaml`.
    case resource(ResourceID)
    /// A file of `communities/`.
    case community(CommunityID)
    /// A file of `methods/`.
    case method(MethodID)
    /// A file of `sessions/`.
    case template(TemplateID)
}

/// Where everything in the workspace stands, so that faults found later can point at lines.
package struct PositionBook: Sendable {
    private var trees: [Described: (file: SourceFile, tree: YamlTree)] = [:]
    private var people: [PersonID: FilePosition] = [:]
    private var peopleFiles: [String: SourceFile] = [:]

    init() {}

    mutating func note(_ described: Described, _ cursor: Cursor) {
        if trees[described] == nil { trees[described] = (cursor.file, cursor.tree) }
    }

    mutating func note(_ person: PersonID, at position: FilePosition, in file: SourceFile) {
        if people[person] == nil { people[person] = position }
        peopleFiles[file.path] = file
    }

    /// Whether a file says something there, such as `needs.hybrid.seats` of a community.
    package func says(_ described: Described, _ path: String) -> Bool {
        guard var tree = trees[described]?.tree else { return false }
        for key in path.split(separator: ".") {
            guard let value = tree.value(String(key)) else { return false }
            tree = value
        }
        return true
    }

    /// Where a value stands, such as `modes.physical` of a community; where keys are missing, the
    /// position of what they would be in. `nil` when no file describes it.
    package func position(of described: Described, _ path: String = "") -> FilePosition? {
        if case .person(let id) = described { return people[id] }
        guard let (file, root) = trees[described] else { return nil }
        var tree = root
        for key in path.split(separator: ".") {
            guard let value = tree.value(String(key)) else { break }
            tree = value
        }
        return file.position(tree.line, tree.column)
    }

    /// Where an entry of a list stands, such as a person's identifier in `members.core`.
    package func position(of described: Described, _ path: String, entry: String) -> FilePosition? {
        guard let (file, root) = trees[described] else { return nil }
        var tree = root
        for key in path.split(separator: ".") {
            guard let value = tree.value(String(key)) else { return position(of: described, path) }
            tree = value
        }
        func holds(_ tree: YamlTree) -> Bool {
            switch tree.content {
            case .scalar(let text, _): text == entry
            case .list(let items): items.contains(where: holds)
            case .map(let entries): entries.contains { holds($0.value) }
            }
        }
        if case .map(let entries) = tree.content,
            let found = entries.first(where: { $0.key.text == entry })
        {
            return file.position(found.key.line, found.key.column)
        }
        guard let found = tree.items.first(where: holds) else {
            return position(of: described, path)
        }
        return file.position(found.line, found.column)
    }

    /// The position of something with the text of its line; `nil` when no file describes it.
    package func line(
        of described: Described, _ path: String = "", entry: String? = nil
    ) -> (position: FilePosition, text: String)? {
        let found =
            entry.flatMap { self.position(of: described, path, entry: $0) }
            ?? self.position(of: described, path)
        guard let position = found else { return nil }
        let file: SourceFile?
        if case .person = described {
            file = peopleFiles[position.file]
        } else {
            file = trees[described]?.file
        }
        return (position, file?.line(position.line) ?? "")
    }

    /// A fault where something stands; at the top of `kring.yaml` when no file describes it.
    func fault(
        _ fact: FaultFact, of described: Described, _ path: String = "", entry: String? = nil,
        suggestion: String? = nil
    ) -> Fault {
        let line = line(of: described, path, entry: entry)
        return Fault(
            fact,
            at: line?.position ?? FilePosition(file: "kring.yaml", line: 1, column: 1),
            source: line?.text ?? "", suggestion: suggestion)
    }
}
