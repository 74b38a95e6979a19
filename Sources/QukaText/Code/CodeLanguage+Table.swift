/// The languages that fences name; their keywords are those of their references, as of 2026.
extension CodeLanguage {
  static let all: [CodeLanguage] =
    systems + managed + scripts + web + shells + data + queries + documents

  private static let slashes = [BlockComment("/*", "*/")]
  private static let nestedSlashes = [BlockComment("/*", "*/", nests: true)]
  private static let quotes = [StringRule("\""), StringRule("'")]
  private static let multilineQuotes = [
    StringRule("\"", multiline: true), StringRule("'", escapes: false, multiline: true),
  ]

  private static let systems: [CodeLanguage] = [
    CodeLanguage(
      "swift", [.capitals, .calls, .atSigns, .hashDirectives], line: "//", block: nestedSlashes,
      strings: [
        StringRule("\"\"\"", multiline: true, hashes: true, interpolation: "\\("),
        StringRule("\"", hashes: true, interpolation: "\\("),
      ],
      keywords:
        "actor any as associatedtype async await borrowing break case catch class consuming continue convenience copy default defer deinit didSet discard do dynamic each else enum extension fallthrough fileprivate final for func get guard if import in indirect infix init inout internal is isolated lazy let macro mutating nonisolated nonmutating open operator optional override package postfix precedencegroup prefix private protocol public repeat required rethrows return sending set some static struct subscript super switch throw throws try typealias unowned var weak where while willSet",
      constants: "true false nil self Self"),
    CodeLanguage(
      "rust rs", [.capitals, .calls, .macros, .lifetimes], line: "//", block: nestedSlashes,
      strings: [
        StringRule("\"", multiline: true),
        StringRule("\"", escapes: false, multiline: true, hashes: true),
      ],
      prefixes: "r b br c",
      keywords:
        "as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return static struct super trait type union unsafe use where while yield",
      types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize",
      constants: "true false self Self None Some Ok Err"),
    CodeLanguage(
      "go golang", [.capitals, .calls], line: "//", block: slashes,
      strings: quotes + [StringRule("`", escapes: false, multiline: true)],
      keywords:
        "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
      types:
        "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
      constants: "true false nil iota"),
    CodeLanguage(
      "c h objective-c objc m", [.capitals, .calls, .hashDirectives, .atSigns], line: "//",
      block: slashes, strings: quotes, prefixes: "L u U u8",
      keywords:
        "alignas alignof auto break case const constexpr continue default do else enum extern for goto if inline register restrict return sizeof static static_assert struct switch typedef typeof union volatile while _Atomic _Generic _Noreturn",
      types:
        "bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t FILE id BOOL",
      constants: "true false nullptr NULL nil YES NO self"),
    CodeLanguage(
      "cpp c++ cc cxx hpp hxx cuda cu", [.capitals, .calls, .hashDirectives], line: "//",
      block: slashes,
      strings: [StringRule("R\"(", ")\"", escapes: false, multiline: true)] + quotes,
      prefixes: "L u U u8",
      keywords:
        "alignas alignof and asm auto break case catch class co_await co_return co_yield concept const consteval constexpr constinit const_cast continue decltype default delete do dynamic_cast else enum explicit export extern final for friend goto if import inline module mutable namespace new noexcept not operator or override private protected public reinterpret_cast requires return sizeof static static_assert static_cast struct switch template thread_local throw try typedef typeid typename union using virtual volatile while xor",
      types:
        "bool char char8_t char16_t char32_t double float int long short signed unsigned void wchar_t size_t string vector map int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t",
      constants: "true false nullptr this NULL"),
    CodeLanguage(
      "zig", [.capitals, .calls, .atSigns], line: "//", strings: quotes,
      keywords:
        "addrspace align allowzero and anyframe anytype asm async await break callconv catch comptime const continue defer else enum errdefer error export extern fn for if inline linksection noalias noinline nosuspend opaque or orelse packed pub resume return struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while",
      types: "bool f16 f32 f64 f128 i8 i16 i32 i64 i128 isize type u8 u16 u32 u64 u128 usize void",
      constants: "true false null undefined"),
  ]

