import Glibc

/// Why a file could not be read, written or locked.
package struct FileFault: Error, Hashable, Sendable {
    package enum Deed: String, Hashable, Sendable {
        case read, write, lock, makeFolder
    }

    package enum Reason: Hashable, Sendable {
        /// No room on the disk, or over the quota.
        case noSpace
        case permission
        case readOnly
        /// The file or a folder above it is not there.
        case missing
        /// Not an ordinary file, or a file where a folder should be.
        case wrongKind
        /// Not in the folders out of which it may be read.
        case outside
        /// More bytes than the limit given.
        case tooLarge(limit: Int)
        /// Any other `errno`.
        case other(Int32)
    }

    package var deed: Deed
    package var path: String
    package var reason: Reason

    package init(deed: Deed, path: String, reason: Reason) {
        self.deed = deed
        self.path = path
        self.reason = reason
    }

    init(_ deed: Deed, _ path: String, errno code: Int32 = errno) {
        let reason: Reason =
            switch code {
            case ENOSPC, EDQUOT: .noSpace
            case EACCES, EPERM: .permission
            case EROFS: .readOnly
            case ENOENT: .missing
            case ENOTDIR, EISDIR, ELOOP: .wrongKind
            default: .other(code)
            }
        self.init(deed: deed, path: path, reason: reason)
    }
}

extension FileFault: CustomStringConvertible {
    /// The code of `sysexits.h`: 66 missing input, 73 cannot create, 74 input/output, 77
    /// permission.
    package var exitCode: Int32 {
        switch reason {
        case .noSpace, .readOnly, .other: 74
        case .permission, .outside: 77
        case .missing, .wrongKind: deed == .read ? 66 : 73
        case .tooLarge: 65
        }
    }

    /// What, where and how to mend it, in one line.
    package var description: String {
        let what =
            switch deed {
            case .read: "cannot read '\(path)'"
            case .write: "cannot write '\(path)'"
            case .lock: "cannot lock '\(path)'"
            case .makeFolder: "cannot make the folder '\(path)'"
            }
        let why =
            switch reason {
            case .noSpace: "the disk is full; make room and run this again"
            case .permission: "this user may not; give it the right, or run as its owner"
            case .readOnly: "the file system is mounted read-only"
            case .missing: "it, or a folder above it, does not exist"
            case .wrongKind: "it is not of the expected kind (an ordinary file in a folder)"
            case .outside:
                "it lies outside the workspace; put a copy inside, or name its folder under 'outside' in kring.yaml"
            case .tooLarge(let limit): "it is larger than the \(limit) bytes allowed"
            case .other(let code): String(cString: strerror(code))
            }
        return "\(what): \(why)"
    }
}
