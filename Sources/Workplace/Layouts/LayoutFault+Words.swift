package import Communities

extension LayoutFault: RefusalReason {
    package var status: EndStatus { .configuration }

    package func words(_ language: Language) -> RefusalWords {
        RefusalWords(language.say(dutch, description))
    }

    private var dutch: String {
        switch self {
        case .badName(let name): "'\(name)' is geen naam van een opmaakbestand"
        case .missing(let name, let folder): "er is geen opmaakbestand '\(name)' in '\(folder)'"
        case .unreadable(let name): "het opmaakbestand '\(name)' is niet te lezen als UTF-8"
        case .unknownTag(let name, let tag, let line, let known):
            "het opmaakbestand '\(name)' vraagt op regel \(line) om '\(tag)', en dat heeft de pagina niet; "
                + "wat er is: \(known.prefix(40).joined(separator: ", "))"
        case .malformed(let name, let reason):
            "het opmaakbestand '\(name)' klopt niet: \(reason)"
        }
    }
}
