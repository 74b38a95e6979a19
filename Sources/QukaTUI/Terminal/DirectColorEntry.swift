/// A terminal description of our own for terminals that take 24-bit colours.
///
/// Debian's ncurses-base has no entry with direct colours, and ncurses takes a whole compiled entry
/// from the variable TERMINFO, so nothing is read from or written to the disk. It names only output
/// sequences that every xterm-like terminal, tmux and screen included, understands: hence no `bce`,
/// no `rep`, no `sgr`. And no `am`, though they have it: with it ncurses shifts the last row to
/// write its corner, which tears a wide character before it apart; their wrap waits for the next
/// character (`xenl`), so nothing scrolls without. Colours 0 to 15 are the ANSI ones, the rest are
/// 0xRRGGBB. Strikethrough stands in `ehhlm`, as ncurses has no attribute for it. It is this source
/// (two lines are folded here at four spaces), compiled with `tic -x` and printed with
/// `infocmp -x -Q2 -q quka-direct`:
///
///     quka-direct|Quka TUI: direct colour on any terminal with xterm's output sequences,
///       mir, msgr, npc, xenl, AX, RGB,
///       colors#0x1000000, cols#80, it#8, lines#24, pairs#0x10000,
///       bel=^G, bold=\E[1m, civis=\E[?25l, clear=\E[H\E[2J, cnorm=\E[?25h, cr=\r,
///       csr=\E[%i%p1%d;%p2%dr, cub=\E[%p1%dD, cub1=^H, cud=\E[%p1%dB, cud1=\n,
///       cuf=\E[%p1%dC, cuf1=\E[C, cup=\E[%i%p1%d;%p2%dH, cuu=\E[%p1%dA, cuu1=\E[A,
///       dch=\E[%p1%dP, dch1=\E[P, dim=\E[2m, dl=\E[%p1%dM, dl1=\E[M, ech=\E[%p1%dX,
///       ed=\E[J, ehhlm=\E[9m, el=\E[K, el1=\E[1K, home=\E[H, hpa=\E[%i%p1%dG,
///       ich=\E[%p1%d@, il=\E[%p1%dL, il1=\E[L, ind=\n, indn=\E[%p1%dS,
///       op=\E[39;49m, rc=\E8, rev=\E[7m, ri=\EM, rin=\E[%p1%dT, ritm=\E[23m,
///       rmcup=\E[?1049l\E[23;0;0t, rmso=\E[27m, rmul=\E[24m, sc=\E7,
///       setab=\E[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/
///         %{255}%&%d;%p1%{255}%&%d%;m,
///       setaf=\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/
///         %{255}%&%d;%p1%{255}%&%d%;m,
///       sgr0=\E[m, sitm=\E[3m, smcup=\E[?1049h\E[22;0;0t, smso=\E[7m, smul=\E[4m,
///       vpa=\E[%i%p1%dd,
enum DirectColorEntry {
  /// The entry's name for `newterm`.
  static let name = "quka-direct"

  /// The compiled entry, in the form that ncurses reads from TERMINFO.
  static let terminfo = """
    b64:HgJSABoADwCDASoCcXVrYS1kaXJlY3R8UXVrYSBUVUk6IGRpcmVjdCBjb2xvdXIgb24gYW55IHRlcm1pbmFsIHdpdG\
    ggeHRlcm0ncyBvdXRwdXQgc2VxdWVuY2VzAAAAAAABAAAAAAAAAAABAQAAAAAAAAAAAAABUAAAAAgAAAAYAAAA________\
    _____________________________________________wAAAAEAAAEA__8AAAIABAD__xUAHQAhACUA__8wAEEAQwBHAE\
    4A__9QAFcA__9bAP__XwBjAP__________ZwBsAP__fgD_______-DAIgAjQCSAP__mwCfAP____-xALcA____________\
    _________70A__________________________________________________________________________________\
    ______________________________________________________wQDKANMA3ADlAO4A9wAAAQkBEgH_____________\
    ________________GwEeASkBLAEuAf________________________________________________________________\
    ______________________________________________________________________________________________\
    ______________________________________________________________________________________________\
    ______________________________________________________________________________________________\
    _____________________zEB______________________________________________________________________\
    __NgH__________________________________z8B________________________RAH_________________________\
    _________________________________________________________________________0oBtwH_______________\
    ___________________________________________________yUCBwANABtbJWklcDElZDslcDIlZHIAG1tIG1sySgAb\
    W0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAbWz8yNWwACAAbWz8yNWgAG1tDABtbQQAbW1AAG1\
    tNABtbMW0AG1s_MTA0OWgbWzIyOzA7MHQAG1sybQAbWzdtABtbN20AG1s0bQAbWyVwMSVkWAAbW20AG1s_MTA0OWwbWzIz\
    OzA7MHQAG1syN20AG1syNG0AG1tMABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJX\
    AxJWRMABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABs4ABtbJWklcDElZGQAGzcACgAbTQAbWzFLABtb\
    Mzk7NDltABtbM20AG1syM20AG1slPyVwMSV7OH0lPCV0MyVwMSVkJWUlcDElezE2fSU8JXQ5JXAxJXs4fSUtJWQlZTM4Oz\
    I7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTttABtbJT8lcDElezh9JTwl\
    dDQlcDElZCVlJXAxJXsxNn0lPCV0MTAlcDElezh9JS0lZCVlNDg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lez\
    I1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1s5bQACAAAAAAACAAcAAQEAAAMAQVgAUkdCAA==
    """
}
