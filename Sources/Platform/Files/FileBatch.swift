import Glibc

/// Many files that are whole or not there at all, with one flush to the disk for all of them.
///
/// 1. ``add(_:to:mode:)`` compares: equal bytes stay untouched. What is new is written beside, under a name of our own.
/// 2. ``finish()`` flushes all new files together, gives them their names, and flushes their folders.
///
/// No name is given before every byte is on the disk: a kill or a power cut at any moment leaves each file old or new.
/// What is not finished is dropped when the value goes; what a killed process leaves, ``DurableFile/sweep(_:)`` removes.
package struct FileBatch: ~Copyable {
    /// The moments at which a batch can be cut short.
    package enum Border: Sendable, Hashable, CaseIterable {
        /// A file was written beside.
        case written
        /// All are on the disk, none has its name.
        case flushed
        /// A file got its name.
        case named
    }

    private struct New {
        var temporary: String
        var path: String
    }

    /// Up to so many files are flushed one by one. Flushing a whole file system also waits for what others wrote.
    static let few = 48

    private var new: [New] = []
    /// The files that got their names, as they lie there.
    package private(set) var stamps: [String: FileStamp] = [:]
    /// How many of them are done with.
    private var done = 0
    /// A folder on each file system that is written to.
    private var systems: [UInt64: String] = [:]
    private var known: [String: UInt64] = [:]
    private let flushSystem: (Int32) -> Int32
    private let border: (Border) throws(FileFault) -> Void

    /// An empty batch.
    ///
    /// - Parameter border: called at each border; a test throws there.
    package init(border: @escaping (Border) throws(FileFault) -> Void = { _ in }) {
        self.init(flushSystem: FileBatch.syncfs, border: border)
    }

    /// - Parameter flushSystem: flushes the file system of an open folder; 0 when all of it is on the disk.
    init(
        flushSystem: @escaping (Int32) -> Int32,
        border: @escaping (Border) throws(FileFault) -> Void
    ) {
        self.flushSystem = flushSystem
        self.border = border
    }

    deinit { for file in new[done...] { unlink(file.temporary) } }

    /// Takes a file into the batch, whose folder must exist.
    ///
    /// - Parameter mode: the permission bits, whatever the umask.
    package mutating func add(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644
    ) throws(FileFault) -> DurableFile.Outcome {
        if DurableFile.holds(bytes, at: path) {
            try DurableFile.setMode(mode, of: path)
            return .unchanged
        }
        let file = New(temporary: DurableFile.temporaryName(beside: path), path: path)
        do throws(FileFault) {
            try noteSystem(of: DurableFile.folder(of: path))
            try DurableFile.write(bytes, toNew: file.temporary, mode: mode, isFlushed: false)
        } catch {
            unlink(file.temporary)
            throw FileFault(deed: .write, path: path, reason: error.reason)
        }
        new.append(file)
        try border(.written)
        return .written
    }

    /// Makes the files of the batch what their names stand for.
    ///
    /// One that cannot get its name keeps none of the others back; the first such fault is thrown in the end.
    package mutating func finish() throws(FileFault) {
        if done == new.count { return }
        try flush()
        try border(.flushed)
        var fault: FileFault?
        var folders: Set<String> = []
        while done < new.count {
            let file = new[done]
            if rename(file.temporary, file.path) == 0 {
                folders.insert(DurableFile.folder(of: file.path))
                stamps[file.path] = FileStamp(file.path)
            } else {
                fault = fault ?? FileFault(.write, file.path)
                unlink(file.temporary)
            }
            done += 1
            try border(.named)
        }
        for folder in folders.sorted() { try DurableFile.flushFolder(of: "\(folder)/.") }
        if let fault { throw fault }
    }

    private mutating func noteSystem(of folder: String) throws(FileFault) {
        if known[folder] != nil { return }
        var status = stat()
        guard stat(folder, &status) == 0 else { throw FileFault(.write, folder) }
        known[folder] = UInt64(status.st_dev)
        systems[UInt64(status.st_dev)] = folder
    }

    /// A failed flush is final: bytes of which the system does not know whether they are on the disk get no name.
    private func flush() throws(FileFault) {
        guard new.count <= FileBatch.few || !flushSystems() else { return }
        for file in new {
            guard let descriptor = Descriptor(open(file.temporary, O_RDONLY | O_CLOEXEC)),
                fsync(descriptor.number) == 0
            else { throw FileFault(.write, file.path) }
        }
    }

    /// Whether all file systems were flushed; not every kind can be.
    private func flushSystems() -> Bool {
        systems.values.allSatisfy { folder in
            guard let descriptor = Descriptor(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
            else { return false }
            return flushSystem(descriptor.number) == 0
        }
    }

    /// `syncfs`, which Glibc's module does not show to Swift; a C library without it flushes nothing.
    private static let syncfs: @Sendable (Int32) -> Int32 = {
        typealias Call = @convention(c) (Int32) -> Int32
        guard let symbol = dlsym(nil, "syncfs") else { return { _ in -1 } }
        let call = unsafeBitCast(symbol, to: Call.self)
        return { call($0) }
    }()
}
