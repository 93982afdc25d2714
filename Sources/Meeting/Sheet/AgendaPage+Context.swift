import CivilTime
import Communities
import Facilitation
package import Workplace

extension AgendaPage {
    /// What the layouts show.
    package var context: [String: LayoutValue] {
        var context = AgendaWords.words(language)
        let mode = AgendaWords.mode(agenda.mode, language)
        context["language"] = .text(language.rawValue)
        context["title"] = .text(agenda.title.text(language))
        context["start"] = .text(agenda.start.description)
        context["end"] = .text(agenda.end.description)
        context["length"] = .text(DateWords(language).length(minutes: agenda.minutes))
        context["people"] = .text(AgendaWords.people(agenda.people, language))
        context["mode"] = .text(mode)
        context["copy"] = .text(AgendaWords.copy(copy, language))
        context["wallPoints"] = .text(String(wallPoints))
        context["printedTitle"] = .text(Self.styleText(agenda.title.text(language)))
        context.offer(facts.community, as: "community")
        context.offer(facts.date, as: "date")
        // `online (online)` says it twice.
        context.offer(facts.place == mode ? nil : facts.place, as: "place")
        context.offer(facts.facilitator, as: "facilitator")
        context.offer(facts.join, as: "join")
        context.offer(facts.back, as: "back")
        context.offer(
            list: agenda.blocks.map { block($0, level: 3, people: agenda.people) }, as: "blocks")
        addPreparation(to: &context)
        addCards(to: &context)
        return context
    }

    /// The size of the wall version's letters, in points, at which all of it stands on one sheet of A4 on its side.
    private var wallPoints: Int {
        // A strand's title takes six tenths of a line; 470 points are left below the title.
        let lines = agenda.blocks.reduce(10) { $0 + 10 + 6 * $1.strands.count }
        return min(30, max(10, 470 * 10 / (lines * 15 / 10)))
    }

    private func addPreparation(to context: inout [String: LayoutValue]) {
        let preparation = AgendaPreparation(agenda, language)
        context.offer(
            list: preparation.materials.map {
                ["itemText": .text($0.text), "itemBlocks": .text($0.blocks)]
            }, as: "ready")
        context.offer(preparation.room, as: "room")
        context.offer(preparation.lacks, as: "lacks")
        context.offer(list: roles.map(role), as: "roles")
        context.offer(list: agenda.openThreads.map(thread), as: "threads")
        context.offer(list: facts.next.map { ["nextText": .text($0)] }, as: "next")
        context["hasScripts"] = .flag(preparation.hasScripts)
        context["hasShortcuts"] = .flag(preparation.hasShortcuts)
    }

    private func addCards(to context: inout [String: LayoutValue]) {
        let isOneRound = facts.groups.count == 1
        let rounds: [[String: LayoutValue]] = facts.groups.enumerated().map { index, groups in
            let title =
                isOneRound
                ? AgendaWords.groups(language) : AgendaWords.round(index + 1, language)
            let block = facts.groupTitles.indices.contains(index) ? facts.groupTitles[index] : nil
            return [
                "roundTitle": .text([title, block].compactMap { $0 }.joined(separator: " · ")),
                "groups": .list(
                    groups.enumerated().map { number, names in
                        [
                            "groupTitle": .text(AgendaWords.group(number + 1, language)),
                            "names": .list(names.map { ["name": .text($0)] }),
                            "nameLine": .text(names.joined(separator: ", ")),
                        ]
                    }),
            ]
        }
        context.offer(list: rounds, as: "groupRounds")
    }

    private func block(
        _ block: AgendaBlock, level: Int, people: Int
    ) -> [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "level": .text(String(level)),
            "blockStart": .text(block.start.description),
            "blockMinutes": .text(String(block.minutes)),
            "blockTitle": .text(block.title.text(language)),
            "isPause": .flag(block.arc == .pause),
        ]
        let purpose = block.purpose.text(language)
        context.offer(purpose.isEmpty ? nil : purpose, as: "purpose")
        context.offer(list: steps(of: block), as: "steps")
        context.offer(block.lead, as: "lead")
        context.offer(
            AgendaWords.grouping(people: people, groups: block.groups, language),
            as: "grouping")
        context.offer(block.modeNote?.text(language), as: "modeNote")
        context.offer(block.late?.text(language), as: "late")
        context.offer(block.access?.text(language), as: "access")
        context["strandShape"] = .text(
            (2...3).contains(block.strands.count) ? "side-\(block.strands.count)" : "stacked")
        let strands: [[String: LayoutValue]] = block.strands.map { strand in
            [
                "strandTitle": .text(strand.title.text(language)),
                "strandPeople": .text(AgendaWords.people(strand.people, language)),
                // Every block says that it has strands or none: else it would show those of the block around it.
                "blocks": .list(
                    strand.blocks.map { self.block($0, level: level + 2, people: strand.people) }),
            ]
        }
        context.offer(list: strands, as: "strands")
        if !block.strands.isEmpty { context.offer(nil, as: "grouping") }
        return context
    }

    private func steps(of block: AgendaBlock) -> [[String: LayoutValue]] {
        var time = block.start
        return block.steps.map { step in
            var context: [String: LayoutValue] = [
                "stepClock": .text(time.description),
                "hasStepClock": .flag(block.steps.count > 1),
                "stepText": .text(step.text.text(language)),
                "stepMinutes": .text(String(step.minutes)),
                "stepLength": .text(
                    AgendaWords.length(minutes: step.minutes, rounds: step.rounds, language)),
            ]
            let repeats = AgendaWords.repeats(
                minutes: step.minutes, rounds: step.rounds, language)
            context.offer(repeats, as: "repeats")
            context.offer(step.say?.text(language), as: "say")
            time = time.later(byMinutes: step.minutes)
            return context
        }
    }

    private func role(_ turn: RoleTurn) -> [String: LayoutValue] {
        let words = SessionRoleWords(turn.role, language)
        var context: [String: LayoutValue] = [
            "roleName": .text(words.name), "roleTask": .text(words.task),
        ]
        context.offer(turn.person, as: "person")
        return context
    }

    private func thread(_ thread: OpenThread) -> [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "threadKind": .text(AgendaWords.thread(thread.kind, language)),
            "threadText": .text(thread.text),
        ]
        let owner = thread.owner.map { facts.names[$0] ?? $0.rawValue }
        let due = thread.due.map { AgendaWords.due(DateWords(language).short($0), language) }
        let by = [owner, due].compactMap { $0 }.joined(separator: ", ")
        context.offer(by.isEmpty ? nil : by, as: "threadBy")
        return context
    }

    /// A text within the quotation marks of a style sheet, where nothing but letters and digits stands for itself
    /// (CSS Syntax 3 §4.3.7).
    private static func styleText(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isPlain =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
        }.joined()
    }
}

extension [String: LayoutValue] {
    /// The text under that name and a flag `hasName` that tells whether there is one.
    package mutating func offer(_ text: String?, as name: String) {
        self[name] = .text(text ?? "")
        self[Self.flag(name)] = .flag(text != nil)
    }

    /// The list under that name and a flag `hasName` that tells whether it has anything.
    mutating func offer(list: [[String: LayoutValue]], as name: String) {
        self[name] = .list(list)
        self[Self.flag(name)] = .flag(!list.isEmpty)
    }

    private static func flag(_ name: String) -> String {
        "has" + name.prefix(1).uppercased() + name.dropFirst()
    }
}
