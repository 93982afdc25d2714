/// Builds the tree of components; what is wrongly nested is mended where its meaning is plain.
package struct ComponentTree {
    package private(set) var roots: [Component] = []
    package private(set) var findings: [Finding] = []
    /// The outermost component that the file leaves open.
    package private(set) var open: String?

    /// A tree that was built from something else than lines.
    init(root: Component, findings: [Finding]) {
        roots = [root]
        self.findings = findings
    }

    package init(_ bytes: ArraySlice<UInt8>, limits: ReadingLimits) {
        var lines = ContentLines(bytes, limits: limits)
        var stack: [Component] = []
        var tooDeep = 0
        var eventCount = 0
        var isOverLimit = false
        func name(_ property: Property) -> String {
            // What is no name could not be written again.
            let bytes = property.value.utf8.filter(Property.isNameByte)
            return bytes.isEmpty ? "X-" : String(decoding: bytes, as: UTF8.self).uppercased()
        }
        while let line = lines.next() {
            switch line.property.name {
            case "BEGIN":
                guard tooDeep == 0, stack.count < limits.mostDepth else {
                    if tooDeep == 0 {
                        report(.tooDeep, line.number, limits)
                    }
                    tooDeep += 1
                    continue
                }
                let begun = name(line.property)
                if begun == "VCALENDAR", let open = stack.first {
                    // A calendar inside a calendar is one that was never closed.
                    report(.notClosed(String(open.name.prefix(40))), open.line, limits)
                    while let component = stack.popLast() { attach(component, to: &stack) }
                }
                stack.append(Component(name: begun, line: line.number))
            case "END":
                if tooDeep > 0 {
                    tooDeep -= 1
                    continue
                }
                let ended = name(line.property)
                guard stack.contains(where: { $0.name == ended }) else {
                    report(.closesNothing(String(ended.prefix(40))), line.number, limits)
                    continue
                }
                while var component = stack.popLast() {
                    let isMatch = component.name == ended
                    if !isMatch {
                        report(
                            .notClosed(String(component.name.prefix(40))), component.line, limits)
                    }
                    component.endLine = line.number
                    if component.name == "VEVENT" { eventCount += 1 }
                    if eventCount > limits.events, component.name == "VEVENT" {
                        if !isOverLimit {
                            report(
                                .tooManyEvents(limit: limits.events), component.line, limits)
                        }
                        isOverLimit = true
                    } else {
                        attach(component, to: &stack)
                    }
                    if isMatch { break }
                }
            default:
                guard tooDeep == 0, !stack.isEmpty else {
                    if stack.isEmpty {
                        report(.outside, line.number, limits)
                    }
                    continue
                }
                stack[stack.count - 1].lines.append(line)
            }
        }
        open = stack.first?.name
        while let component = stack.popLast() { attach(component, to: &stack) }
        findings += lines.findings
        findings.sort { $0.line < $1.line }
    }

    private mutating func attach(_ component: Component, to stack: inout [Component]) {
        if stack.isEmpty {
            roots.append(component)
        } else {
            stack[stack.count - 1].children.append(component)
        }
    }

    private mutating func report(
        _ notice: @autoclosure () -> Notice, _ line: Int, _ limits: ReadingLimits
    ) {
        guard findings.count < limits.findings else { return }
        findings.append(Finding(notice(), line: line))
    }
}
