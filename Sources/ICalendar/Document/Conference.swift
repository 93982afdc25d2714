extension CalendarEvent {
    /// A way to join from afar (RFC 7986 §5.11).
    public struct Conference: Hashable, Sendable {
        /// Where to go: an address with its scheme.
        public var uri: String
        /// What it offers, such as `AUDIO` and `VIDEO`.
        public var features: [String]
        /// Words for people.
        public var label: String?
        /// All other parameters.
        public var parameters: [Property.Parameter] = []

        /// A way to join from afar.
        public init(uri: String, features: [String] = [], label: String? = nil) {
            self.uri = uri
            self.features = features
            self.label = label
        }

        /// Reads a CONFERENCE line.
        public init(_ property: Property) {
            self.init(uri: property.value)
            for parameter in property.parameters where !take(parameter) {
                parameters.append(parameter)
            }
        }

        private mutating func take(_ parameter: Property.Parameter) -> Bool {
            switch parameter.name {
            case "VALUE": return parameter.values.first?.uppercased() == "URI"
            case "FEATURE": features += parameter.values
            case "LABEL": return parameter.values.count == 1 && label.take(parameter.values.first)
            default: return false
            }
            return true
        }

        /// The line that says it.
        public var property: Property {
            var list: [Property.Parameter] = []
            if !parameters.contains(where: { $0.name == "VALUE" }) { list.add("VALUE", "URI") }
            list.add("FEATURE", features)
            list.add("LABEL", label)
            return Property("CONFERENCE", list + parameters, value: uri)
        }
    }
}
