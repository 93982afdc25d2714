import Communities
import Testing

@testable import Facilitation

@Suite("Sessions about somebody's case")
struct SessionKindTests {
    private let library = BuiltInLibrary.library

    @Test func `the built-in ones are those in which somebody brings a case, and they say so`() {
        let templates = library.templates.filter { library.isIntervision($0) }
        #expect(
            templates.map(\.id) == [
                "case-clinic", "intervision", "intervision-balint", "intervision-five-steps",
                "intervision-gossip",
            ])
        #expect(templates.allSatisfy { $0.kind == .intervision })
    }

    @Test func `a template of one's own need not say what its methods say already`() {
        func template(_ blocks: [TemplateBlock], kind: SessionKind? = nil) -> SessionTemplate {
            SessionTemplate(id: "own", name: LocalizedText("Eigen"), kind: kind, blocks: blocks)
        }
        let plain = TemplateBlock(methods: ["check-in"])
        let inStrand = TemplateBlock(
            methods: [],
            strands: [
                TemplateStrand(title: LocalizedText("A"), blocks: [plain]),
                TemplateStrand(
                    title: LocalizedText("B"), blocks: [TemplateBlock(methods: ["case-clinic"])]),
            ])
        #expect(!library.isIntervision(template([plain])))
        #expect(library.isIntervision(template([plain], kind: .intervision)))
        #expect(
            library.isIntervision(
                template([TemplateBlock(methods: ["troika", "intervision-incident"])])))
        #expect(library.isIntervision(template([plain, inStrand])))
        #expect(!library.isIntervision(template([TemplateBlock(methods: ["not-there"])])))
    }
}
