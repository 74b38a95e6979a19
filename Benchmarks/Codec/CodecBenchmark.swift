/// Our WebSocket codec beside swift-nio's, on the same bytes and one core.
@main
struct CodecBenchmark {
  /// Rounds of which the median counts.
  private static let rounds = 7

  static func main() {
    print("| work | message | ours | swift-nio | ours ÷ theirs | allocations: ours | swift-nio |")
    print("|---|---|---|---|---|---|---|")
    for size in [100, 4_096, 1 << 20] {
      let traffic = Traffic(size: size)
      compare("receive (unmasked)", traffic) {
        OurCodec.receive(traffic.plain)
      } theirs: {
        NIOCodec.receive(traffic.plain)
      }
      compare("parse and unmask", traffic) {
        OurCodec.unmask(traffic.masked)
      } theirs: {
        NIOCodec.unmask(traffic.masked)
      }
      compare("mask and encode", traffic) {
        OurCodec.send(traffic.payload, count: traffic.count)
      } theirs: {
        NIOCodec.send(traffic.payload, count: traffic.count)
      }
    }
  }

  private static func compare(
    _ work: String, _ traffic: Traffic, ours: () -> Int, theirs: () -> Int
  ) {
    let bytes = traffic.size * traffic.count
    var durations: (ours: [Duration], theirs: [Duration]) = ([], [])
    var allocations: (ours: Int?, theirs: Int?) = (nil, nil)
    for _ in 0..<rounds {
      // In turn, so that both meet the same machine.
      allocations.ours = Allocations.count { durations.ours.append(time(ours, atLeast: bytes)) }
      allocations.theirs = Allocations.count {
        durations.theirs.append(time(theirs, atLeast: bytes))
      }
    }
    let (our, their) = (median(durations.ours), median(durations.theirs))
    print(
      "| \(work) | \(name(traffic.size)) | \(speed(our, traffic)) | \(speed(their, traffic)) | "
        + "\(rounded(their / our, 2)) | \(perMessage(allocations.ours, traffic)) | "
        + "\(perMessage(allocations.theirs, traffic)) |")
  }

  private static func time(_ work: () -> Int, atLeast bytes: Int) -> Duration {
    var result = 0
    let duration = ContinuousClock().measure { result = work() }
    precondition(result >= bytes, "All bytes came through.")
    return duration
  }

  private static func median(_ durations: [Duration]) -> Double {
    let middle = durations.sorted()[durations.count / 2].components
    return Double(middle.seconds) + Double(middle.attoseconds) * 1e-18
  }

  /// Bytes of payload per second, and time per message.
  private static func speed(_ seconds: Double, _ traffic: Traffic) -> String {
    let bytes = Double(traffic.size * traffic.count)
    let each = seconds / Double(traffic.count) * 1e9
    return "\(Int(bytes / seconds / 1e6)) MB/s (\(Int(each)) ns)"
  }

  private static func perMessage(_ allocations: Int?, _ traffic: Traffic) -> String {
    allocations.map { rounded(Double($0) / Double(traffic.count), 1) } ?? "not counted"
  }

  private static func rounded(_ number: Double, _ places: Int) -> String {
    let scale = places == 1 ? 10.0 : 100.0
    return "\((number * scale).rounded() / scale)"
  }

  private static func name(_ size: Int) -> String {
    size < 1_024 ? "\(size) B" : size < 1 << 20 ? "\(size >> 10) KiB" : "\(size >> 20) MiB"
  }
}
