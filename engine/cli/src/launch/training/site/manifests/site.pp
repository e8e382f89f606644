# What manifests of many modules do, in a few lines: only the classes that it loads matter.
File { backup => false }

node default {
  include training
  $people = lookup('training::people', Array[String], 'unique', [])
  notice(hiera('training::word', 'none'), hiera_array('training::people', []), hiera_hash('training::items', {}))
  notice($people.filter |$p| { $p =~ /^a/ }.map |$p| { $p.upcase }.join(' '), $people.sort.unique.reverse_each)
  notice($people.reduce('') |$all, $p| { "${all}${p}" }, $people.slice(2), $people.any |$p| { $p == 'bob' })
  notice(split('a,b', ','), regsubst('abc', 'b', 'x', 'G'), 'abc'.match(/b/), sprintf('%05d %s', 3, [1]))
  notice(Integer('3'), String(1.5), Boolean('yes'), type({ 'a' => [1, undef] }), 'a'.then |$x| { $x })
  notice($facts.dig('os', 'name'), $facts['os'].get('release.major'), versioncmp('1.2', '1.10'), md5('x'))
  notice(fqdn_rand(60, 'x'), template('training/list.erb'), epp('training/list.epp', { 'names' => $people }))
  notice(training::newer('x', [1, { 'a' => undef }]), training_older('x', [1]), training::native({ 'a' => 1 }))
  notice(merge_of({ 'a' => 1 }), assert_type(Variant[Integer, Pattern[/a/], Enum['b']], 'a'), Sensitive('x'))
}

function merge_of(Hash $with) >> Hash {
  { 'b' => 2 } + $with
}
