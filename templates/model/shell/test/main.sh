#!/bin/sh
# An input is multiplied by the gain.
set -eu
[ "$(sh src/model.sh 2 3)" = 6 ]
echo ok
