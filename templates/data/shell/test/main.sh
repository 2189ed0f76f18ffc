#!/bin/sh
# Time goes on, and each value is a number.
set -eu
[ "$(head -n 1 values.csv)" = "time,value" ]
awk -F, 'NR > 1 && (NF != 2 || $2 + 0 != $2 || $1 > 1e308 || $2 > 1e308 || $2 < -1e308 || (NR > 2 && $1 <= before)) { print "not ok: " $0; bad = 1 } { before = $1 } END { exit bad }' values.csv
echo ok
