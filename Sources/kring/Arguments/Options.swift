import App
import ArgumentParser
import CivilTime
import FoundationEssentials
import Transfer
import Workplace

/// Where the workspace is and which moment counts as now.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: [.customLong("workspace"), .customShort("w")],
        help: .say(
            "De map met kring.yaml; anders de eerste naar boven toe, of $KRING_WORKSPACE.",
            "The folder with kring.yaml; otherwise the nearest one upwards, or $KRING_WORKSPACE.",
            valueName: "dir"))
    var workspace: String?

    @Option(
        help: .say(
            "Proef: doe alsof het dit moment is, zoals 2027-02-16T08:00:00+01:00.",
            "Rehearse: act as if it were this moment, such as 2027-02-16T08:00:00+01:00.",
            valueName: "iso8601"))
    var now: Moment?

    @Option(
        help: .say(
            "De map met werkvormen, sjablonen en opmaak.",
            "The folder with methods, session templates and layouts.", valueName: "dir")
    )
    var templates: String?

    /// Where to work; a refusal when there is no workspace.
    func workplace() throws -> Workplace {
        let environment = ProcessInfo.processInfo.environment
        let current = FileManager.default.currentDirectoryPath
        let folder = try FindWorkspace(
            named: workspace, environment: environment, currentFolder: current
        ).run()
        Reader.belongs(toWorkspace: folder)
        return try Workplace(
            folder: folder, installation: .ofThisProcess(templates: templates),
            fetching: CurlClient.ofThisProgram, environment: environment, patience: 30)
    }

    /// The moment that counts as now.
    var moment: Instant { now?.instant ?? Moment.current }
}

/// `--json`.
struct JSONOption: ParsableArguments {
    @Flag(
        name: .customLong("json"),
        help: .say("Geef JSON voor andere programma's.", "Print JSON for other programs."))
    var isOn = false
}

extension CurlClient {
    /// What asks the web in our name.
    static let ofThisProgram = CurlClient(userAgent: "Kring/\(Kring.version)")
}

extension Installation {
    /// What belongs to the running program.
    static func ofThisProcess(templates: String? = nil) -> Installation {
        Installation(
            templates: templates, home: ProcessInfo.processInfo.environment["KRING_HOME"],
            // Without /proc, as in some containers, nobody can say where the program is.
            executable: try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe"),
            currentFolder: FileManager.default.currentDirectoryPath)
    }
}
