extension Optional {
    /// Fills an empty place; `false` when there is nothing to put there or it is taken.
    mutating func take(_ value: Wrapped?) -> Bool {
        guard self == nil, let value else { return false }
        self = value
        return true
    }
}

extension [Property.Parameter] {
    /// One value, where there is one.
    mutating func add(_ name: String, _ value: String?) {
        if let value { append(Property.Parameter(name, [value])) }
    }

    /// All values, where there are any.
    mutating func add(_ name: String, _ values: [String]) {
        if !values.isEmpty { append(Property.Parameter(name, values)) }
    }
}

extension [String: [Property.Parameter]] {
    /// Keeps what a value of its own cannot tell of a line; its type and zone are told by the value.
    mutating func keep(_ property: Property, except name: String? = nil) {
        guard !property.parameters.isEmpty else { return }
        let rest = property.parameters.filter {
            $0.name != "VALUE" && $0.name != "TZID" && $0.name != name
        }
        if !rest.isEmpty, self[property.name] == nil { self[property.name] = rest }
    }
}
