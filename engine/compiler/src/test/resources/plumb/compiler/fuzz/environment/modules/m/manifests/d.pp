define m::d($value = $title, M::T $more = undef) {
  notify { "m::d ${title}": message => epp('m/t.epp', { 'x' => $value }) }
}
