/// Which version this is.
public let version = "0.1.0"
