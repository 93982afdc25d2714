/// A component as it stands in the file, before anything is made of it.
package struct Component {
    package let name: String
    package let line: Int
    package var lines: [ContentLines.Line] = []
    package var children: [Component] = []
    /// The line of its END; `nil` when the file ended first.
    package var endLine: Int?

    /// The first property of that name.
    package func first(_ name: String) -> ContentLines.Line? {
        lines.first { $0.property.name == name }
    }

    /// The value of the first property of that name.
    package func value(_ name: String) -> String? { first(name)?.property.value }
}
