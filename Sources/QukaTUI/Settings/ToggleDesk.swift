import Dispatch
import QukaChat
import QukaScreen

/// Keeps the toggles' file, on a thread of its own: a slow disk never stands between two keys.
struct ToggleDesk: Sendable {
  private let memory: ToggleMemory
  /// Toggles that were set on the command line: what was remembered of them does not count.
  private let fixed: Set<Toggle>
  /// Changes are remembered.
  private let isKept: Bool
  private let post: @Sendable (ToggleEvent) -> Void
  private let queue = DispatchQueue(label: "toggles")

  /// - Parameter post: takes what came of it, on another thread.
  init(
    memory: ToggleMemory, fixed: Set<Toggle> = [], isKept: Bool = true,
    post: @escaping @Sendable (ToggleEvent) -> Void
  ) {
    self.memory = memory
    self.fixed = fixed
    self.isKept = isKept
    self.post = post
  }

  /// Starts an effect and returns at once; effects are performed one after the other.
  func perform(_ effect: ToggleEffect) {
    queue.async { [self] in
      switch effect {
      case .recall(let owner):
        post(.recalled(owner, memory.recall(owner).filter { !fixed.contains($0.key) }))
      case .remember(let owner, let toggle, let isOn):
        if isKept, let problem = memory.remember(owner, toggle, isOn: isOn) {
          post(.notRemembered(problem))
        }
      }
    }
  }

  /// Waits until everything is in the file, half a second at most.
  func finish() {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    _ = done.wait(timeout: .now() + .milliseconds(500))
  }
}
