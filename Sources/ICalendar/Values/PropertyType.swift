/// What a line says of its value beside the value itself: VALUE and TZID.
extension Property {
    /// The zone its times are in; an empty one is none.
    var tzid: String? {
        guard let tzid = self["TZID"], !tzid.isEmpty else { return nil }
        return tzid
    }

    /// Whether no parameter but VALUE says anything about it.
    var hasOnlyType: Bool { parameters.allSatisfy { $0.name == "VALUE" } }

    /// The line with its type in one form: VALUE only where it says something, in capitals and in front.
    var withTidyType: Property {
        guard let given = self["VALUE"] else { return self }
        let type = given.uppercased()
        var list: [Parameter] = []
        var rest = parameters.filter { $0.name != "VALUE" }
        if !type.isEmpty, type != ValueType.standard(of: name)?.uppercased() {
            list.append(Parameter("VALUE", [type]))
        }
        if type == "BINARY" {
            list.append(Parameter("ENCODING", ["BASE64"]))
            rest.removeAll { $0.name == "ENCODING" }
        }
        return Property(capitalName: name, list + rest, value: value)
    }
}
