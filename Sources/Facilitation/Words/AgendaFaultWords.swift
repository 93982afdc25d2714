package import Communities

/// Why there is no agenda, in the words of a language.
package struct AgendaFaultWords {
    package var language: Language

    package init(_ language: Language) { self.language = language }

    /// What is wrong, without a full stop.
    package func sentence(_ fault: AgendaFault) -> String {
        switch (fault, language) {
        case (.badLength(let minutes), .nl):
            "voor een bijeenkomst van \(minutes) minuten is geen programma te maken"
                + " (wel voor 1 tot en met 720)"
        case (.badLength(let minutes), .en):
            "a session of \(minutes) minutes cannot have an agenda (1 to 720 can)"
        case (.badPeople(let people), .nl):
            "voor \(people) mensen is geen programma te maken (wel voor 1 tot en met 10000)"
        case (.badPeople(let people), .en):
            "an agenda for \(people) people cannot be made (1 to 10000 can)"
        case (.badBlockCount(let count), .nl):
            "een sjabloon heeft 1 tot en met 60 onderdelen; dit heeft er \(count)"
        case (.badBlockCount(let count), .en):
            "a template needs 1 to 60 blocks; this one has \(count)"
        case (.unknownMethod(let method, let block), .nl):
            "het onderdeel '\(block)' vraagt om de werkvorm '\(method)', en die is er niet"
        case (.unknownMethod(let method, let block), .en):
            "the block '\(block)' asks for the method '\(method)', which the library lacks"
        case (.tooManyOpenChoices(let arc), .nl):
            "meer dan drie onderdelen laten de keuze open met 'arc: \(arc.rawValue)'"
        case (.tooManyOpenChoices(let arc), .en):
            "more than three blocks leave the choice with 'arc: \(arc.rawValue)'"
        case (.doesNotFit(let misfit), _):
            (misfit.unsuitable.map(sentence) + [tooShort(misfit.minutes)]).joined(separator: "; ")
        }
    }

    /// The smallest changes that would make it fit.
    package func waysOut(_ fault: AgendaFault) -> [String] {
        guard case .doesNotFit(let misfit) = fault else { return [] }
        let and = language == .nl ? " en " : " and "
        var ways = misfit.fixes.map { $0.map(way).joined(separator: and) }
        let more = misfit.count - misfit.fixes.count
        if more > 0 {
            ways.append(
                language == .nl
                    ? "een van \(more) andere manieren met even weinig wijzigingen"
                    : "one of \(more) other ways with as few changes")
        }
        return ways
    }

    private func sentence(_ block: AgendaFault.Unsuitable) -> String {
        let methods = block.methods.map(\.rawValue).joined(separator: ", ")
        let named = methods.isEmpty ? "" : " (\(methods))"
        return switch language {
        case .nl:
            "niets in het onderdeel '\(block.block)'\(named) werkt met zoveel mensen in die vorm"
        case .en:
            "nothing in the block '\(block.block)'\(named) works with so many people in that mode"
        }
    }

    private func tooShort(_ minutes: Int) -> String {
        switch language {
        case .nl: "het past niet in \(minutes) minuten"
        case .en: "it does not fit into \(minutes) minutes"
        }
    }

    private func way(_ change: AgendaFault.Change) -> String {
        switch (change, language) {
        case (.lengthen(let minutes), .nl): "\(counted(minutes)) langer"
        case (.lengthen(let minutes), .en): "\(counted(minutes)) more"
        case (.shorten(let minutes), .nl): "\(counted(minutes)) korter"
        case (.shorten(let minutes), .en): "\(counted(minutes)) less"
        case (.leaveOut(let block), .nl): "'\(block)' weglaten"
        case (.leaveOut(let block), .en): "leave out '\(block)'"
        case (.unpin(let block), .nl): "de vaste tijd van '\(block)' loslaten"
        case (.unpin(let block), .en): "let go of the fixed time of '\(block)'"
        }
    }

    private func counted(_ minutes: Int) -> String {
        switch language {
        case .nl: minutes == 1 ? "1 minuut" : "\(minutes) minuten"
        case .en: minutes == 1 ? "1 minute" : "\(minutes) minutes"
        }
    }
}
