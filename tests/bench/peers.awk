# peers.awk: the works of a CV as a document for another program.
#
#   awk -v to=typst|latex|ms|man -f peers.awk cv.yaml
#
# Titles, authors and venues of all works make a numbered list, which is most of such a CV. What a
# program takes for a sign of its own is left out.

function value(    s) {
    s = $0
    sub(/^[^:]*: */, "", s)
    gsub(/^"|"$/, "", s)
    gsub(/[\\{}$&#%_^~*@<>`\[\]"]/, "", s)
    return s
}

function work() {
    if (title == "")
        return
    if (to == "typst")
        printf "+ *%s* \\ _%s_ \\ %s\n", title, authors, venue
    else if (to == "latex")
        printf "\\item \\textbf{%s}\\\\ \\emph{%s}\\\\ %s\n", title, authors, venue
    else if (to == "ms")
        printf ".IP %d. 4\n.B \"%s\"\n.br\n.I \"%s\"\n.br\n%s\n", ++n, title, authors, venue
    else
        printf ".IP %d. 4\n\\fB%s\\fR\n.br\n\\fI%s\\fR\n.br\n%s\n", ++n, title, authors, venue
    title = authors = venue = ""
}

BEGIN {
    if (to == "typst")
        print "#set page(paper: \"a4\")\n#set par(justify: true)\n= Publications"
    else if (to == "latex")
        print "\\documentclass{article}\\begin{document}\\section*{Publications}\\begin{enumerate}"
    else if (to == "ms")
        print ".NH\nPublications"
    else
        print ".TH CV 7\n.SH Publications"
}

/^ *- title:/ { work(); title = value() }
/^ *authors:/ { authors = value() }
/^ *venue:/ { venue = value() }
/^    [^ ]/ && title != "" { work() }

END {
    work()
    if (to == "latex")
        print "\\end{enumerate}\\end{document}"
}
