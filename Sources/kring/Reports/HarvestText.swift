package import App
import CivilTime
package import Communities
import Meeting

/// What a session produced, for people: a heading and a line for each thing, which can be read again.
package struct HarvestText {
    private let sheet: HarvestSheet
    private let language: Language

    package init(_ sheet: HarvestSheet, _ language: Language) {
        self.sheet = sheet
        self.language = language
    }

    package var text: String {
        let word = language.say("Oogst van", "Harvest of")
        let name = sheet.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        let day = DateWords(language).long(sheet.date)
        return
            (["# \(word) \(sheet.session): \(name), \(day)", ""]
            + sheet.harvest.map { $0.written(language) }).joined(separator: "\n")
    }
}
