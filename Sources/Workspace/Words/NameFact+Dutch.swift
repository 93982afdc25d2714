import Communities

extension NameFact {
    var dutch: FaultSentence {
        switch self {
        case .unknownPerson(let person, let files):
            FaultSentence(
                "'\(person)' staat niet in \(files.listed("of"))", expected: "de id van iemand")
        case .peopleGone(let gone, let files):
            FaultSentence(
                gone.named(.nl) + (gone.count == 1 ? " staat" : " staan")
                    + " niet meer in \(files.listed("of")): "
                    + (gone.count == 1
                        ? "krijgt geen berichten, en telt in roosters nog mee"
                        : "krijgen geen berichten, en tellen in roosters nog mee"),
                expected: "een regel in \(files.listed("of")), of de naam weg uit communities/")
        case .peopleCutShort(let gone, let all, let files):
            FaultSentence(
                "\(gone) van de \(all) mensen in communities/ staan niet meer in \(files.listed("of"))",
                expected: "een volledige lijst, of hun namen weg uit communities/")
        case .unknownSite(let site, let known, let isExport):
            FaultSentence(
                "er is geen locatie '\(site)' in kring.yaml",
                expected: "een van \(known.joined(separator: ", "))"
                    + (isExport ? ", of wat het is onder people: values: site" : ""))
        case .siteTwice(let site):
            FaultSentence("de locatie '\(site)' staat hier twee keer", expected: "een eigen id")
        case .unknownChannel(let name):
            FaultSentence(
                "er is geen kanaal '\(name)' in kring.yaml", expected: "de id van een kanaal")
        case .unknownResource(let resource):
            FaultSentence("er is geen gedeeld middel '\(resource)' in spaces.yaml")
        case .unknownTemplate(let template):
            FaultSentence(
                "er is geen sjabloon '\(template)'",
                expected: "een sjabloon uit de bibliotheek of uit templates/sessions/")
        case .unknownMethod(let method):
            FaultSentence(
                "er is geen werkvorm '\(method)'",
                expected: "de naam van een bestand in methods/")
        case .unknownCommunity(let community):
            FaultSentence(
                "er is geen community '\(community)'",
                expected: "de naam van een bestand in communities/")
        case .noMembers(let community):
            FaultSentence("'\(community)' heeft geen leden", expected: "minstens één lid")
        case .noCore(let community):
            FaultSentence(
                "'\(community)' heeft geen kern om iets aan te vragen",
                expected: "iemand onder members: core")
        case .coordinatorsGone(let people, let community):
            FaultSentence(
                "wie '\(community)' coördineert staat niet meer in people.csv ("
                    + people.map(\.rawValue).joined(separator: ", ")
                    + "): vragen gaan naar de kern",
                expected: "iemand uit people.csv")
        case .endsInItself(let community):
            FaultSentence(
                "'\(community)' gaat zo verder als zichzelf", expected: "een andere community")
        case .weaveWithEnded(let community, let heir, let day):
            FaultSentence(
                "'\(community)' gaat vanaf \(day) verder als '\(heir)'", expected: "'\(heir)'")
        case .roleWithoutMember(let person, let role, let community):
            FaultSentence(
                "'\(person)' staat bij de rol \(role) maar is geen lid van '\(community)'",
                expected: "een lid, of 'rotate'")
        case .weaveWithItself(let community):
            FaultSentence(
                "'\(community)' kan niet samen met zichzelf bijeenkomen",
                expected: "een andere community")
        case .weaveInBothFiles(let other):
            FaultSentence(
                "communities/\(other).yaml zegt al dat de twee samen bijeenkomen",
                expected: "in een van de twee bestanden")
        case .calendarMissing(let name):
            FaultSentence(
                "er is geen bestand '\(name.cut(80))'",
                expected: "een bestand in de werkmap, of een https-adres")
        case .calendarOutside(let name):
            FaultSentence(
                "'\(name.cut(80))' ligt buiten de werkmap",
                expected: "een bestand in de werkmap, of een https-adres")
        }
    }
}

extension [NameFact.Gone] {
    /// `'noor' (plgs), 'sem' (plgs, lectoraten) and 3 more`: nobody reads more than twenty names.
    func named(_ language: Language) -> String {
        var names = prefix(20).map { gone in
            "'\(gone.person)' (\(gone.communities.map(\.rawValue).joined(separator: ", ")))"
        }
        if count > names.count {
            names.append(
                language.say("nog \(count - names.count)", "\(count - names.count) more"))
        }
        return names.listed(language.say("en", "and"))
    }
}