  private static let managed: [CodeLanguage] = [
    CodeLanguage(
      "java", [.capitals, .calls, .atSigns], line: "//", block: slashes,
      strings: [StringRule("\"\"\"", multiline: true)] + quotes,
      keywords:
        "abstract assert break case catch class continue default do else enum exports extends final finally for goto if implements import instanceof interface module native new non-sealed package permits private protected public record requires return sealed static strictfp super switch synchronized throw throws transient try var volatile when while yield",
      types: "boolean byte char double float int long short void",
      constants: "true false null this"),
    CodeLanguage(
      "kotlin kt kts", [.capitals, .calls, .atSigns], line: "//", block: nestedSlashes,
      strings: [
        StringRule("\"\"\"", escapes: false, multiline: true, interpolation: "${"),
        StringRule("\"", interpolation: "${"), StringRule("'"),
      ],
      keywords:
        "abstract actual annotation as break by catch class companion const constructor continue crossinline data do dynamic else enum expect external final finally for fun get if import in infix init inline inner interface internal is lateinit noinline object open operator out override package private protected public reified return sealed set super suspend tailrec throw try typealias val value var vararg when where while",
      constants: "true false null this it"),
    CodeLanguage(
      "csharp cs c#", [.capitals, .calls, .hashDirectives], line: "//", block: slashes,
      strings: [
        StringRule("\"\"\"", escapes: false, multiline: true),
        StringRule("@\"", "\"", escapes: false, multiline: true),
        StringRule("$\"", "\"", interpolation: "{"), StringRule("\""), StringRule("'"),
      ],
      keywords:
        "abstract add and as async await base break case catch checked class const continue default delegate do else enum event explicit extern field file finally fixed for foreach from get global goto group if implicit in init interface internal is join let lock nameof namespace new not on operator or orderby out override params partial private protected public readonly record ref remove required return scoped sealed select set sizeof stackalloc static struct switch throw try typeof unchecked unsafe using value var virtual volatile when where while with yield",
      types:
        "bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort void",
      constants: "true false null this"),
    CodeLanguage(
      "scala sc", [.capitals, .calls, .atSigns], line: "//", block: nestedSlashes,
      strings: [StringRule("\"\"\"", escapes: false, multiline: true)] + quotes,
      prefixes: "s f raw",
      keywords:
        "abstract as case catch class def derives do else end enum export extends extension final finally for forSome given if implicit import infix inline lazy match new object opaque open override package private protected return sealed super then throw trait transparent try type using val var while with yield",
      constants: "true false null this"),
    CodeLanguage(
      "dart", [.capitals, .calls, .atSigns], line: "//", block: nestedSlashes,
      strings: [
        StringRule("'''", multiline: true), StringRule("\"\"\"", multiline: true),
        StringRule("'", interpolation: "${"), StringRule("\"", interpolation: "${"),
      ],
      prefixes: "r",
      keywords:
        "abstract as assert async await base break case catch class const continue covariant default deferred do else enum export extends extension external factory final finally for get hide if implements import in interface is late library mixin new of on operator part required rethrow return sealed set show static super switch sync throw try typedef var when while with yield",
      types: "bool double dynamic int num void", constants: "true false null this"),
    CodeLanguage(
      "haskell hs", [.capitals], line: "--", block: [BlockComment("{-", "-}", nests: true)],
      strings: [StringRule("\"")],
      keywords:
        "as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr instance let mdo module newtype of proc qualified rec then type where",
      nameBytes: "'"),
    CodeLanguage(
      "elixir ex exs", [.capitals, .calls, .atSigns, .symbols], line: "#",
      strings: [
        StringRule("\"\"\"", multiline: true, interpolation: "#{"),
        StringRule("\"", multiline: true, interpolation: "#{"), StringRule("'"),
      ],
      keywords:
        "after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmodule defp defprotocol defstruct do else end fn for if import in not or quote raise receive require rescue try unless unquote use when with",
      constants: "true false nil", nameBytes: "?!"),
  ]

