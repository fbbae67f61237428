# What ./run and ./test share: each step says in one line what it found or did, and what to do where it cannot go on.
# Sourced with the repository's root as the working directory.

local_dir=.local
feed_file=$local_dir/feed.props

say() { printf '%s\n' "$*"; }
fail() { printf 'ImageStudio: %s\n' "$*" >&2; exit 1; }

check_sdk() {
    command -v dotnet >/dev/null 2>&1 ||
        fail "the .NET SDK 10 is not installed. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 and start this again."
    local version
    version=$(dotnet --version 2>/dev/null) ||
        fail "global.json asks for the .NET SDK 10; installed here: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -). Get it from https://dotnet.microsoft.com/download/dotnet/10.0."
    say "SDK       .NET SDK $version"
}

# Finds out once which packages the feed serves, and remembers it for every later build (Directory.Build.props imports the
# file). Asked again when the package versions change.
check_feed() {
    if [ -f "$feed_file" ] && [ "$feed_file" -nt Directory.Packages.props ]; then return; fi
    mkdir -p "$local_dir/feed"
    cp eng/feed-probe.csproj.template "$local_dir/feed/probe.csproj"
    local log=$local_dir/feed/restore.log missing
    if dotnet restore "$local_dir/feed/probe.csproj" -p:UsePolyfills=false --nologo >"$log" 2>&1; then
        missing=""
    else
        missing=$(grep -oE 'error NU110[1-3]: Unable to find (a stable )?package [A-Za-z0-9.]+' "$log" | awk '{print $NF}' | sed 's/\.$//' | sort -u)
        [ -n "$missing" ] ||
            fail "the package feed cannot be used: $(grep -m1 -oE 'error NU[0-9]+: .*' "$log" || tail -n 1 "$log"). Is the network up, and NuGet.config right? Everything is in $log."
    fi
    write_feed_file "$missing"
    rm -rf "$local_dir/feed"
}

write_feed_file() {
    local missing=$1 polyfilled="" image_sharp=true package
    for package in $missing; do
        case $package in
            SixLabors.ImageSharp) image_sharp=false ;;
            # One part of Aspire is no use without the others.
            Aspire.*) polyfilled="$polyfilled;Aspire.Hosting.AppHost;Aspire.Hosting.Testing;Aspire.Hosting.AWS" ;;
            AWSSDK.CloudFormation | AWSSDK.SimpleNotificationService | AWSSDK.SQS | OpenTelemetry.Extensions.Hosting) polyfilled="$polyfilled;$package" ;;
            *) fail "the package feed does not serve $package in the version of Directory.Packages.props, and there is no stand-in for it." ;;
        esac
    done
    polyfilled=$(echo "$polyfilled" | tr ';' '\n' | sort -u | sed '/^$/d' | paste -sd';' -)
    cat >"$feed_file" <<EOF
<Project>
  <!-- Written by ./run or ./test from what the package feed serves; delete it to have the feed asked again. -->
  <PropertyGroup>
    <UsePolyfills Condition="'\$(UsePolyfills)' == ''">$([ -n "$polyfilled" ] && echo true || echo false)</UsePolyfills>
    <PolyfilledPackages>$polyfilled</PolyfilledPackages>
    <UseImageSharp Condition="'\$(UseImageSharp)' == ''">$image_sharp</UseImageSharp>
  </PropertyGroup>
</Project>
EOF
    if [ -n "$polyfilled" ]; then
        say "Packages  the feed lacks some: stand-ins under polyfills/ are used for ${polyfilled//;/ }"
    else
        say "Packages  the feed serves all of them"
    fi
}

uses_polyfills() { grep -q '>true</UsePolyfills>' "$feed_file"; }
has_image_sharp() { grep -q '>true</UseImageSharp>' "$feed_file"; }

has_vips() {
    case $(uname -s) in
        Darwin) [ -e /opt/homebrew/lib/libvips.42.dylib ] || [ -e /usr/local/lib/libvips.42.dylib ] ;;
        *) PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep 'libvips\.so\.42' >/dev/null || ls /usr/lib/libvips.so.42* /usr/local/lib/libvips.so.42* >/dev/null 2>&1 ;;
    esac
}

vips_install_command() {
    if command -v apt-get >/dev/null 2>&1; then echo "apt-get update && apt-get install -y --no-install-recommends libvips42"
    elif command -v dnf >/dev/null 2>&1; then echo "dnf install -y vips"
    elif command -v apk >/dev/null 2>&1; then echo "apk add vips"
    elif command -v pacman >/dev/null 2>&1; then echo "pacman -S --noconfirm libvips"
    elif command -v zypper >/dev/null 2>&1; then echo "zypper install -y libvips42"
    elif command -v brew >/dev/null 2>&1; then echo "brew install vips"
    fi
}

