public import CivilTime
public import Communities

/// A thing read from a text, with what the text says about its place in the ledger.
public struct ReadHarvest: Hashable, Sendable {
    /// What was read.
    public var item: HarvestItem
    /// Its number in the ledger, as `#12` at its end; `nil` for a new one.
    public var number: Int?
    /// Who voted for it, by identifier, each once.
    public var votes: [PersonID]
    /// The line it begins on, from 1.
    public var line: Int

    /// All parts given.
    public init(item: HarvestItem, number: Int? = nil, votes: [PersonID] = [], line: Int) {
        self.item = item
        self.number = number
        self.votes = votes
        self.line = line
    }
}

/// What a text of a harvest says, and where it says nothing that can be read.
public struct HarvestReading: Hashable, Sendable {
    /// In the order of the text.
    public var items: [ReadHarvest] = []
    /// In the order of the text.
    public var faults: [HarvestFault] = []
}

/// Reads what people noted in a session, in Dutch or English, a line a thing:
///
///     ! peer feedback before the mark is read          an insight
///     ? how do we keep it small                        a question
///     - [ ] share the rubric @noor 2027-03-01          an action, its owner and day; [x] done, [-] dropped
///     experiment: we try exit tickets / we expect fewer resits / we look again on 2027-04-20
///     challenge: students do not read feedback +sem +noor        and who votes for it
///
/// Words (`insight:`, `vraag:`, `actie:` …) do as well as marks, and so do headings (`## Acties`) above plain lines. An
/// indented line goes on with the one above it. `#12` at the end is the number of a thing that is kept already, `<#6` what
/// it came of, `#openbaar` or `#public` lets everybody read it, and a backslash takes the meaning of the character after it away.
public struct HarvestReader: Sendable {
    /// The most things one text may have.
    public static let most = 1_000

    /// The words at the end of a line that everybody may read.
    package static let openings = HarvestVocabulary.opening.map { "#\($0)" }

    private let people: [Person]
    private let day: CivilDate

    /// - Parameters:
    ///   - people: who can be an owner or vote, by identifier or by a first name that one person has.
    ///   - day: of the session; a day without a year is the first one on or after it.
    public init(people: [Person], day: CivilDate) {
        self.people = people
        self.day = day
    }

    /// Reads a text; what cannot be read is a fault, and reading goes on.
    public func read(_ text: String) -> HarvestReading {
        var reading = HarvestReading()
        var section: HarvestKind?
        var open: (lines: [NotedScalar], section: HarvestKind?)?
        func close() {
            guard let (lines, section) = open else { return }
            open = nil
            guard reading.items.count < HarvestReader.most else {
                let place = HarvestFault(
                    line: lines[0].line, column: lines[0].column, reason: .tooMany)
                if reading.faults.last?.reason != .tooMany { reading.faults.append(place) }
                return
            }
            take(lines[...], section, into: &reading)
        }
        for (index, raw) in lines(of: text).enumerated() {
            let whole = noted(raw, number: index + 1)[...]
            let line = whole.trimmed
            if line.isEmpty || isOrnament(line) {
                close()
            } else if let heading = heading(line) {
                close()
                section = heading.kind
            } else if let last = open?.lines.last, whole.first?.isBlank == true,
                whole.prefix(while: \.isBlank).contains(where: { $0.scalar == "\t" })
                    || whole.prefix(while: \.isBlank).count >= 2,
                !HarvestHead.isMarked(line)
            {
                open?.lines.append(
                    NotedScalar(scalar: "\n", line: last.line, column: last.column + 1))
                open?.lines += line
            } else {
                close()
                open = (Array(line), section)
            }
        }
        close()
        return reading
    }

    /// Reads one thing of a known kind, whatever its lines; its end means what it means at the end of a line.
    public func read(_ text: String, as kind: HarvestKind) -> HarvestReading {
        var reading = HarvestReading()
        let line = lines(of: text).flatMap { noted($0, number: 1) + noted(" ", number: 1) }
        take(line[...].trimmed, kind, into: &reading)
        return reading
    }

    private func take(
        _ line: NotedText, _ section: HarvestKind?, into reading: inout HarvestReading
    ) {
        guard let first = line.first else { return }
        let head = HarvestHead(line, section: section)
        func fault(_ reason: HarvestFault.Reason, at noted: NotedScalar?) {
            let place = noted ?? first
            reading.faults.append(
                HarvestFault(line: place.line, column: place.column, reason: reason))
        }
        guard let kind = head.kind else {
            return fault(.unknownKind(word: wordBeforeColon(head.body)), at: head.body.first)
        }
        let before = reading.faults.count
        var found = Found()
        for (part, text) in HarvestParts(head.body, of: kind).parts {
            let rest = takeTail(of: text, part, kind, &found, fault)
            let words = rest.string
            switch part {
            case .trying: found.text = found.text.map { "\($0) \(words)" } ?? words
            case .expecting: found.expectation = words
            case .outcome: found.outcome = words
            case .lookingAgain:
                if !rest.isEmpty || found.day == nil {
                    fault(.noDay(words), at: rest.first ?? text.first ?? line.last)
                }
            }
            if rest.count > HarvestItem.longest { fault(.tooLong, at: rest.first) }
        }
        let item = HarvestItem(
            kind, found.text ?? "", expectation: found.expectation, owner: found.owner,
            due: found.day, state: head.state, outcome: found.outcome, source: found.source,
            isPublic: found.isPublic)
        if item.text.isEmpty { fault(.nothingSaid(kind), at: head.body.first ?? line.last) }
        guard reading.faults.count == before else { return }
        reading.items.append(
            ReadHarvest(
                item: item, number: found.number, votes: found.votes, line: first.line))
    }

