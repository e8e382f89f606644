# Sourced by the launchers, which set home: builds what is older than its sources, and sets built
# and java. Costs two files read and one `find` when there is nothing to build.
built=$home/.build

# ctime, not mtime: a source copied here with an old date counts as a change, too.
outdated() {
  [[ -e $built/stamp ]] && read -r java <"$built/java" && [[ -x $java ]] || return 0
  [[ -n $(find "$home/pom.xml" "$home"/dsl/{pom.xml,src/main} "$home"/{engine,agents}/*/pom.xml \
    "$home"/{engine,agents}/*/src/main "$home/engine/cli/src/launch" "${java%/bin/java}/lib/modules" \
    -cnewer "$built/stamp" -print -quit) ]]
}

for _ in 1 2 3; do
  outdated || break
  "$home/engine/cli/src/launch/build" || exit
done

# File names and output are UTF-8, whatever the caller's locale (cron and CI often have none).
case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
  *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
