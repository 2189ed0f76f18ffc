#!/usr/bin/env bash
# Pulumi and its plugins for Docker and OpenStack, in the user's cache: downloaded, or built by Go 1.21 or newer. Needs the
# packages of this checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."
node_modules/.bin/dtaas engine install docker openstack
