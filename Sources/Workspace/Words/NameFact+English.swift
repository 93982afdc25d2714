import Communities

extension NameFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .unknownPerson(let person, let files):
            FaultSentence(
                "'\(person)' is not in \(files.listed("or"))", expected: "the id of a person")
        case .peopleGone(let gone, let files):
            FaultSentence(
                gone.named(.en) + (gone.count == 1 ? " stands" : " stand")
                    + " in \(files.listed("or")) no more: "
                    + (gone.count == 1
                        ? "gets no messages, and still counts in plans"
                        : "get no messages, and still count in plans"),
                expected: "a row in \(files.listed("or")), or the name out of communities/")
        case .peopleCutShort(let gone, let all, let files):
            FaultSentence(
                "\(gone) of the \(all) people in communities/ stand in \(files.listed("or")) no more",
                expected: "a whole list, or their names out of communities/")
        case .unknownSite(let site, let known, let isExport):
            FaultSentence(
                "there is no site '\(site)' in kring.yaml",
                expected: "one of \(known.joined(separator: ", "))"
                    + (isExport ? ", or what it is under people: values: site" : ""))
        case .siteTwice(let site):
            FaultSentence(
                "the site '\(site)' stands here twice", expected: "an identifier of its own")
        case .unknownChannel(let name):
            FaultSentence(
                "there is no channel '\(name)' in kring.yaml", expected: "the id of a channel")
        case .unknownResource(let resource):
            FaultSentence("there is no resource '\(resource)' in spaces.yaml")
        case .unknownTemplate(let template):
            FaultSentence(
                "there is no session template '\(template)'",
                expected: "a template of the library or of templates/sessions/")
        case .unknownMethod(let method):
            FaultSentence(
                "there is no method '\(method)'", expected: "the name of a file in methods/")
        case .unknownCommunity(let community):
            FaultSentence(
                "there is no community '\(community)'",
                expected: "the name of a file in communities/")
        case .noMembers(let community):
            FaultSentence("'\(community)' has no members", expected: "at least one")
        case .noCore(let community):
            FaultSentence(
                "'\(community)' has no core to ask", expected: "somebody under members: core")
        case .coordinatorsGone(let people, let community):
            FaultSentence(
                "nobody who coordinates '\(community)' is in people.csv any more ("
                    + people.map(\.rawValue).joined(separator: ", ")
                    + "): questions go to the core",
                expected: "somebody of people.csv")
        case .endsInItself(let community):
            FaultSentence(
                "'\(community)' would go on as itself", expected: "another community")
        case .weaveWithEnded(let community, let heir, let day):
            FaultSentence(
                "'\(community)' goes on as '\(heir)' from \(day) on", expected: "'\(heir)'")
        case .roleWithoutMember(let person, let role, let community):
            FaultSentence(
                "'\(person)' stands with the role \(role) but is no member of '\(community)'",
                expected: "a member, or 'rotate'")
        case .weaveWithItself(let community):
            FaultSentence(
                "'\(community)' cannot be held together with itself",
                expected: "another community")
        case .weaveInBothFiles(let other):
            FaultSentence(
                "communities/\(other).yaml says already that the two meet together",
                expected: "one of the two files")
        case .calendarMissing(let name):
            FaultSentence(
                "there is no file '\(name.cut(80))'",
                expected: "a file inside the workspace, or an https address")
        case .calendarOutside(let name):
            FaultSentence(
                "'\(name.cut(80))' is outside the workspace",
                expected: "a file inside the workspace, or an https address")
        }
    }
}
