# A class that is declared like a resource.
class training::last {
  notice(inline_epp('<%= $word %>', { 'word' => 'x' }))
}
