# @summary One page of the site, besides the start page.
#
# @param heading
#   The page's heading.
#
# @param paragraphs
#   Paragraphs of plain text.
define landing::page (
  String[1]        $heading,
  Array[String[1]] $paragraphs = [],
) {
  file { "${landing::directory}/pages/${name}.html":
    ensure  => file,
    owner   => $landing::owner,
    group   => $landing::group,
    mode    => '0644',
    content => epp('landing/page.html.epp', {
      'heading'    => $heading,
      'paragraphs' => $paragraphs,
    }),
  }
}