    private struct Found {
        var text: String?
        var expectation: String?
        var outcome: String?
        var owner: PersonID?
        var day: CivilDate?
        var source: Int?
        var number: Int?
        var votes: [PersonID] = []
        var isPublic = false
    }

    /// Takes from the end of a text what is not said but meant.
    private func takeTail(
        of text: NotedText, _ part: HarvestVocabulary.Part, _ kind: HarvestKind,
        _ found: inout Found, _ fault: (HarvestFault.Reason, NotedScalar?) -> Void
    ) -> NotedText {
        var text = text
        while true {
            let manner = HarvestTail.Manner(
                kind: kind, allowsDay: kind.hasDay && part != .outcome && found.day == nil,
                reference: day)
            guard let (tail, start) = HarvestTail.last(of: text, manner) else { return text }
            let place = text[start]
            switch tail {
            case .day(let day): found.day = day
            case .source(let number): found.source = number
            case .everybody: found.isPublic = true
            case .number(let number):
                if found.number != nil { fault(.secondNumber("#\(number)"), place) }
                found.number = number
            case .owner(let name):
                let person = person(name, place, fault)
                if found.owner != nil, person != nil { fault(.secondOwner(name), place) }
                found.owner = person
            case .vote(let name):
                if let person = person(name, place, fault), !found.votes.contains(person) {
                    found.votes.insert(person, at: 0)
                }
            }
            text = text[..<start].trimmed
        }
    }

    /// By identifier, then by a first name that only one person has; a full stop at the end may be none of its own.
    private func person(
        _ name: String, _ place: NotedScalar, _ fault: (HarvestFault.Reason, NotedScalar?) -> Void
    ) -> PersonID? {
        var bare = name
        while bare.hasSuffix(".") { bare.removeLast() }
        for written in [name, name.lowercased(), bare, bare.lowercased()] {
            if let found = people.first(where: { $0.id.rawValue == written }) { return found.id }
        }
        let namesakes = people.filter { person in
            person.name.split(separator: " ").first.map { folded(String($0)) } == folded(bare)
        }
        if namesakes.count == 1 { return namesakes[0].id }
        fault(
            namesakes.isEmpty
                ? .unknownPerson(bare) : .severalPeople(bare, namesakes.map(\.id.rawValue)), place)
        return nil
    }

    private func lines(of text: String) -> [String.UnicodeScalarView.SubSequence] {
        var lines: [String.UnicodeScalarView.SubSequence] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        if scalars.first == "\u{FEFF}" { start = scalars.index(after: start) }
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            guard scalars[index] == "\n" || scalars[index] == "\r" else {
                index = next
                continue
            }
            lines.append(scalars[start..<index])
            let isPair =
                scalars[index] == "\r" && next < scalars.endIndex && scalars[next] == "\n"
            index = isPair ? scalars.index(after: next) : next
            start = index
        }
        lines.append(scalars[start...])
        return lines
    }

    /// Rules and comments of Markdown, which say nothing.
    private func isOrnament(_ line: NotedText) -> Bool {
        let text = line.string
        if text.hasPrefix("<!--"), text.hasSuffix("-->") { return true }
        guard let first = line.first, "-=*_".unicodeScalars.contains(first.scalar) else {
            return false
        }
        return line.count >= 3 && line.allSatisfy { $0.scalar == first.scalar }
    }

    /// `## Acties`, or `Acties:` alone: the kind of the lines below it; `nil` for a line that is no heading.
    private func heading(_ line: NotedText) -> (kind: HarvestKind?, isHeading: Bool)? {
        var words = line
        while words.first?.means("#") == true { words.removeFirst() }
        let isMarked = words.startIndex != line.startIndex && words.first?.isBlank ?? true
        if !isMarked { words = line }
        var name = words.trimmed
        let hasColon = name.last?.means(":") == true
        if hasColon { name = name.dropLast().trimmed }
        guard isMarked || hasColon else { return nil }
        let kind = HarvestKind(word: name.string)
        if isMarked { return (kind, true) }
        return kind == nil ? nil : (kind, true)
    }

    private func wordBeforeColon(_ body: NotedText) -> String? {
        guard let colon = body.firstIndex(where: { $0.means(":") }) else { return nil }
        let word = body[..<colon].trimmed
        return word.tokens.count <= 3 && !word.isEmpty ? word.string : nil
    }
}
