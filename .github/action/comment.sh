#!/bin/sh
# Writes the comment in the file $TEXT to the pull request $NUMBER, in place of the one that an earlier run wrote. Where
# nothing changes, only an older comment is replaced. A comment that cannot be written fails nothing: runs for
# strangers' pull requests may not write.
set -eu
comments=repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments
{
    old=$(gh api "$comments" --paginate \
        --jq '.[] | select(.user.type == "Bot" and (.body | startswith("<!-- cvtex -->"))) | .id') &&
        old=$(printf '%s\n' "$old" | head -n 1) &&
        if [ -n "$old" ]; then
            gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$old" -F "body=@$TEXT"
        elif [ "$CHANGED" = true ]; then
            gh api --silent --method POST "$comments" -F "body=@$TEXT"
        fi
} || echo "::notice::the comment cannot be written: it needs 'permissions: pull-requests: write'"
