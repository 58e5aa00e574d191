# The words of styles before 2026-12 -> those of today, for inputs that were written with the old
# ones: sed -f old-words.sed OLD.yaml >NEW.yaml. It goes by lines, so what a word means must show on
# its own line: an entry's 'role:' is taken for a font when it is one word in lower case.
# tests/old-words.sh tries each rule.

# head: at the head of pages, or the font of rows with several cells
s/^\( \{0,2\}\)head: *$/\1page_header:/
s/\(^\|[{ ]\)head: \({[^}]*pages\|{[^}]*row\|{[^}]*baseline\|none\)/\1page_header: \2/
/fonts:/,/^[^ #]/s/\([{ ]\)head: {/\1cells: {/
s/extends: head\([,}]\)/extends: cells\1/
s/role: head\([,}]\)/role: cells\1/
s/role: lead\([,}]\)/role: label-column\1/
s/\([{ ]\)lead: {\(extends\|family\|size\|leading\|weight\|italic\|color\|tabular\|hyphenate\|align: [a-z]*, hyphenate\)/\1label-column: {\2/

# lead: of an entry, or the column of the page
s/^\( \{0,2\}\)lead:/\1label_column:/
s/\(style: {[^{}]*\)lead: {/\1label_column: {/
s/\([{ ]\)lead:/\1label:/g
s/place: lead\([,} ]\|$\)/place: label-column\1/g

# parts of a style
s/^\( \{0,2\}\)side:/\1side_column:/
s/\(style: {.*[{ ]\)side: {/\1side_column: {/
s/\(^\|[{ ]\)grid: \([0-9]\)/\1baseline_grid: \2/
s/^\( \{0,2\}\)footer: *$/\1page_footer:/
s/\(^\|[{ ]\)footer: \({[^}]*pages\|{[^}]*row\|{[^}]*baseline\|none\|}\)/\1page_footer: \2/
s/\(^\|[{ ]\)paragraphs: \([0-9.]\)/\1paragraph_spacing: \2/
s/^\( \{0,2\}\)roles: *$/\1author_roles:/
s/\(^\|[{ ]\)roles: {\([a-z]*: {\)/\1author_roles: {\2/

# keys
s/\(^\|[{ ]\)ground:/\1background:/g
s/\(^\|[{ ]\)read: \(first\|last\)/\1reading_order: \2/g
s/\(^\|[{ ]\)upright:/\1valign:/g
s/\(^\|[{ ]\)loose:/\1before_multirow:/g
s/\(^\|[{ ]\)first: \([0-9.]*\(pt\|mm\|cm\|in\|em\|lh\)\)/\1before_first: \2/g
s/\(^\|[{ ]\)max: \([0-9.]*\(pt\|mm\|cm\|in\)\)/\1max_width: \2/g
s/\(^\|[{ ]\)keep: \([0-9]\)/\1keep_lines: \2/g
s/\(^\|[{ ]\)glyph:/\1marker:/g
s/\(^\|[{ ]\)text: \([0-9.]*\(pt\|mm\|cm\|in\)\)/\1marker_width: \2/g
s/initials: {letters:/first_letters: {count:/g
s/tag: {/item_box: {/g
/\(box\|item_box\): /s/\([{ ]\)border:/\1border_color:/g
/\(box\|item_box\): /s/\([{ ]\)thickness:\([^{}]*}\)/\1border_width:\2/g
/\(box\|item_box\): /s/\([{ ]\)padding:/\1padding_x:/g
/border_color\|padding_x/s/\(rule: {[^{}]*\)border_width:/\1thickness:/g
s/\(author_roles:.*\|mark:.*\|typed:.*\|legend:.*\)\([{ ]\)type: \([a-z-]*[,}]\)/\1\2font: \3/
s/\(^\|[{ ]\)role: \([a-z][a-z-]*\)\([],} ]\|$\)/\1font: \2\3/g

# values
s/place: after\([,} ]\|$\)/place: end\1/g
s/place: before\([,} ]\|$\)/place: start\1/g
s/reach: column\([,} ]\|$\)/reach: label-column\1/g
