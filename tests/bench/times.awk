# times.awk: repeats each list of works of a CV.
#
#   awk -v n=10 -f times.awk cv.yaml >cv-x10.yaml
#
# A list of works is lines that begin with "- title:", and the deeper lines after each. The list is
# written n times. From the second time on, titles begin with their number, so that no two works are
# the same.

function works_end(    k, i, line) {
    for (k = 1; k <= n; k++)
        for (i = 1; i <= lines; i++) {
            line = list[i]
            if (k > 1 && match(line, /- title: "?/))
                line = substr(line, 1, RSTART + RLENGTH - 1) k ". " substr(line, RSTART + RLENGTH)
            print line
        }
    lines = 0
}

{
    match($0, /^ */)
    indent = RLENGTH
    title = substr($0, indent + 1, 8) == "- title:"
    if (lines && (title ? indent != depth : indent <= depth))
        works_end()
    if (title)
        depth = indent
    if (title || lines)
        list[++lines] = $0
    else
        print
}

END { works_end() }
