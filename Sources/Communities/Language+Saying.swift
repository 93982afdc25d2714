extension Language {
    /// One of two ways to say the same: the one in this language.
    package func say(
        _ dutch: @autoclosure () -> String, _ english: @autoclosure () -> String
    ) -> String {
        switch self {
        case .nl: dutch()
        case .en: english()
        }
    }
}
