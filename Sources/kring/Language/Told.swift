import ArgumentParser

/// What the help says of an option or an argument, in the reader's language.
func told(_ dutch: String, _ english: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(say(dutch, english), valueName: valueName)
}
