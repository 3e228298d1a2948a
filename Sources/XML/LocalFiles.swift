private import CLibXML2
import Locks

/// Keeps libxml2 to local files, and silent, while a schema is compiled: it has no such switch for schemas alone.
enum LocalFiles {
    /// A value of no size has no address of its own, and the thread sanitizer mixes it up with its neighbour.
    private static let loading = Locked(false)

    /// Runs a body during which only files are opened; afterwards all is as it was.
    static func only<Answer>(tellingErrorsTo complaints: SchemaComplaints, _ body: () -> Answer) -> Answer {
        loading.withLock { _ in
            let loader = unsafe xmlGetExternalEntityLoader()
            let (report, reportContext) = unsafe (__xmlStructuredError().pointee, __xmlStructuredErrorContext().pointee)
            unsafe xmlSetExternalEntityLoader(openFile)
            // The parser inside the schema compiler has no handler of its own, and would print. Set for this thread only.
            unsafe xmlSetStructuredErrorFunc(Unmanaged.passUnretained(complaints).toOpaque(), note)
            defer {
                unsafe xmlSetExternalEntityLoader(loader)
                unsafe xmlSetStructuredErrorFunc(reportContext, report)
            }
            return body()
        }
    }

    private static let openFile: xmlExternalEntityLoader = { location, _, context in
        guard let location = unsafe location, unsafe !String(cString: location).contains("://") else { return nil }
        return unsafe xmlNewInputFromFile(context, location)
    }

    private static let note: xmlStructuredErrorFunc = { user, error in
        guard let user = unsafe user, let message = unsafe error?.pointee.message else { return }
        let complaints = unsafe Unmanaged<SchemaComplaints>.fromOpaque(user).takeUnretainedValue()
        unsafe complaints.note(String(cString: message), line: 0, isMissingImport: false)
    }
}
