# Looks keys up with the real Puppet. One JSON request a line:
#   {"environmentpath", "environment", "hiera_config", "node", "facts", "strict", "code", "lookups": [...]}
# each lookup {"name", "merge", "type", "default", "override", "defaults", "explain",
# "hiera", "extra"} where "hiera" makes it a call of the function that merges so (first, unique,
# hash), with "extra" as its third argument. Answers with {"results": [...]}, each {"value"} or
# {"error", "code", "file", "line"}, and "explain" where asked for.
require 'puppet'
require 'json'
require 'tmpdir'

def tagged(v)
  case v
  when nil, :undef then ['n']
  when :default then ['d']
  when true, false then ['b', v]
  when Integer then ['i', v.to_s]
  when Float then ['f', v.to_s]
  when Symbol then ['y', v.to_s]
  when String then ['s', v]
  when Array then ['l', v.map { |e| tagged(e) }]
  when Hash then ['m', v.map { |k, e| [tagged(k), tagged(e)] }]
  when Puppet::Pops::Types::PSensitiveType::Sensitive then ['S', tagged(v.unwrap)]
  else ['o', v.to_s]
  end
end

def lookup(scope, request)
  explainer = request['explain'] ? Puppet::Pops::Lookup::Explainer.new(request['explain'] == 'options', request['explain'] == 'options') : nil
  answer = {}
  begin
    value =
      if request['hiera']
        function = { 'first' => 'hiera', 'unique' => 'hiera_array', 'hash' => 'hiera_hash' }[request['hiera']]
        scope.call_function(function, [request['name'], request['default'], request['extra']].compact)
      else
        type = request['type'] && Puppet::Pops::Types::TypeParser.singleton.parse(request['type'])
        invocation = Puppet::Pops::Lookup::Invocation.new(scope, request['override'] || {}, request['defaults'] || {}, explainer)
        Puppet::Pops::Lookup.lookup(request['name'], type, request['default'], request.include?('default'), request['merge'], invocation)
      end
    answer['value'] = tagged(value)
  rescue StandardError => e
    answer['error'] = e.respond_to?(:basic_message) ? e.basic_message : e.message
    answer['code'] = e.issue_code.to_s if e.respond_to?(:issue_code) && e.issue_code
    answer['file'] = e.file.to_s if e.respond_to?(:file) && e.file
    answer['line'] = e.line if e.respond_to?(:line) && e.line
  end
  answer['explain'] = explainer.explain if explainer
  answer
end

home = Dir.mktmpdir
at_exit { FileUtils.remove_entry(home) }
Puppet.initialize_settings(['--confdir', home, '--vardir', home, '--rundir', home, '--logdir', home])
Puppet[:facts_terminus] = :memory
Puppet::Util::Log.close_all
$warnings = []
Puppet::Util::Log.newdesttype(:collected) do
  match 'collected'
  def handle(msg)
    $warnings << msg.message if msg.level == :warning
  end
end
Puppet::Util::Log.newdestination('collected')

def compile(request)
  Puppet[:strict] = (request['strict'] || 'warning').to_sym
  Puppet[:hiera_config] = request['hiera_config'] if request['hiera_config']
  Puppet[:code] = request['code'] || 'undef'
  Puppet[:environmentpath] = request['environmentpath']
  Puppet.clear_deprecation_warnings rescue nil
  Puppet::Util::Logging.clear_warn_once_hash rescue nil
  loaders = Puppet::Environments::Directories.new(request['environmentpath'], [])
  # The environment's settings are only seen while its loader is the current one.
  env = Puppet.override(environments: loaders) { loaders.get(request['environment']) }
  Puppet.override(environments: loaders, current_environment: env) do
    facts = Puppet::Node::Facts.new(request['node'], request['facts'])
    node = Puppet::Node.new(request['node'], facts: facts, environment: env)
    node.merge(facts.values)
    node.trusted_data = { 'authenticated' => 'local', 'certname' => request['node'], 'extensions' => {}, 'hostname' => request['node'], 'domain' => nil, 'external' => {} }
    compiler = Puppet::Parser::Compiler.new(node)
    results = nil
    compiler.compile do |catalog|
      results = request['lookups'].map { |l| lookup(compiler.topscope, l) }
      catalog
    end
    results
  end
end

STDOUT.sync = true
STDIN.each_line do |line|
  request = JSON.parse(line, max_nesting: 0)
  $warnings = []
  answer = begin
    { 'results' => compile(request), 'warnings' => $warnings.uniq }
  rescue StandardError => e
    { 'failure' => "#{e.class}: #{e.message} #{e.backtrace.first(3)}" }
  end
  puts JSON.generate(answer, max_nesting: 0)
end
