import CivilTime
import Communities
import Facilitation

/// Reads a file of `sessions/`.
struct TemplateReader {
    /// Is told each method that a block names, with its position.
    let noteMethod: (MethodID, Cursor) -> Void

    /// The template; `nil` when it has no block that can be read.
    func template(_ id: TemplateID, _ root: Cursor) -> SessionTemplate? {
        guard let keys = root.keys(["name", "purpose", "kind", "stages", "length", "blocks"]) else {
            return nil
        }
        let name = keys.required("name", .text)?.localized()
        let purpose = keys["purpose"]?.localized()
        guard let list = keys.required("blocks", .listOf("{method: …}")) else { return nil }
        let items = list.items()
        guard (1...40).contains(items.count) else {
            list.wrong(.blocks(most: 40))
            return nil
        }
        var names: Set<String> = []
        let blocks = items.compactMap { block($0, &names, inStrand: false) }
        let stages = keys["stages"]?.items().compactMap { $0.choice(Stage.self) } ?? []
        let length = keys["length"]?.range(1...720)
        guard !blocks.isEmpty else { return nil }
        return SessionTemplate(
            id: id, name: name ?? LocalizedText(id.rawValue), purpose: purpose,
            kind: keys["kind"]?.choice(SessionKind.self), stages: stages,
            length: length.map(MinutesRange.init), blocks: blocks)
    }

    private func block(
        _ cursor: Cursor, _ names: inout Set<String>, inStrand: Bool
    ) -> TemplateBlock? {
        guard
            let keys = cursor.keys([
                "method", "arc", "strands", "id", "title", "minutes", "rounds", "wish", "at",
                "optional",
            ])
        else { return nil }
        let given = ["method", "arc", "strands"].filter { keys[$0] != nil }
        guard given.count == 1 else {
            cursor.wrong(.methodArcOrStrands)
            return nil
        }
        let methods = keys["method"]?.items()
            .compactMap { item -> MethodID? in
                guard let id = item.identifier() else { return nil }
                noteMethod(MethodID(rawValue: id), item)
                return MethodID(rawValue: id)
            }
        let arc = keys["arc"]?.choice(Arc.self)
        var strands: [TemplateStrand] = []
        if let list = keys["strands"] {
            guard !inStrand else {
                list.wrong(.noInnerStrands)
                return nil
            }
            strands = list.items().compactMap { strand($0, &names) }
            guard (2...4).contains(strands.count) else {
                list.wrong(.strands)
                return nil
            }
        }
        let id = keys["id"]?.identifier() ?? ""
        if !id.isEmpty, !names.insert(id).inserted {
            keys["id"]?.fault(.content(.blockNamedTwice(id)))
        }
        let minutes = keys["minutes"]?.range(1...720)
        if inStrand, let pin = keys["at"] { pin.wrong(.noFixedTime) }
        let rounds = keys["rounds"]?.range(1...100)
        guard methods?.isEmpty == false || arc != nil || !strands.isEmpty else { return nil }
        return TemplateBlock(
            id: id, methods: methods ?? [], arc: arc, strands: strands,
            title: keys["title"]?.localized(), minutes: minutes.map(MinutesRange.init),
            rounds: rounds.map(RoundsRange.init),
            wish: keys["wish"]?.integer(1...9) ?? 1, pin: keys["at"].flatMap(pin),
            priority: keys["optional"].flatMap(priority))
    }

    private func strand(_ cursor: Cursor, _ names: inout Set<String>) -> TemplateStrand? {
        guard let keys = cursor.keys(["title", "blocks"]) else { return nil }
        let title = keys.required("title", .strandTitle)?.localized()
        let list = keys.required("blocks", .listOf("{method: …}"))
        let items = list?.items() ?? []
        guard (1...10).contains(items.count) else {
            list?.wrong(.blocks(most: 10))
            return nil
        }
        let blocks = items.compactMap { block($0, &names, inStrand: true) }
        guard let title, !blocks.isEmpty else { return nil }
        return TemplateStrand(title: title, blocks: blocks)
    }

    private func pin(_ cursor: Cursor) -> BlockPin? {
        if let time = cursor.tree.text.flatMap({ ClockTime($0) }) { return .clock(time) }
        guard let text = cursor.tree.text, let minutes = Int(text), (0...1440).contains(minutes)
        else {
            cursor.wrong(.timeOrOffset)
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
