#!/bin/sh
# Says what a pull request changes: the number of pages, and the words, compared with the commit $BASE.
#
# Outputs: changed, true or false; text, a file with the comment.
set -eu
. "$GITHUB_ACTION_PATH/.github/action/shared.sh"
lines_most=150 bytes_most=12000 # of the changes of one document
all_most=60000                  # a comment has room for 65,536 characters
work=$(mktemp -d "$RUNNER_TEMP/cvtex-XXXXXX")
pattern=$(printf '%s' "${OUTPUT##*/}" | sed 's/\.pdf$//')

# both WHERE: texts of the documents in the current folder, and how many pages each has. What cannot be typeset is
# as if it were not there.
both() {
    mkdir "$work/$1"
    : >"$work/$1.pages"
    documents >"$work/log" || return 0
    run -v -o "$work/$1/$pattern.pdf" >"$work/log" 2>&1 || :
    pages_of "$work/log" | sed "s|$tab.*/|$tab|; s/\.pdf\$//" >"$work/$1.pages"
    run --to text -o "$work/$1/$pattern.txt" >"$work/log" 2>&1 || :
}

# number_of WHERE NAME: of pages; "-" where there is no such PDF.
number_of() {
    n=$(awk -F "$tab" -v name="$2" '$2 == name {print $1}' "$work/$1.pages")
    echo "${n:--}"
}

# differences NAME: what a reader of the text sees. A line of the text must not end the block that it is in.
differences() {
    for side in base head; do
        [ -f "$work/$side/$1.txt" ] || : >"$work/$side/$1.txt"
    done
    diff -U 1 "$work/base/$1.txt" "$work/head/$1.txt" | sed '1,2d; s/~~~~/~~~ ~/g' || :
}

# A commit of the base, beside the one that is checked out.
git fetch --quiet --no-tags --depth=1 origin "$BASE"
git worktree add --quiet --detach "$work/tree" "$BASE"
both head
(cd "$work/tree" && both base)
git worktree remove --force "$work/tree"

changed=false
cat "$work/base.pages" "$work/head.pages" | cut -f 2 | sort -u >"$work/names"
while IFS= read -r name; do
    before=$(number_of base "$name") after=$(number_of head "$name")
    differences "$name" >"$work/diff"
    [ "$before" != "$after" ] || [ -s "$work/diff" ] || continue
    [ "$before" = "$after" ] && pages=$after || pages="$before → $after"
    added=$(grep -c '^+' "$work/diff" || :) removed=$(grep -c '^-' "$work/diff" || :)
    echo "| $(code "$name") | $pages | +$added −$removed |" >>"$work/table"
    {
        printf '\n<details><summary>%s</summary>\n\n' "$(printf '%s' "$name" | sed 's/&/\&amp;/g; s/</\&lt;/g')"
        echo '~~~~diff'
        head -n "$lines_most" "$work/diff" | head -c "$bytes_most"
        echo
        [ "$(wc -l <"$work/diff")" -le "$lines_most" ] || echo "..."
        echo '~~~~'
        echo '</details>'
    } >"$work/part"
    [ "$(cat "$work/parts" "$work/part" 2>/dev/null | wc -c)" -gt "$all_most" ] || cat "$work/part" >>"$work/parts"
done <"$work/names"
{
    echo '<!-- cvtex -->'
    if [ -f "$work/table" ]; then
        changed=true
        printf '| CV | pages | lines of text |\n|---|---|---|\n'
        cat "$work/table" "$work/parts"
    else
        echo 'No CV changes a word or its number of pages.'
    fi
} >"$RUNNER_TEMP/cvtex-comment.md"
cat "$RUNNER_TEMP/cvtex-comment.md" >>"$GITHUB_STEP_SUMMARY"
{
    echo "changed=$changed"
    echo "text=$RUNNER_TEMP/cvtex-comment.md"
} >>"$GITHUB_OUTPUT"
rm -rf "$work"