# The workers need one imaging engine: libvips from the system, or ImageSharp from the feed.
check_imaging() {
    if has_vips; then return; fi
    if has_image_sharp; then
        say "Imaging   ImageSharp from the package feed (libvips would be faster: $(vips_install_command))"
        return
    fi
    local install as_root="" log=$local_dir/install-libvips.log
    install=$(vips_install_command)
    [ -n "$install" ] ||
        fail "no imaging engine: the feed lacks SixLabors.ImageSharp, libvips is not installed, and this system's package manager is not known here. See https://www.libvips.org/install.html."
    if [ "$(id -u)" -ne 0 ] && [ "${install%% *}" != brew ]; then
        command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null ||
            fail "no imaging engine: the feed lacks SixLabors.ImageSharp and libvips is not installed. Install it as root: $install"
        as_root="sudo -n"
    fi
    say "Imaging   installing libvips: $install"
    $as_root sh -c "$install" >"$log" 2>&1 || fail "libvips could not be installed ($install): $(tail -n 1 "$log") Everything is in $log."
    has_vips || fail "libvips was installed but libvips.so.42 is not found; see $log."
}

# One suite speaks to LocalAws through the AWS SDK for JavaScript, another has axe-core judge the page; without them both are skipped.
check_javascript() {
    if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then return; fi
    local sdk=$local_dir/aws-sdk-js
    if [ ! -d "$sdk/node_modules/@aws-sdk" ]; then
        mkdir -p "$sdk"
        cp ImageStudio.Tests/LocalAws/Clients/JavaScript/package.json "$sdk/"
        install_from_npm "Clients   installing the AWS SDK for JavaScript" "$sdk"
    fi
    if [ ! -d "$local_dir/node_modules/axe-core" ]; then
        install_from_npm "Browser   installing axe-core, which checks accessibility" "$local_dir" axe-core@4.14.1
    fi
}

# install_from_npm WHAT FOLDER [PACKAGE...]
install_from_npm() {
    local what=$1 folder=$2
    shift 2
    say "$what into $folder"
    npm install --prefix "$folder" --no-audit --no-fund --no-package-lock --silent --fetch-timeout=20000 --fetch-retries=0 "$@" >"$folder/install.log" 2>&1 ||
        say "          that failed, and what needs it is skipped; see $folder/install.log"
}

# Builds one project (or the solution) unless nothing has changed since it was last built that way.
build() {
    local target=$1 configuration=$2 stamp=$local_dir/built-$2-$(basename "${1%.*}") log=$local_dir/build.log
    if [ -f "$stamp" ] && [ -z "$(changed_since "$stamp")" ]; then return; fi
    say "Build     $(basename "$target"), $configuration"
    mkdir -p "$local_dir"
    touch "$stamp.new"
    if ! dotnet build "$target" -c "$configuration" --nologo -v q >"$log" 2>&1; then
        grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 20 >&2
        rm -f "$stamp.new"
        fail "the build failed; everything it said is in $log."
    fi
    mv "$stamp.new" "$stamp"
}

changed_since() {
    find . \( -name artifacts -o -name .git -o -name .local -o -name docs -o -name node_modules \) -prune -o -type f ! -name '*.md' -newer "$1" -print -quit
    find "$feed_file" -newer "$1" -print -quit
    [ -d artifacts/bin ] || echo artifacts
}

# Who listens on a TCP port of this machine: prints "name (pid)" or nothing.
port_owner() {
    local port=$1
    if command -v ss >/dev/null 2>&1; then
        ss -Hltnp "sport = :$port" 2>/dev/null | sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/\1 (pid \2)/p; t; s/.*LISTEN.*/a process of another user/p' | head -n 1
    elif command -v lsof >/dev/null 2>&1; then
        lsof -nP -iTCP:"$port" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 {print $1 " (pid " $2 ")"}'
    elif (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        echo "some process"
    fi
}

check_port() {
    local port=$1 use=$2 setting=$3 owner
    owner=$(port_owner "$port")
    [ -z "$owner" ] || fail "port $port ($use) is taken by $owner. Stop that, or choose another port: ./run $setting"
}

# A fixed port that people know, from the one place that says it.
port_of() { sed -nE "/\"Ports\"/,/\}/ s/.*\"$1\": *([0-9]+).*/\1/p" ImageStudio.AppHost/appsettings.json; }

# A setting of the AppHost moves each of them.
check_ports() {
    local arguments=" $* " target=Local
    case $arguments in *AWS:Target=*) target=$(sed -E 's/.*AWS:Target=([A-Za-z]+).*/\1/' <<<"$arguments") ;; esac
    case $arguments in *Ports:Web=*) ;; *) check_port "$(port_of Web)" "the gallery" --Ports:Web=5081 ;; esac
    case " ${ASPNETCORE_URLS:-}$arguments" in " http"* | *ASPNETCORE_URLS=*) ;; *) check_port 18888 "the dashboard" --ASPNETCORE_URLS=http://localhost:18889 ;; esac
    case "$target$arguments" in Local*Ports:LocalAws=*) ;; Local\ *) check_port "$(port_of LocalAws)" "LocalAws" --Ports:LocalAws=4567 ;; esac
}
