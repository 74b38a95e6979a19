import QukaChat
import QukaText
import QukaWire

/// A file that came with a question, in words.
enum AttachmentText {
  /// Code points of a name that are looked at.
  private static let limit = 200

  /// "picture: quokka.png".
  static func words(_ attachment: Attachment) -> String {
    let kind =
      switch attachment.kind {
      case .picture: "picture"
      case .file: "file"
      }
    let name = TextFit.oneLine(LongText.head(attachment.name, limit))
    return name.isEmpty ? kind : "\(kind): \(name)"
  }

  /// A question with what came with it, as it is said.
  static func spoken(_ question: Question) -> String {
    let files = question.attachments.map { attachment in
      let words = words(attachment)
      return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
    return ((question.text.isEmpty ? [] : [question.text]) + files).joined(separator: "\n")
  }
}
