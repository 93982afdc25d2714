package import Communities
package import Workspace

/// The files of the workspace have errors, so nothing can be done with them.
package struct UnsoundFiles: RefusalReason {
    private let folder: String
    private let errors: [Fault]

    package init(_ errors: [Fault], in folder: String) {
        self.errors = errors
        self.folder = folder
    }

    package var status: EndStatus { .configuration }

    package func words(_ language: Language) -> RefusalWords {
        let count = errors.count
        return RefusalWords(
            language.say(
                count == 1
                    ? "er zit een fout in de bestanden"
                    : "er zitten \(count) fouten in de bestanden",
                "the workspace has \(count == 1 ? "an error" : "\(count) errors")"),
            details: [FaultPrinter(language, folder: folder).text(errors)],
            advice: language.say(
                "herstel wat hierboven staat; kring check toont ook waarschuwingen",
                "mend what is named above; kring check shows warnings too"))
    }
}
