#!/bin/sh
# Runs a command and ends it when standard input ends: when the process that started it is gone, whether it exited or was killed.
# usage: guard.sh PID_FILE GRACE_SECONDS COMMAND [ARG ...]
pid_file=$1
grace=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "$child" >"$pid_file"
trap 'kill -TERM "$child" 2>/dev/null' TERM INT
(
  exec >/dev/null 2>&1
  cat <&3
  kill -TERM "$child"
  waited=0
  while kill -0 "$child" && [ "$waited" -lt "$((grace * 10))" ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -KILL "$child"
) &
watcher=$!
exec 3<&-
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
# Whoever is killed cannot say so.
[ "$code" -gt 128 ] && echo "$*: ended by signal $((code - 128))" >&2
pkill -P "$watcher" 2>/dev/null
kill "$watcher" 2>/dev/null
exit "$code"
