import ArgumentParser
import FoundationEssentials
import QukaClient
import QukaStore
import QukaWire

/// `quka-tui logout`: erases what is kept here of somebody at a server.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout",
    abstract: "Erase what is kept on this machine of your chats at a server.",
    discussion: """
      It erases the chats, drafts and toggles of whoever the token belongs to, in all spaces. What the server has stays \
      there, and so does the token, wherever you keep it. forget erases what is kept of all servers.
      """)

  @OptionGroup var account: AccountOptions

  @Flag(help: "Do not ask.")
  var yes = false

  func run() throws {
    TerminalSignals.unblock()
    let environment = ProcessInfo.processInfo.environment
    do {
      try signOut(environment)
    } catch let problem as LaunchProblem {
      throw Complaint(problem.sentence)
    } catch let error as ConfigurationError {
      throw Complaint(LaunchProblem.configuration(error).sentence)
    }
  }

  private func signOut(_ environment: [String: String]) throws {
    let address = try account.address(environment)
    let server = address.description
    let fingerprint = TokenFingerprint.of(try account.token(environment))
    let folders = UserFolders.current(environment: environment)
    guard let folder = folders.state else { throw Complaint(StoreProblem.noHome.sentence) }
    let erasure = Erasure(folder: folder)
    let signIn = erasure.signIn(server: server, fingerprint: fingerprint)
    guard
      yes || Erasure.isConfirmed(LogoutText.question(address.authority, user: signIn?.user.name))
    else {
      throw ExitCode.failure
    }
    try erasure.finish { $0.signOut(server: server, fingerprint: fingerprint) }
    if let user = signIn?.user.id {
      ToggleMemory(path: folders.toggles, server: server).forget(user: user)
    }
    print(LogoutText.done(address.authority))
  }
}
