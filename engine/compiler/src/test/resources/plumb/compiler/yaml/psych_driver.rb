# Reads YAML texts, one JSON string a line, and answers with what Ruby's Psych makes of each:
# {"value": tagged value, "yaml": the value written again} or {"error": message}. Loads as Puppet
# loads data files.
require 'yaml'
require 'json'

def tagged(v)
  case v
  when nil then ['n']
  when true, false then ['b', v]
  when Integer then ['i', v.to_s]
  when Float then ['f', v.nan? ? 'NaN' : v.infinite? ? (v > 0 ? 'Infinity' : '-Infinity') : [v].pack('G').unpack1('H*')]
  when Symbol then ['y', v.to_s]
  when proc { |s| s.is_a?(String) && !s.dup.force_encoding('UTF-8').valid_encoding? } then ['x', [v].pack('m0')]
  when String then ['s', v.dup.force_encoding('UTF-8').scrub('?')]
  when Array then ['l', v.map { |e| tagged(e) }]
  when Hash then ['m', v.map { |k, e| [tagged(k), tagged(e)] }]
  else ['?', v.class.name]
  end
end

# Puppet makes strings of the symbols that are keys.
def string_keys(v)
  case v
  when Hash then v.each_with_object({}) { |(k, e), h| h[k.is_a?(Symbol) ? k.to_s : k] = string_keys(e) }
  when Array then v.map { |e| string_keys(e) }
  else v
  end
end

STDOUT.sync = true
STDIN.each_line do |line|
  text = JSON.parse(line, quirks_mode: true)
  answer = begin
    value = YAML.safe_load(text, permitted_classes: [Symbol], aliases: true, filename: 'x.yaml')
    { 'value' => tagged(string_keys(value)), 'yaml' => string_keys(value).to_yaml }
  rescue StandardError, SystemStackError, Psych::Exception => e
    { 'error' => e.message }
  end
  puts JSON.generate(answer, max_nesting: 0)
end
