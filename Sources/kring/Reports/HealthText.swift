package import App
package import Communities

/// What the doctor mended and saw, a line or two each.
package struct HealthText {
    private let language: Language
    private let style: Style

    package init(_ language: Language) { self.init(language, Style(isOn: false)) }

    init(_ language: Language, _ style: Style) {
        self.language = language
        self.style = style
    }

    package func text(_ mending: RepairWorkspace.Mending) -> String {
        style.green(language.say("hersteld", "mended"))
            + "  \(mending.subject.words(language).padding(to: 17))  "
            + mending.fact.words(language)
    }

    package func text(_ finding: HealthReport.Finding) -> String {
        let mark =
            finding.isWell
            ? style.green(language.say("goed", "well ")) : style.red(language.say("FOUT", "AMISS"))
        let margin = String(repeating: " ", count: language.say("goed", "well ").count + 2)
        let line =
            "\(mark)  \(finding.subject.words(language).padding(to: 18))  "
            + finding.fact.words(language)
        guard let advice = finding.advice else { return line }
        return line + "\n\(margin)" + language.say("Misschien: ", "Maybe: ")
            + advice.words(language)
    }
}