  private static let scripts: [CodeLanguage] = [
    CodeLanguage(
      "python py python3 pyi pycon ipython", [.capitals, .calls, .atSigns], line: "#",
      strings: [StringRule("\"\"\"", multiline: true), StringRule("'''", multiline: true)] + quotes,
      prefixes: "r R f F b B u U rb Rb rB RB br fr Fr fR FR rf t",
      keywords:
        "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try type while with yield",
      types:
        "bool bytes bytearray complex dict float frozenset int list object set str tuple type Any Callable Dict Iterable List Optional Union",
      constants: "True False None self cls NotImplemented Ellipsis __name__"),
    CodeLanguage(
      "ruby rb gemfile rakefile", [.capitals, .calls, .symbols, .heredocs, .atSigns], line: "#",
      block: [BlockComment("=begin", "=end")],
      strings: [
        StringRule("\"", multiline: true, interpolation: "#{"), StringRule("'", multiline: true),
        StringRule("`", interpolation: "#{"),
      ],
      keywords:
        "BEGIN END alias and attr_accessor attr_reader attr_writer begin break case class def defined? do else elsif end ensure extend for if in include lambda loop module new next not or prepend private proc protected public puts raise redo require require_relative rescue retry return super then undef unless until when while yield",
      constants: "true false nil self __FILE__ __method__", nameBytes: "?!"),
    CodeLanguage(
      "php", [.capitals, .calls, .dollars, .heredocs], line: "// #", block: slashes,
      strings: [StringRule("\"", multiline: true), StringRule("'", multiline: true)],
      keywords:
        "abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enum extends final finally fn for foreach function global goto if implements include include_once instanceof insteadof interface isset list match namespace new or print private protected public readonly require require_once return static switch throw trait try unset use var while xor yield php",
      types: "bool float int iterable mixed never object string void",
      constants: "true false null self parent this"),
    CodeLanguage(
      "lua", [.calls], line: "--", block: [BlockComment("--[[", "]]")],
      strings: [StringRule("[[", "]]", escapes: false, multiline: true)] + quotes,
      keywords:
        "and break do else elseif end for function goto if in local not or repeat return then until while",
      constants: "true false nil self _G"),
    CodeLanguage(
      "perl pl pm", [.calls, .dollars, .heredocs], line: "#",
      strings: [StringRule("\"", multiline: true), StringRule("'", multiline: true)],
      keywords:
        "and cmp continue die do else elsif eq foreach for ge given gt if keys last le local lt map my ne next no not or our package print push qw redo require return say shift sort sub unless until use when while x xor",
      constants: "undef __FILE__ __PACKAGE__"),
    CodeLanguage(
      "r rscript", [.calls], line: "#", strings: quotes,
      keywords: "break else for function if in next repeat return while library require",
      constants: "TRUE FALSE NULL NA NaN Inf T F", nameBytes: "."),
    CodeLanguage(
      "julia jl", [.capitals, .calls, .atSigns], line: "#", block: [BlockComment("#=", "=#")],
      strings: [StringRule("\"\"\"", multiline: true), StringRule("\"", interpolation: "$(")],
      keywords:
        "abstract baremodule begin break catch const continue do else elseif end export finally for function global if import in let local macro module mutable primitive quote return struct try type using where while",
      constants: "true false nothing missing", nameBytes: "!"),
  ]

  private static let web: [CodeLanguage] = [
    CodeLanguage(
      "javascript js jsx mjs cjs node typescript ts tsx mts", [.capitals, .calls, .atSigns],
      line: "//", block: slashes,
      strings: quotes + [StringRule("`", multiline: true, interpolation: "${")],
      keywords:
        "abstract as async await break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements import in infer instanceof interface is keyof let namespace new of override private protected public readonly return satisfies set static super switch throw try type typeof var while with yield",
      types: "any bigint boolean never number object string symbol unknown void",
      constants: "true false null undefined this NaN Infinity globalThis", nameBytes: "$"),
    CodeLanguage(
      "css scss less sass", [.calls, .atSigns, .colonKeys, .hexColors, .dollars], line: "//",
      block: slashes, strings: quotes, keywords: "important", nameBytes: "-"),
    CodeLanguage("html htm xhtml xml svg vue svelte plist xsl jsp", shape: .markup),
    CodeLanguage(
      "graphql gql", [.capitals, .atSigns, .dollars, .colonKeys], line: "#",
      strings: [StringRule("\"\"\"", multiline: true), StringRule("\"")],
      keywords:
        "directive enum extend fragment implements input interface mutation on query scalar schema subscription type union",
      constants: "true false null"),
  ]

