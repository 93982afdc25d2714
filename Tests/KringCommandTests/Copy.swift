import TestSupport

typealias Copy = ExampleCopy
