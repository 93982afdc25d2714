import ArgumentParser
import Communities

/// `--language` of commands that make no document: what is said at the terminal.
///
/// ``Reader`` has read it before; here it is known to the help, and checked.
struct LanguageOption: ParsableArguments {
    @Option(
        help: .say(
            "De taal waarin iets gezegd wordt: nl of en.", "The language of what is said: nl or en."
        ))
    var language: Language?
}
