# The report of what goes past the target Checked: `Int(...)` of anything but a literal, and prefix, suffix or dropFirst by
# a computed count, for each target against Tests/conversions.txt. The numbers of that list may only shrink.
FILENAME ~ /conversions\.txt$/ {
  if (NF == 2) allowed[$1] = $2
  next
}
{
  split(FILENAME, path, "/")
  target = path[2]
  if (target == "Checked" || /^ *\/\//) next
  text = $0
  gsub(/Int\((exactly|bitPattern|clamping|truncatingIfNeeded):/, "", text)
  gsub(/(prefix|suffix|dropFirst|dropLast)\((atMost|while|where):/, "", text)
  gsub(/(prefix|suffix|dropFirst|dropLast)\([0-9_]+\)/, "", text)
  found[target] += gsub(/(^|[^A-Za-z0-9_.])Int\([^0-9")]/, "", text)
  found[target] += gsub(/\.(prefix|suffix|dropFirst|dropLast)\([^)]/, "", text)
}
END {
  for (target in found) {
    if (found[target] > allowed[target]) {
      printf "conversions: Sources/%s has %d of Int(...) and prefix(...) that may trap, and %d are listed. ", \
        target, found[target], allowed[target]
      print "Take checkedInt, clampedInt or prefix(atMost:) of Checked."
      tooMany = 1
    } else if (found[target] < allowed[target]) {
      printf "conversions: Sources/%s has only %d. Write that into Tests/conversions.txt.\n", target, found[target]
    }
  }
  exit tooMany
}
