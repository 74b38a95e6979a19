import QukaScreen

extension KeyTable {
  /// An SGR mouse report, `CSI < button ; column ; row M` (or `m` for a release).
  static func mouse(_ sequence: ControlSequence) -> Meaning {
    guard sequence.parameters.count == 3, sequence.final == 0x4D || sequence.final == 0x6D
    else { return .unknown }
    let bits = sequence.number(0, default: 0)
    let position = Point(
      column: max(0, sequence.number(1, default: 1) - 1),
      row: max(0, sequence.number(2, default: 1) - 1))
    guard let (action, button) = mouseAction(bits, isRelease: sequence.final == 0x6D) else {
      return .unknown
    }
    return .input(
      .mouse(
        MouseEvent(
          action: action, button: button, position: position, modifiers: mouseModifiers(bits))))
  }

  /// Bits 2 to 4: Shift, Alt, Ctrl.
  private static func mouseModifiers(_ bits: Int) -> Key.Modifiers {
    var modifiers: Key.Modifiers = []
    if bits & 4 != 0 { modifiers.insert(.shift) }
    if bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 16 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// Bits 0 and 1 are the button, 5 motion, 6 the wheel, 7 buttons 8 to 11.
  private static func mouseAction(
    _ bits: Int, isRelease: Bool
  ) -> (MouseEvent.Action, Int)? {
    let button = bits & 3
    if bits & 128 != 0 { return nil }
    if bits & 64 != 0 {
      return button < 2 && !isRelease ? (button == 0 ? .wheelUp : .wheelDown, 0) : nil
    }
    if button == 3 { return nil }
    if bits & 32 != 0 { return (.drag, button) }
    return (isRelease ? .release : .press, button)
  }

  /// A cursor report, `CSI row ; column R`.
  static func cursorReport(_ sequence: ControlSequence) -> Meaning {
    let point = Point(
      column: max(0, sequence.number(1, default: 1) - 1),
      row: max(0, sequence.number(0, default: 1) - 1))
    return .input(.reply(.cursor(point)))
  }

  /// `CSI ? … `: the kitty keyboard's flags, device attributes, the extended cursor report.
  static func privateReply(_ sequence: ControlSequence) -> Meaning {
    switch sequence.final {
    case 0x52: cursorReport(sequence)
    case 0x63: .input(.reply(.deviceAttributes))
    case 0x75: .input(.reply(.kittyKeyboard(flags: sequence.number(0, default: 0))))
    default: .unknown
    }
  }

  /// DECRPM, `CSI ? mode ; value $ y`.
  static func modeReport(_ sequence: ControlSequence) -> Meaning {
    guard sequence.final == 0x79, sequence.parameters.count == 2 else { return .unknown }
    let mode = sequence.number(0, default: 0)
    return .input(.reply(.mode(mode, value: sequence.number(1, default: 0))))
  }
}
