import Marks
import TLS

extension MarkAuthority {
    /// With keys in the folder where the certificates are, made when they are first needed.
    convenience init(keptIn directory: String) {
        let file = "\(directory)/\(MarkAuthority.fileName)"
        let load: @Sendable () -> String? = {
            (try? FileSystem.read(file)).map { String(decoding: $0, as: UTF8.self) }
        }
        let save: @Sendable (String) -> Bool = { text in
            (try? FileSystem.write(text, to: file, mode: 0o600)) != nil
        }
        self.init(keptBy: Keeper(load: load, save: save))
    }

    /// The file with all of its keys.
    static let fileName = "marks.key.pem"
}
