import Communities
import Facilitation

/// When a method makes new groups.
private enum Regrouping: String, CaseIterable {
    case once
    case eachRound = "each-round"
}

/// Reads a file of `methods/`.
struct MethodReader {
    private static let rooms = [
        "tables", "movable-chairs", "wall", "whiteboard", "screen", "breakout-rooms", "open-floor",
    ]

    /// The method; `nil` when what an agenda needs of it cannot be read.
    func method(_ id: MethodID, _ root: Cursor) -> Method? {
        guard
            let keys = root.keys([
                "name", "purpose", "arc", "people", "group", "minutes", "rounds", "regroup",
                "roles",
                "steps",
                "late", "materials", "room", "trust", "energy", "again-after", "access", "modes",
                "source",
                "credit",
            ])
        else { return nil }
        let name = keys.required("name", .text)?.localized()
        let purpose = keys.required("purpose", .purpose)?.localized()
        let arc = keys.required(
            "arc", .oneOf(["open", "diverge", "explore", "converge", "close", "pause"]))?
            .choice(Arc.self)
        let minutes = keys.required("minutes", .form("{least: 10, ideal: 15, most: 20}"))?.range(
            1...720)
        let steps = keys.required("steps", .listOf("{text, minutes}")).map(steps)
        let source = keys.required("source", .source)?.text()
        let credit = keys.required("credit", .credit)?.text()
        let people = keys["people"].flatMap(people) ?? PeopleRange()
        let group = keys["group"]?.range(1...1000)
        let rounds = keys["rounds"]?.range(1...100)
        let regroup = keys["regroup"]?.choice(Regrouping.self)
        let roles = keys["roles"]?.items().compactMap { $0.choice(SessionRole.self) } ?? []
        let room = keys["room"]?.items().compactMap(feature) ?? []
        let trust = keys["trust"]?.choice(Trust.self) ?? .low
        let variants = keys["modes"].map(variants) ?? [:]
        let energy = keys["energy"]?.choice(Energy.self) ?? .steady
        let againAfter = keys["again-after"]?.integer(0...20)
        let materials = keys["materials"].map(materials) ?? []
        let late = keys["late"]?.localized()
        if let minutes, let steps, steps.count > minutes.least {
            keys["steps"]?.fault(
                .content(.tooManySteps(steps.count, minutes: minutes.least)))
        }
        if let steps, !steps.isEmpty, steps.allSatisfy({ $0.need == StepNeed() }) {
            keys["steps"]?.fault(.content(.stepsTakeNoTime))
        }
        guard let name, let purpose, let arc, let minutes, let steps, !steps.isEmpty else {
            return nil
        }
        return Method(
            id: id, name: name, purpose: purpose, arc: arc, people: people,
            group: group.map(GroupSize.init),
            minutes: MinutesRange(minutes), rounds: rounds.map(RoundsRange.init) ?? .once,
            regroups: regroup == .eachRound, roles: Set(roles), steps: steps, late: late,
            materials: materials,
            room: Set(room), trust: trust,
            energy: energy, againAfter: againAfter ?? (arc.isMiddle ? 2 : 0),
            access: keys["access"]?.localized(), variants: variants, source: source ?? "",
            credit: credit ?? "")
    }

    private func people(_ cursor: Cursor) -> PeopleRange? {
        guard let keys = cursor.keys(["least", "most"]) else { return nil }
        let least = keys["least"]?.integer(1...100_000) ?? 1
        let most = keys["most"]?.integer(1...100_000)
        if let most, most < least {
            cursor.fault(.content(.peopleOutOfOrder(least: least, most: most)))
            return nil
        }
        return PeopleRange(least: least, most: most)
    }

    private func steps(_ cursor: Cursor) -> [MethodStep] {
        let steps = cursor.items().compactMap { item -> MethodStep? in
            guard let keys = item.keys(["text", "say", "minutes"]) else { return nil }
            let text = keys.required("text", .whatIsDone)?.localized()
            let need = keys.required("minutes", .numberOr("{fixed, per-person, per-round}"))
                .map(need)
            guard let text, let need else { return nil }
            return MethodStep(text: text, say: keys["say"]?.localized(), need: need)
        }
        if cursor.items().isEmpty { cursor.wrong(.listOfSome("{text, minutes}")) }
        return steps
    }

    /// A text, or `{nl, en, count, per}`.
    private func materials(_ cursor: Cursor) -> [Material] {
        cursor.items().compactMap { item in
            guard case .map = item.tree.content else {
                return item.localized().map { Material($0) }
            }
            guard let keys = item.keys(["nl", "en", "count", "per"]) else { return nil }
            let texts = Language.allCases.compactMap { language in
                keys[language.rawValue]?.text().map { (language, $0) }
            }
            guard !texts.isEmpty else {
                item.wrong(.textOr("{nl: …, en: …, count: 1, per: group}"))
                return nil
            }
            return Material(
                LocalizedText(Dictionary(uniqueKeysWithValues: texts)),
                count: keys["count"]?.integer(1...1000),
                per: keys["per"]?.choice(Material.Measure.self) ?? .session)
        }
    }

    private func need(_ cursor: Cursor) -> StepNeed {
        guard case .map = cursor.tree.content else {
            return StepNeed(fixed: cursor.seconds() ?? 0)
        }
        let keys = cursor.keys(["fixed", "per-person", "per-group", "per-round"])
        return StepNeed(
            fixed: keys?["fixed"]?.seconds() ?? 0, perPerson: keys?["per-person"]?.seconds() ?? 0,
            perGroup: keys?["per-group"]?.seconds() ?? 0,
            perRound: keys?["per-round"]?.seconds() ?? 0)
    }

    private func feature(_ cursor: Cursor) -> String? {
        guard let word = cursor.identifier() else { return nil }
        if MethodReader.rooms.contains(word) { return word }
        cursor.fault(
            .content(.unknownRoomNeed(word, known: MethodReader.rooms)),
            suggestion: didYouMean(word, among: MethodReader.rooms))
        return nil
    }

    private func variants(_ cursor: Cursor) -> [Mode: ModeVariant] {
        guard let keys = cursor.keys(Mode.allCases.map(\.rawValue)) else { return [:] }
        var variants: [Mode: ModeVariant] = [:]
        for mode in Mode.allCases {
            guard let value = keys[mode.rawValue] else { continue }
            if ["false", "no"].contains(value.tree.text) {
                variants[mode] = ModeVariant(possible: false)
            } else if case .map = value.tree.content {
                let own = value.keys(["extra", "text", "steps", "materials"])
                variants[mode] = ModeVariant(
                    extraMinutes: own?["extra"]?.integer(0...240) ?? 0,
                    text: own?["text"]?.localized(), steps: own?["steps"].map(steps),
                    materials: own?["materials"].map(materials))
            } else {
                value.wrong(.oneOf(["false", "{extra, text, steps, materials}"]))
            }
        }
        return variants
    }
}

extension Cursor {
    /// Minutes with at most two decimals, as seconds.
    fileprivate func seconds() -> Int? {
        let parts = (tree.text ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in
            (1...3).contains(part.utf8.count)
                && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard (1...2).contains(parts.count), areDigits, let whole = Int(parts[0]), whole <= 720
        else {
            wrong(.minutes)
            return nil
        }
        guard parts.count == 2, let fraction = Int(parts[1]) else { return whole * 60 }
        let scale = [10, 100, 1000][parts[1].utf8.count - 1]
        return whole * 60 + fraction * 60 / scale
    }
}
