import CivilTime
import Communities
import Facilitation

/// Reads a file of `sessions/`.
struct TemplateReader {
    /// Is told each method that a block names, with its place.
    let noteMethod: (MethodID, Cursor) -> Void

    /// The template; `nil` when it has no block that can be read.
    func template(_ id: TemplateID, _ root: Cursor) -> SessionTemplate? {
        guard let keys = root.keys(["name", "purpose", "blocks"]) else { return nil }
        let name = keys.required("name", "a text")?.localized()
        let purpose = keys["purpose"]?.localized()
        guard let list = keys.required("blocks", "a list of {method: …}") else { return nil }
        let items = list.items()
        guard (1...40).contains(items.count) else {
            list.wrong("a list of 1 to 40 blocks")
            return nil
        }
        var names: Set<String> = []
        let blocks = items.compactMap { block($0, &names) }
        guard !blocks.isEmpty else { return nil }
        return SessionTemplate(
            id: id, name: name ?? LocalizedText(id.rawValue), purpose: purpose, blocks: blocks)
    }

    private func block(_ cursor: Cursor, _ names: inout Set<String>) -> TemplateBlock? {
        guard
            let keys = cursor.keys([
                "method", "id", "title", "minutes", "wish", "at", "optional",
            ])
        else { return nil }
        let methods = keys.required("method", "the identifier of a method")?.items()
            .compactMap { item -> MethodID? in
                guard let id = item.identifier() else { return nil }
                noteMethod(MethodID(rawValue: id), item)
                return MethodID(rawValue: id)
            }
        let id = keys["id"]?.identifier() ?? ""
        if !id.isEmpty, !names.insert(id).inserted {
            keys["id"]?.fault(
                .duplicateIdentifier, "two blocks are called '\(id)'",
                expected: "an identifier of its own")
        }
        let minutes = keys["minutes"]?.range(1...720)
        guard let methods, !methods.isEmpty else { return nil }
        return TemplateBlock(
            id: id, methods: methods, title: keys["title"]?.localized(),
            minutes: minutes.map {
                MinutesRange(least: $0.least, ideal: $0.ideal, most: $0.most)
            },
            wish: keys["wish"]?.integer(1...9) ?? 1, pin: keys["at"].flatMap(pin),
            priority: keys["optional"].flatMap(priority))
    }

    private func pin(_ cursor: Cursor) -> BlockPin? {
        if let time = cursor.tree.text.flatMap({ ClockTime($0) }) { return .clock(time) }
        guard let text = cursor.tree.text, let minutes = Int(text), (0...1440).contains(minutes)
        else {
            cursor.wrong("a time such as \"15:30\", or minutes after the start")
            return nil
        }
        return .offset(minutes)
    }

    private func priority(_ cursor: Cursor) -> Int? {
        switch cursor.tree.text {
        case "no", "false": return nil
        case "yes", "true": return 3
        default: return cursor.integer(1...5)
        }
    }
}
