extension CalendarComponent {
    /// A component of the file without its line numbers.
    init(_ component: Component) {
        name = component.name
        properties = component.lines.map(\.property.withTidyType)
        children = component.children.map { CalendarComponent($0) }
    }
}
