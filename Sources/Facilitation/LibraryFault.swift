public import Communities

/// What is wrong with a method or a template.
public enum LibraryFault: Hashable, Sendable {
    /// Two methods of one source have the same identifier.
    case duplicateMethod(MethodID)
    /// Two templates of one source have the same identifier.
    case duplicateTemplate(TemplateID)
    /// Not 1 ≤ least ≤ ideal ≤ most ≤ 720 minutes.
    case minutesOutOfOrder(MethodID, MinutesRange)
    /// Not 1 ≤ least ≤ ideal ≤ most ≤ 100 rounds.
    case roundsOutOfOrder(MethodID, RoundsRange)
    /// Not 1 ≤ least ≤ most people.
    case peopleOutOfOrder(MethodID, PeopleRange)
    /// Not 1 ≤ least ≤ ideal ≤ most people in a group.
    case groupOutOfOrder(MethodID, GroupSize)
    /// A method without steps.
    case noSteps(MethodID)
    /// More steps than the least minutes.
    case moreStepsThanMinutes(MethodID, steps: Int, least: Int)
    /// The steps of a method for its mode take no time at all.
    case stepsTakeNoTime(MethodID)
    /// A template without blocks, or with more than 40.
    case blockCount(TemplateID, Int)
    /// A block of a template names no method.
    case blockWithoutMethod(TemplateID, block: Int)
    /// A block of a template names a method that does not exist.
    case unknownMethod(TemplateID, block: String, MethodID)
    /// Two blocks of a template have the same identifier.
    case duplicateBlock(TemplateID, block: String)
    /// Not 1 ≤ least ≤ ideal ≤ most ≤ 720 minutes in a block.
    case blockMinutesOutOfOrder(TemplateID, block: String, MinutesRange)
    /// A wish outside 1...9.
    case wishOutOfRange(TemplateID, block: String, Int)
    /// A priority outside 1...5.
    case priorityOutOfRange(TemplateID, block: String, Int)
}

extension MethodLibrary {
    /// Everything wrong in these methods and templates, in their order; `known` are methods from elsewhere that
    /// templates may use as well.
    public static func faults(
        methods: [Method], templates: [SessionTemplate], known: Set<MethodID> = []
    ) -> [LibraryFault] {
        var faults: [LibraryFault] = []
        var methodIDs = Set<MethodID>()
        for method in methods {
            if !methodIDs.insert(method.id).inserted { faults.append(.duplicateMethod(method.id)) }
            faults += method.faults
        }
        var templateIDs = Set<TemplateID>()
        for template in templates {
            if !templateIDs.insert(template.id).inserted {
                faults.append(.duplicateTemplate(template.id))
            }
            faults += template.faults(known: known.union(methodIDs))
        }
        return faults
    }
}

extension Method {
    fileprivate var faults: [LibraryFault] {
        var faults: [LibraryFault] = []
        if !minutes.isInOrder { faults.append(.minutesOutOfOrder(id, minutes)) }
        if !(1 <= rounds.least && rounds.least <= rounds.ideal && rounds.ideal <= rounds.most
            && rounds.most <= 100)
        {
            faults.append(.roundsOutOfOrder(id, rounds))
        }
        if people.least < 1 || people.most.map({ $0 < people.least }) ?? false {
            faults.append(.peopleOutOfOrder(id, people))
        }
        if let group, !(1 <= group.least && group.least <= group.ideal && group.ideal <= group.most)
        {
            faults.append(.groupOutOfOrder(id, group))
        }
        for steps in [steps] + Mode.allCases.compactMap({ variants[$0]?.steps }) {
            if steps.isEmpty {
                faults.append(.noSteps(id))
            } else if steps.count > minutes.least {
                faults.append(
                    .moreStepsThanMinutes(id, steps: steps.count, least: minutes.least))
            } else if steps.allSatisfy({ $0.need == StepNeed() }) {
                faults.append(.stepsTakeNoTime(id))
            }
        }
        return faults
    }
}

extension SessionTemplate {
    fileprivate func faults(known: Set<MethodID>) -> [LibraryFault] {
        guard (1...40).contains(blocks.count) else { return [.blockCount(id, blocks.count)] }
        var faults: [LibraryFault] = []
        var blockIDs = Set<String>()
        for (index, block) in blocks.enumerated() {
            if block.methods.isEmpty { faults.append(.blockWithoutMethod(id, block: index)) }
            for method in block.methods where !known.contains(method) {
                faults.append(.unknownMethod(id, block: block.id, method))
            }
            if !block.id.isEmpty, !blockIDs.insert(block.id).inserted {
                faults.append(.duplicateBlock(id, block: block.id))
            }
            if let minutes = block.minutes, !minutes.isInOrder {
                faults.append(.blockMinutesOutOfOrder(id, block: block.id, minutes))
            }
            if !(1...9).contains(block.wish) {
                faults.append(.wishOutOfRange(id, block: block.id, block.wish))
            }
            if let priority = block.priority, !(1...5).contains(priority) {
                faults.append(.priorityOutOfRange(id, block: block.id, priority))
            }
        }
        return faults
    }
}

extension MinutesRange {
    fileprivate var isInOrder: Bool {
        1 <= least && least <= ideal && ideal <= most && most <= 720
    }
}
