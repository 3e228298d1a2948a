private import CLibXML2

/// What all users of libxml2 in this room share.
enum LibXML2 {
    /// Libxml2 wants its tables made once, before threads use it.
    static let prepare: Void = xmlInitParser()

    /// No network, nothing printed, and the label ignored because it was judged before.
    ///
    /// Never NOENT, DTDLOAD, DTDATTR, DTDVALID, XINCLUDE, RECOVER or HUGE: each of them opens a door that libxml2 keeps shut.
    static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
    )
}
