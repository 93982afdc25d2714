public import Communities

/// All methods and session templates there are: the built-in ones and those of a workspace.
public struct MethodLibrary: Sendable {
    /// The methods, sorted by identifier.
    public let methods: [Method]
    /// The templates, sorted by identifier.
    public let templates: [SessionTemplate]
    private let methodByID: [MethodID: Int]
    private let templateByID: [TemplateID: Int]

    /// Of two entries with one identifier the later one holds, so that a workspace can replace built-in ones.
    public init(methods: [Method], templates: [SessionTemplate]) {
        let chosenMethods = Dictionary(methods.map { ($0.id, $0) }) { _, later in later }
        let chosenTemplates = Dictionary(templates.map { ($0.id, $0) }) { _, later in later }
        self.methods = chosenMethods.values.sorted { $0.id < $1.id }
        self.templates = chosenTemplates.values.sorted { $0.id < $1.id }
        methodByID = Dictionary(
            uniqueKeysWithValues: self.methods.enumerated().map { ($1.id, $0) })
        templateByID = Dictionary(
            uniqueKeysWithValues: self.templates.enumerated().map { ($1.id, $0) })
    }

    /// The method of that identifier.
    public func method(_ id: MethodID) -> Method? { methodByID[id].map { methods[$0] } }

    /// The template of that identifier.
    public func template(_ id: TemplateID) -> SessionTemplate? {
        templateByID[id].map { templates[$0] }
    }
}
