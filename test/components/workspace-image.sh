#!/usr/bin/env bash
# The workspace image, in which tests run containers: the one of this version's recipe that the user keeps, else it is built (2 to 6
# minutes). Tests have a state folder of their own and find the image in the user's.
set -euo pipefail
cd "$(dirname "$0")"
./mmdebstrap.sh
unset DTAAS_STATE_HOME
node ../../platform/cli/bin/dtaas.mjs images build --if-missing
