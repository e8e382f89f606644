# @summary Makes text safe to stand in HTML.
#
# @param text
#   Any text.
#
# @return
#   The text with the characters that mean something in HTML replaced by their entities.
function landing::escape(String $text) >> String {
  [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']].reduce($text) |$done, $pair| {
    $done.regsubst($pair[0], $pair[1], 'G')
  }
}
