# Functions of stdlib, where that module is installed: most of them have versions of ours.
notice(pick(undef, 'a'), pick_default(undef, ''), any2array('a'), merge({ 'a' => 1 }, { 'b' => 2 }))
notice(concat([1], [2]), str2bool('yes'), has_key({ 'a' => 1 }, 'a'), delete([1, 2], 1), prefix(['a'], 'p'))
notice(join_keys_to_values({ 'a' => 1 }, '='), base64('encode', 'x'), dirname('/a/b'), to_yaml({ 'a' => [1] }))
notice(to_json([1]), fqdn_rotate(['a', 'b']), bool2str(true), member(['a'], 'a'), suffix(['a'], 's'))
validate_legacy(String, 'validate_string', 'a')
ensure_packages(['a', 'b'], { 'ensure' => 'present' })
ensure_resource('file', '/tmp/x', { 'ensure' => 'file' })
ensure_resources('user', { 'a' => {} }, { 'ensure' => 'present' })
