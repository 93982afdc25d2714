import Communities

/// What the argument parser says of itself, in the reader's language: it speaks English only.
///
/// Its lines are wrapped before they come here, so what stands within an option's line is never longer than what it is for.
struct ParserWords {
    let language: Language

    func text(_ english: String) -> String {
        // Completion scripts, and the description for programs, are in no language.
        guard language == .nl, english.first != "#", english.first != "{" else { return english }
        return english.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.dutch(String($0)) }.joined(separator: "\n")
    }

    private static let heads = [
        ("OVERVIEW: ", ""), ("USAGE: ", "GEBRUIK: "), ("Usage: ", "Gebruik: "),
        ("ARGUMENTS:", "ARGUMENTEN:"), ("OPTIONS:", "OPTIES:"), ("SUBCOMMANDS:", "OPDRACHTEN:"),
        ("Error: ", "Fout: "), ("Help:  ", "Uitleg:  "),
    ]

    private static let words = [
        ("Show the version.", "Toon de versie."),
        ("Show help information.", "Toon deze uitleg."),
        ("Show subcommand help information.", "Toon de uitleg van een opdracht."),
        (" <subcommand>", " <opdracht>"), ("[<options>]", "[<opties>]"),
        ("(default:", "(anders:"), ("; default:", "; anders:"), ("(values:", "(keuze:"),
        (" (default) ", " (vanzelf) "),
    ]

    private static func dutch(_ line: String) -> String {
        var line = line
        for (english, dutch) in heads where line.hasPrefix(english) {
            line = dutch + line.dropFirst(english.count)
        }
        // The name of a group of commands is in Dutch already.
        if line.hasSuffix(" SUBCOMMANDS:") { line = line.dropLast(" SUBCOMMANDS:".count) + ":" }
        for (english, dutch) in words { line = line.replacing(english, with: dutch) }
        line = line.replacing(#/^  See '(.+)' for detailed help\.$/#) {
            "  Met '\($0.1)' krijg je er meer uitleg over."
        }
        line = line.replacing(#/^  See '(.+)' for more information\.$/#) {
            "  Meer uitleg: \($0.1)"
        }
        return fault(line)
    }

    private static func fault(_ line: String) -> String {
        line.replacing(#/Unexpected argument '(.*)'$/#) { "'\($0.1)' wordt hier niet verwacht" }
            .replacing(#/\d+ unexpected arguments: (.*)$/#) { "\($0.1) worden hier niet verwacht" }
            .replacing(#/Unknown option '(.*?)'/#) { "er is geen optie '\($0.1)'" }
            .replacing(#/\. Did you mean '(.*)'\?$/#) { "; bedoel je '\($0.1)'?" }
            .replacing(#/Missing expected argument '(.*)'$/#) { "er ontbreekt: '\($0.1)'" }
            .replacing(#/Missing one of: '(.*)'$/#) { "er ontbreekt één van: '\($0.1)'" }
            .replacing(#/Missing value for '(.*)'$/#) { "er ontbreekt een waarde na '\($0.1)'" }
            .replacing(#/The value '(.*)' is invalid for '(.*?)'/#) {
                "'\($0.1)' kan niet bij '\($0.2)'"
            }
            .replacing(#/Please provide one of /#) { _ in "Kies uit " }
            .replacing(#/The option '(.*)' does not take any value, but '(.*)' was specified\.$/#) {
                "na de optie '\($0.1)' komt geen waarde, en er staat '\($0.2)'"
            }
            .replacing(#/Value to be set with (.*) had already been set with (.*)$/#) {
                "\($0.1) kan niet samen met \($0.2)"
            }
    }
}
