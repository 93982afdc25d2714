import ArgumentParser

extension ArgumentHelp {
    /// What an option or argument is for, in the reader's language.
    static func say(
        _ dutch: @autoclosure () -> String, _ english: @autoclosure () -> String,
        valueName: String? = nil
    ) -> ArgumentHelp {
        ArgumentHelp(kring.say(dutch(), english()), valueName: valueName)
    }
}
