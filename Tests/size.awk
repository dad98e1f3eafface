# The size report of `make check`: files over 400 lines, functions over 40.
# Works on formatted code, where a declaration ends at a brace in its own column.
FNR == 1 {
  if (lines > 400) { printf "size: %s has %d lines (400)\n", file, lines; found++ }
  file = FILENAME
  start = 0
}
{ lines = FNR }
/^ *(@[A-Za-z]+(\([^)]*\))? +)*((public|package|private|internal|fileprivate|static|mutating|nonmutating|override|final|convenience) +)*(func |init[?(<])/ {
  match($0, /^ */); indent = RLENGTH; start = FNR; name = $0
}
start && /^ *}/ {
  match($0, /^ */)
  if (RLENGTH == indent) {
    if (FNR - start + 1 > 40) {
      sub(/^ +/, "", name)
      printf "size: %s:%d: %d lines (40): %s\n", FILENAME, start, FNR - start + 1, substr(name, 1, 60)
      found++
    }
    start = 0
  }
}
END {
  if (lines > 400) { printf "size: %s has %d lines (400)\n", file, lines; found++ }
  if (!found) print "size: no file over 400 lines, no function over 40"
}
