#!/bin/sh
# Walks the checklist of HighLevel's "Contact Notes Setup" quick start against a running ghl-mock, one line for each
# step, and stops at the first that fails. It needs curl and nothing else, and deletes the note it creates.
#
#   GHL_BASE_URL    where the mock listens
#   GHL_TOKEN       a token with both contacts scopes
#   GHL_CONTACT_ID  a contact that token can reach
#
# The error steps expect what the quick start documents, so they pass in the profile "documented" only.
set -eu

base=${GHL_BASE_URL:-http://127.0.0.1:4450}
base=${base%/}
token=${GHL_TOKEN:-pit-11111111-1111-4111-8111-111111111111}
contact=${GHL_CONTACT_ID:-contact-xyz789}
notes=/contacts/$contact/notes
version='Version: 2021-07-28'

first_text='Boiler serviced, all valves tight.'
second_text='Boiler serviced, one valve replaced.'

number=0
newline='
'

step() {
  number=$((number + 1))
  name=$1
}

ok() {
  printf 'ok  %2d %s: %s\n' "$number" "$name" "$1"
}

fail() {
  printf 'FAIL %d %s: %s\n' "$number" "$name" "$1" >&2
  exit 1
}

# as TOKEN METHOD PATH [CURL OPTION...]: sends one request; sets $status and $answer.
as() {
  bearer=$1 method=$2 url=$base$3
  shift 3
  asked="$method $url"
  # HighLevel's own SDK sends the content type with every request, so this does too.
  answer=$(curl -sS --connect-timeout 3 --max-time 15 -w '\n%{http_code}' -X "$method" \
    -H "Authorization: Bearer $bearer" -H "$version" -H 'Content-Type: application/json' "$@" "$url") ||
    fail "no answer to $asked. Start ghl-mock, or set GHL_BASE_URL to where it listens."
  status=${answer##*"$newline"}
  answer=${answer%"$newline"*}

  # Remembered before anything is judged: a note that should not have been created must go as well.
  case $method$status in POST2??) created=$(first_id) ;; esac
}

call() {
  as "$token" "$@"
}

# expect WHAT TEST...: fails the step unless the test passes.
expect() {
  what=$1
  shift
  "$@" || fail "expected $what, but $asked gave $status $(printf %.500s "$answer")"
}

expect_status() {
  expect "$1" [ "$status" = "$1" ]
}

# A quotation mark inside a note's text is escaped in JSON, so only a real id matches.
first_id() {
  printf %s "$answer" | grep -o '"id": *"[^"]*"' | head -n 1 | cut -d '"' -f 4
}

contains() {
  case $answer in *"$1"*) ;; *) return 1 ;; esac
}

lacks() {
  ! contains "$1"
}

created=
clean_up() {
  [ -n "$created" ] || return 0
  curl -sSf -o /dev/null --max-time 15 -X DELETE -H "Authorization: Bearer $token" -H "$version" \
    "$base$notes/$created" || printf 'The note %s of %s could not be deleted.\n' "$created" "$contact" >&2
}
trap clean_up EXIT
# Not every shell runs the EXIT trap when a signal ends it.
trap 'exit 130' INT
trap 'exit 143' TERM HUP

step create
call POST "$notes" -d "{\"body\":\"$first_text\"}"
expect_status 201
expect 'a note with an id' [ -n "$created" ]
id=$created
ok "201, the note is $id"

step list
call GET "$notes"
expect_status 200
expect "$id first" [ "$(first_id)" = "$id" ]
ok '200, the new note is first'

step read
call GET "$notes/$id"
expect_status 200
expect "the note $id" [ "$(first_id)" = "$id" ]
expect "the text \"$first_text\"" contains "$first_text"
ok '200, the same note'

step update
call PUT "$notes/$id" -d "{\"body\":\"$second_text\"}"
expect_status 200
call GET "$notes/$id"
expect_status 200
expect "the text \"$second_text\"" contains "$second_text"
ok '200, and reading it shows the change'

step delete
call DELETE "$notes/$id"
expect_status 200
call GET "$notes"
expect_status 200
expect "a list without $id" lacks "$id"
created=
call GET "$notes/$id"
expect_status 404
ok '200, gone from the list, and reading it gives 404'

# refused NAME STATUS: the step passes when the last request was answered with this status.
refused() {
  expect_status "$1"
  ok "$1"
}

step 'missing body'
call POST "$notes" -d '{}'
refused 400

step 'empty body'
call POST "$notes" -d '{"body":""}'
refused 400

step 'unknown contact'
call GET /contacts/contact-unknown/notes
refused 404

step 'unknown note'
call GET "$notes/note-unknown"
refused 404

step 'bad token'
as pit-00000000-0000-4000-8000-000000000000 GET "$notes"
refused 401

echo 'The quick start works.'
