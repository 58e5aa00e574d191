#!/bin/sh
# Typesets $FILES, one pattern a line, each into a PDF at $OUTPUT. Mistakes go to the log as commands of workflows,
# which GitHub shows beside the lines. A document with mistakes does not stop the others.
#
# Outputs: pages, the sum; folder. A table goes to the summary of the run.
set -eu
. "$GITHUB_ACTION_PATH/.github/action/shared.sh"
folder=$(folder_of "$OUTPUT")
echo "folder=$folder" >>"$GITHUB_OUTPUT"
documents
mkdir -p "$folder"
log=$RUNNER_TEMP/cvtex-log
status=0
run -v --format github -o "$OUTPUT" 2>"$log" || status=$?
cat "$log"
pages_of "$log" >"$log.pages"
echo "pages=$(awk '{n += $1} END {print n + 0}' "$log.pages")" >>"$GITHUB_OUTPUT"
{
    printf '| PDF | pages |\n|---|---|\n'
    while IFS="$tab" read -r n path; do
        echo "| $(code "$path") | $n |"
    done <"$log.pages"
    [ "$status" = 0 ] || printf '\nSome were not written: the log says why.\n'
} >>"$GITHUB_STEP_SUMMARY"
exit "$status"
