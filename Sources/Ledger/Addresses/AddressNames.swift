package import Communities

/// By which names the secret addresses of people are made: by their identifiers, unless somebody had another one before.
///
/// A calendar goes on with the address that it was given, whatever an export calls its owner by now; and who is given an
/// identifier that was somebody else's is not given their address.
package struct AddressNames: Hashable, Sendable {
    private var names: [String: [String]]

    package init() { names = [:] }

    /// The names of a person; the first is that of the address that they are told.
    package func names(of person: PersonID) -> [String] {
        names[person.rawValue] ?? [person.rawValue]
    }

    /// One person is another.
    ///
    /// - Parameter isKnown: whether the other was given an address already.
    package mutating func join(_ old: PersonID, into new: PersonID, isKnown: Bool) {
        let before = names(of: old)
        let own = isKnown ? names(of: new) : names[new.rawValue] ?? []
        names[new.rawValue] =
            before
            + own.filter { name in
                // What was only held free for them was never used.
                !before.contains(name) && (isKnown || !name.hasPrefix("\(new)#"))
            }
        // No identifier has this sign, so no name is made twice.
        let used = names.values.joined().filter { $0.hasPrefix("\(old)#") }
            .compactMap { Int($0.dropFirst(old.rawValue.count + 1)) }
        names[old.rawValue] = ["\(old)#\((used.max() ?? 1) + 1)"]
    }

    /// Whoever had these names is forgotten.
    ///
    /// - Parameter isKnown: whether somebody was given an address: who has a former identifier of theirs by now keeps it.
    package mutating func forget(_ person: PersonID, isKnown: (PersonID) throws -> Bool) rethrows {
        let gone = names.removeValue(forKey: person.rawValue) ?? []
        for name in gone where names[name]?.allSatisfy({ $0.hasPrefix("\(name)#") }) == true {
            if try !isKnown(PersonID(rawValue: name)) { names[name] = nil }
        }
    }

    /// Identifiers that somebody had before.
    package func former(of person: PersonID) -> [PersonID] {
        names(of: person).filter { $0 != person.rawValue && !$0.contains("#") }
            .map(PersonID.init(rawValue:))
    }
}

extension AddressNames: Codable {
    package init(from decoder: any Decoder) throws {
        names = try decoder.singleValueContainer().decode([String: [String]].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }
}
