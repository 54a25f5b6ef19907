#!/bin/sh
# What a suite does between its tests, with curl alone: reset, a sandbox, faults, verify. It needs a running ghl-mock.
#
#   GHL_BASE_URL    where the mock listens
set -eu

base=${GHL_BASE_URL:-http://127.0.0.1:4450}
base=${base%/}

# admin METHOD PATH [JSON]: asks the admin side; sets $said, and stops with it when it refuses.
admin() {
  said=$(curl -sS --fail-with-body -X "$1" "$base/__admin$2" ${3:+-d "$3"}) || {
    printf 'FAIL %s %s: %s\n' "$1" "$2" "$said" >&2
    exit 1
  }
}

# note TEXT: writes a note as an app would that tries again, with the token of the sandbox.
note() {
  curl -s --fail --retry 3 --retry-delay 1 --retry-all-errors -o /dev/null \
    -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"body\":\"$1\"}" "$base/contacts/contact-xyz789/notes"
}

# The default world goes back to its seed.
admin POST /reset
echo 'ok  reset'

# A world of its own, with tokens of its own. The first is that of "full".
admin POST /sandboxes
id=${said#*'"id":"'} && id=${id%%'"'*}
token=${said#*'"token":"'} && token=${token%%'"'*}
trap 'admin DELETE "/sandboxes/$id"' EXIT
echo "ok  $id"

# An outage: the note is there once.
admin POST "/faults?sandbox=$id" '{"match":{"method":"POST"},"then":[503,"pass"]}'
note 'Wants a quote'
admin POST "/verify?sandbox=$id" '{"match":{"method":"POST","status":201},"exactly":1,"faultsUsed":true}'
echo 'ok  an outage is sat out'

# The same sandbox for the next test.
admin POST "/reset?sandbox=$id"

# An answer that is lost: curl tries again, and the note is there twice. An app should do better.
admin POST "/faults?sandbox=$id" '{"match":{"method":"POST"},"when":"afterCommit","then":["reset"]}'
note 'Wants a quote'
admin POST "/verify?sandbox=$id" '{"match":{"body":{"body":"Wants a quote"}},"exactly":2}'
echo 'ok  a lost answer makes a second note'
