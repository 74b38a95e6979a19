import Dispatch
import QukaChat
import QukaScreen

/// How the loop ended.
struct LoopEnding {
  var state: AppState
  /// The signal that asked for it, if one did.
  var signal: Int32?

  /// Keeps what was typed and not sent.
  /// - Returns: whether it is on the disk.
  mutating func keepDrafts(_ memory: MemoryDesk) -> Bool {
    // Nothing is written over what was kept before and is not read yet.
    if let owner = state.chats.ownerOfUnreadDrafts,
      let typing = memory.typing(of: owner, within: .seconds(1))
    {
      _ = state.chats.reduce(.typingRecalled(typing, owner), at: state.now)
    }
    state.chats.keepDrafts(isLast: true)
    for effect in state.chats.takeMemory() { memory.perform(effect) }
    return memory.flush() && state.chats.keepsDrafts
  }
}
