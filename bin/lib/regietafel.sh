# What the scripts in bin/ share: finding a JDK 25 and Maven, and building what changed.
# Sourced, never run: each script first sets $root, the folder of the project.

build_log=$root/target/build.log

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# A folder holds a JDK 25 when it has a compiler and its own description says 25.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -Eq '^JAVA_VERSION="25[".+-]' "$1/release"
}

find_java() {
    local java candidate
    if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
        export JAVA_HOME
        return
    fi
    if java=$(command -v java); then
        candidate=$(cd "$(dirname "$(readlink -f "$java")")/.." && pwd)
        if is_jdk_25 "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    fi
    # The last one in the order of versions: 25.0.10 is newer than 25.0.9.
    candidate=$(for candidate in /usr/lib/jvm/*25* /opt/*25* /opt/java/*25* "$HOME"/.sdkman/candidates/java/25* \
            "$HOME"/.jdks/*25* /usr/local/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
        if is_jdk_25 "$candidate"; then printf '%s\t%s\n' "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$candidate/release")" "$candidate"; fi
    done | sort -V | tail -n 1 | cut -f 2)
    [ -n "$candidate" ] || stop "Regietafel heeft een JDK 25 nodig: installeer die (bijvoorbeeld Temurin 25) of wijs hem aan met JAVA_HOME."
    export JAVA_HOME=$candidate
}

find_maven() {
    local version
    command -v mvn > /dev/null || stop "Regietafel heeft Maven 3.8 of nieuwer nodig: installeer het pakket maven."
    version=$(mvn --version 2> /dev/null | sed -n 's/^[^A]*Apache Maven \([0-9.]*\).*/\1/p')
    [ "$(printf '%s\n' 3.8 "$version" | sort -V | head -n 1)" = 3.8 ] \
        || stop "Regietafel heeft Maven 3.8 of nieuwer nodig; hier staat ${version:-een onbekende versie}."
}

fingerprint() { if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-16; }

# The content of all that goes into a build of these modules, and the JDK that makes it.
sources() {
    (cd "$root" && cat "$JAVA_HOME/release" && { find pom.xml "${@/%//pom.xml}" "${@/%//src/main}" -type f -print0 2> /dev/null || true; } | LC_ALL=C sort -z | xargs -0 cksum) | fingerprint
}
poms() { (cd "$root" && cat pom.xml */pom.xml) | fingerprint; }

# Only one build at a time in this folder; the lock ends with the subshell that holds it.
one_at_a_time() {
    mkdir -p "$root/target"
    exec 9> "$root/target/build.lock"
    if command -v flock > /dev/null && ! flock -n 9; then
        say "Er wordt al gebouwd; even wachten."
        flock 9
    fi
}

# maven GOAL OPTION…: without the network once all parts for this goal are here. After a failure the network is tried again: a
# part may have gone.
maven() {
    local goal=$1 once
    shift
    once=$root/target/poms-$goal-$(poms)
    if [ -e "$once" ]; then
        mvn -B -o -f "$root/pom.xml" "$goal" "$@" || { rm -f "$once"; return 1; }
    else
        mvn -B -f "$root/pom.xml" "$goal" "$@" && rm -f "$root/target/poms-$goal-"* && : > "$once"
    fi
}

# build MODULE: leaves, in $run, a folder with the jars of this project and in $class_path all that java needs.
# Every build has a folder of its own, so that a running application never sees its own jars change.
build() {
    local module=$1 stamp
    find_java
    stamp=$(sources engine "$module")
    run=$root/target/run/$module-$stamp
    if [ ! -e "$run/class-path" ]; then
        ( one_at_a_time; [ -e "$run/class-path" ] || make "$module" ) || exit 1
    fi
    class_path=$(cat "$run/class-path")
    # The folder may have been moved, or ~/.m2 emptied, since it was built.
    case $class_path in
        "$run"/*) [ -e "${class_path##*:}" ] && return ;;
    esac
    rm -rf "$run"
    ( one_at_a_time; make "$module" ) || exit 1
    class_path=$(cat "$run/class-path")
}

make() {
    local module=$1 since=$SECONDS fresh=$run.$$ own jar
    find_maven
    if [ -d "$root/$module/target" ]; then say "Bouwen wat veranderd is…"; else say "Bouwen; de eerste keer worden ook onderdelen opgehaald…"; fi
    if ! maven package -pl "$module" -am -Dmaven.test.skip=true > "$build_log" 2>&1 9>&-; then
        grep -E '^\[ERROR\]' "$build_log" | head -n 30 >&2
        stop "Bouwen is niet gelukt; alles staat in $build_log."
    fi
    mkdir -p "$fresh"
    own=
    for jar in "$module" engine; do
        cp "$root/$jar/target/$jar-"*.jar "$fresh/$jar.jar"
        case :$own: in *":$run/$jar.jar:"*) ;; *) own=$own${own:+:}$run/$jar.jar ;; esac
    done
    tr ':' '\n' < "$root/$module/target/class-path" | grep -v "^$root/" | { printf '%s' "$own"; while IFS= read -r jar; do printf ':%s' "$jar"; done; } > "$fresh/class-path"
    rm -rf "$run"
    mv "$fresh" "$run"
    # Earlier builds go, but not those that something may have been started from just now.
    find "$root/target/run" -mindepth 1 -maxdepth 1 -name "$module-*" ! -path "$run" -mmin +60 -exec rm -rf {} +
    say "Gebouwd in $((SECONDS - since)) s."
}
