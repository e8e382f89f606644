# The words of a text in the opposite order, each with its length.
function profile::mixed(String $text) >> String {
  $text.split('-').reverse_each.map |$word| { "${word}${word.length}" }.join('-')
}
