import Communities
import Facilitation

/// What must be done before a session begins, gathered from all its blocks.
struct AgendaPreparation {
    /// Something that must lie ready, and the titles of the blocks it is for.
    struct Item: Hashable {
        var text: String
        var blocks: String
    }

    /// What must lie ready, in the order in which it is needed; numbers of the same thing are added up.
    let materials: [Item]
    /// What the methods need of the room, each with its blocks; `nil`: nothing in particular.
    let room: String?
    /// What of that the room is known to lack; `nil`: nothing.
    let lacks: String?
    /// Whether some step has words to say aloud.
    let hasScripts: Bool
    /// Whether some block tells what to shorten.
    let hasShortcuts: Bool

    init(_ agenda: Agenda, _ language: Language) {
        let blocks = agenda.blocks.flatMap { block in
            [block] + block.strands.flatMap(\.blocks)
        }
        var materials = Gathering<AgendaMaterial>()
        var room = Gathering<String>()
        var lacks = Gathering<String>()
        for block in blocks {
            let title = block.title.text(language)
            for material in block.materials {
                materials.add(material, as: material.name.text(language), for: title) {
                    [$0.count, $1.count].compactMap { $0 }.reduce(nil) { ($0 ?? 0) + $1 }
                        .map { AgendaMaterial(material.name, count: $0) } ?? material
                }
            }
            for need in block.room where !block.roomLacks.contains(need) {
                room.add(need, as: need, for: title)
            }
            for need in block.roomLacks { lacks.add(need, as: need, for: title) }
        }
        self.materials = materials.entries.map {
            Item(text: $0.value.text(language), blocks: $0.blocks.joined(separator: ", "))
        }
        self.room = Self.words(room, language)
        self.lacks = Self.words(lacks, language)
        hasScripts = blocks.contains { $0.steps.contains { $0.say != nil } }
        hasShortcuts = blocks.contains { $0.late != nil }
    }

    /// `tables (World café); a free wall (Open space)`.
    private static func words(_ needs: Gathering<String>, _ language: Language) -> String? {
        let words = needs.entries.map {
            "\(AgendaWords.feature($0.value, language)) (\($0.blocks.joined(separator: ", ")))"
        }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// Things met in several blocks, in the order in which they are met first.
    private struct Gathering<Value> {
        struct Entry {
            var value: Value
            var blocks: [String]
        }

        private(set) var entries: [Entry] = []
        private var places: [String: Int] = [:]

        /// Takes in a thing; one that was met before becomes what `merge` makes of both.
        mutating func add(
            _ value: Value, as name: String, for block: String,
            merging merge: (Value, Value) -> Value = { first, _ in first }
        ) {
            guard let place = places[name] else {
                places[name] = entries.count
                entries.append(Entry(value: value, blocks: [block]))
                return
            }
            entries[place].value = merge(entries[place].value, value)
            if !entries[place].blocks.contains(block) { entries[place].blocks.append(block) }
        }
    }
}