  private static let shells: [CodeLanguage] = [
    CodeLanguage(
      "bash sh shell zsh ksh fish console shell-session shellsession terminal bashrc",
      [.dollars, .heredocs, .spacedComments, .equalKeys], line: "#", strings: multilineQuotes,
      keywords:
        "alias break case cd continue declare do done elif else esac eval exec exit export fi for function if in local read readonly return select set shift source sudo then time trap unset until while",
      types:
        "apt awk brew cargo cat chmod cp curl docker echo find git grep kubectl ls make mkdir mv npm pip printf python rm sed ssh swift tar test touch wget",
      constants: "true false", nameBytes: "-."),
    CodeLanguage(
      "powershell ps1 pwsh", [.dollars, .ignoresCase], line: "#", block: [BlockComment("<#", "#>")],
      strings: multilineQuotes,
      keywords:
        "begin break catch class continue do else elseif end enum exit filter finally for foreach function if in param process return switch throw trap try until using while",
      constants: "true false null", nameBytes: "-"),
    CodeLanguage(
      "dockerfile docker containerfile", [.dollars, .ignoresCase, .spacedComments], line: "#",
      strings: quotes,
      keywords:
        "add arg as cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user volume workdir",
      nameBytes: "-."),
    CodeLanguage(
      "make makefile mk gnumake", [.dollars, .targets, .equalKeys, .spacedComments], line: "#",
      strings: quotes,
      keywords:
        "define else endef endif export ifdef ifeq ifndef ifneq include override sinclude unexport vpath",
      nameBytes: "-./%"),
    CodeLanguage(
      "cmake", [.calls, .dollars, .ignoresCase], line: "#", block: [BlockComment("#[[", "]]")],
      strings: [StringRule("\"", multiline: true)],
      keywords:
        "if else elseif endif foreach endforeach while endwhile function endfunction macro endmacro return include",
      constants: "on off true false public private interface required"),
    CodeLanguage(
      "nix", [.dollars], line: "#", block: slashes,
      strings: [
        StringRule("''", escapes: false, multiline: true), StringRule("\"", multiline: true),
      ],
      keywords: "assert else if import in inherit let or rec then with",
      constants: "true false null", nameBytes: "-'"),
  ]

  private static let data: [CodeLanguage] = [
    CodeLanguage(
      "json jsonc json5 jsonl geojson", [.colonKeys], line: "//", block: slashes,
      strings: [StringRule("\""), StringRule("'")], constants: "true false null"),
    CodeLanguage(
      "yaml yml", [.colonKeys, .spacedComments], line: "#",
      strings: multilineQuotes,
      constants: "true false null yes no on off True False", nameBytes: "-./"),
    CodeLanguage(
      "toml", [.equalKeys], line: "#",
      strings: [
        StringRule("\"\"\"", multiline: true), StringRule("'''", escapes: false, multiline: true),
        StringRule("\""), StringRule("'", escapes: false),
      ],
      constants: "true false inf nan", nameBytes: "-."),
    CodeLanguage(
      "ini cfg conf properties env dotenv systemd desktop editorconfig gitconfig",
      [.equalKeys, .dollars, .spacedComments], line: "# ;", strings: quotes,
      constants: "true false yes no on off", nameBytes: "-."),
    CodeLanguage(
      "hcl terraform tf", [.calls, .equalKeys], line: "# //", block: slashes,
      strings: [StringRule("\"", interpolation: "${")],
      keywords:
        "data dynamic for for_each if in locals module output provider resource terraform variable",
      types: "any bool list map number object set string tuple", constants: "true false null",
      nameBytes: "-"),
    CodeLanguage(
      "protobuf proto", [.capitals], line: "//", block: slashes, strings: quotes,
      keywords:
        "enum extend extensions import message oneof option optional package public repeated required reserved returns rpc service stream syntax to weak",
      types:
        "bool bytes double fixed32 fixed64 float int32 int64 map sfixed32 sfixed64 sint32 sint64 string uint32 uint64",
      constants: "true false max"),
    CodeLanguage(
      "nginx", [.dollars, .spacedComments], line: "#", strings: quotes,
      keywords:
        "access_log alias error_log events gzip http include index listen location proxy_pass proxy_set_header return rewrite root server server_name ssl_certificate ssl_certificate_key try_files upstream user worker_processes",
      constants: "on off"),
  ]

  private static let queries: [CodeLanguage] = [
    CodeLanguage(
      "sql mysql postgres postgresql pgsql plsql sqlite tsql", [.calls, .ignoresCase], line: "--",
      block: slashes,
      strings: [
        StringRule("'", escapes: false, multiline: true), StringRule("\"", escapes: false),
        StringRule("`", escapes: false),
      ],
      keywords:
        "add all alter analyze and as asc begin between by cascade case check collate column commit conflict constraint create cross current database default delete desc distinct do drop else end exists explain fetch filter first for foreign from full function grant group having if ilike in index inner insert intersect into is join key last lateral left like limit natural not nothing nulls of offset on only or order outer over partition primary procedure references replace returning revoke right rollback row rows schema select set table temporary then to transaction trigger truncate union unique update using values view when where window with",
      types:
        "bigint bigserial blob boolean bytea char date decimal double float int integer interval json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar",
      constants: "true false null current_date current_timestamp")
  ]

  private static let documents: [CodeLanguage] = [
    CodeLanguage("markdown md mdx", shape: .markdown),
    CodeLanguage("diff patch udiff", shape: .diff),
  ]
}
