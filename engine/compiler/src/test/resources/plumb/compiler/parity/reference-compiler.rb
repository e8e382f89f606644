# Compiles catalogs with the installed Puppet: one JSON request a line in, one JSON answer a line out.
#
# Request: {"environmentpath": DIR, "environment": NAME, "modulepath": [DIR...], "node": NAME,
#           "facts": {...}, "trusted": {...} or null, "settings": {NAME: VALUE...},
#           "parameters": {variables of top scope that a classifier sets},
#           "classes": [NAME...] or {NAME: {...}}, "keep": whether the environment serves the next request}
# Answer:  {"catalog": {...}, "logs": [[LEVEL, MESSAGE, ISSUE CODE]...]}
#       or {"error": {"message", "code", "file", "line", "column"}, "errors": [...], "logs": [...]}
# where "errors" are those that were only logged, because a file has several.
# With "expression", a text, what that evaluates to at top scope answers in place of the catalog:
#          {"value": TEXT, "logs": [...]}
# Either also says which Ruby code of modules there is: "ruby": functions that were loaded so far,
# and "erb" if this compile rendered such a template.

# Packages that need multi_json may be installed, too; with it, Puppet words JSON's errors differently.
module WithoutMultiJson
  def require(name)
    name == 'multi_json' ? raise(LoadError, "#{name} is not used") : super
  end
end
Kernel.prepend(WithoutMultiJson)

require 'json'
require 'puppet'
require 'tmpdir'

# Only answers belong on the standard output; whatever else prints goes to the error output.
ANSWERS = $stdout.dup
$stdout.reopen($stderr)

SCRATCH = Dir.mktmpdir
at_exit { FileUtils.remove_entry(SCRATCH) }
Puppet.initialize_settings(['--vardir', "#{SCRATCH}/var", '--confdir', "#{SCRATCH}/conf"])
Puppet.push_context(Puppet.base_context(Puppet.settings), 'reference compiler')
Puppet[:strict] = :warning
DEFAULTS = {}

# Keeps what a compile says; errors are part of the answer anyway.
class Recorder
  attr_reader :entries, :errors

  def initialize
    @entries = []
    @errors = []
  end

  def <<(message)
    @errors << located(message) if message.level == :err && message.issue_code
    # That a function reads a template is for the reference's developers alone.
    return if message.level == :debug && message.message.start_with?('Retrieving ')

    said = %i[notice warning].include?(message.level) || message.source.start_with?('Scope(')
    @entries << [message.level.to_s, message.message.to_s, message.issue_code.to_s] if said
  end

  private

  def located(log)
    { message: log.message.to_s, code: log.issue_code, file: log.file, line: log.line, column: log.pos }
  end
end

def apply_settings(settings)
  DEFAULTS.each { |name, value| Puppet[name] = value }
  settings.each do |name, value|
    DEFAULTS[name.to_sym] = Puppet[name.to_sym] unless DEFAULTS.key?(name.to_sym)
    Puppet[name.to_sym] = value
  end
end

def node_for(request, environment)
  facts = Puppet::Node::Facts.new(request['node'], request['facts'].dup)
  node = Puppet::Node.new(request['node'], environment: environment, classes: request['classes'] || [])
  node.parameters = (request['parameters'] || {}).dup
  node.environment = environment # as a terminus does, last: it is a parameter, too
  node.trusted_data = request['trusted'] if request['trusted']
  node.fact_merge(facts)
  node.add_server_facts('serverversion' => Puppet.version, 'servername' => 'reference')
  node
end

# A value as source text, where it has one.
def show(value)
  case value
  when Puppet::Pops::Types::PSensitiveType::Sensitive
    "Sensitive(#{show(value.unwrap)})"
  when Array
    "[#{value.map { |v| show(v) }.join(', ')}]"
  when Hash
    "{#{value.map { |k, v| "#{show(k)} => #{show(v)}" }.join(', ')}}"
  when Puppet::Pops::Types::PBinaryType::Binary
    "Binary('#{value}')"
  when URI
    "URI('#{value}')"
  when Puppet::Pops::Types::PTypeAliasType, Puppet::Pops::Types::Iterable
    value.to_s
  else
    Puppet::Pops::Types::TypeFormatter.singleton.string(value)
  end
end

def evaluate(request, node)
  compiler = Puppet::Parser::Compiler.new(node)
  compiler.compile do
    value = Puppet::Pops::Parser::EvaluatingParser.singleton.evaluate_string(compiler.topscope, request['expression'])
    "#{show(value)} : #{show(Puppet::Pops::Types::TypeCalculator.singleton.infer(value))}"
  end
end

def compiled(request, node)
  Puppet::Parser::Compiler.compile(node).filter(&:virtual?).to_data_hash
end

KEPT = {}

def compile(request)
  key = request.values_at('environmentpath', 'environment', 'modulepath')
  KEPT.clear unless KEPT.key?(key)
  loader = Puppet::Environments::Directories.new(request['environmentpath'], request['modulepath'])
  Puppet.override(environments: loader, rich_data: true) do
    environment = KEPT[key] || loader.get!(request['environment'].to_sym)
    KEPT[key] = environment if request['keep']
    loaders = Puppet::Pops::Loaders.new(environment)
    Puppet.override(current_environment: environment, loaders: loaders) do
      node = node_for(request, environment)
      request['expression'] ? { value: evaluate(request, node) } : { catalog: compiled(request, node) }
    end
  end
end

# Ruby's own errors are defects of the reference, however it wraps them.
def crash?(error)
  [SystemStackError, NoMemoryError, NameError, ScriptError].any? { |kind| error.is_a?(kind) } ||
    error.message =~ /\A(stack level too deep|Could not parse .*: undefined method)/
end

# An error and what it wraps, the innermost last.
def chain(error)
  errors = []
  while error && !errors.include?(error)
    errors << error
    error = (error.original if error.respond_to?(:original)) || error.cause
  end
  errors
end

# What wraps an error repeats it as text and has no code of its own; so the innermost counts.
def describe(error)
  return { message: "#{error.class}: #{error.message}", code: 'CRASH' } if crash?(error)

  inwards = chain(error).reverse
  codes = inwards.map { |e| e.issue_code if e.respond_to?(:issue_code) }
  places = inwards.select { |e| e.respond_to?(:line) && e.line }
  located = places.find { |e| e.respond_to?(:pos) && e.pos } || places.first
  {
    message: error.respond_to?(:basic_message) ? error.basic_message : error.message,
    code: codes.find { |code| code && code.to_s != 'RUNTIME_ERROR' },
    file: located&.file,
    line: located&.line,
    column: (located.pos if located.respond_to?(:pos))
  }
end

# Notes what of modules is written in Ruby; a function is loaded once for many compiles.
RUBY_FUNCTIONS = []
TEMPLATES = []

module NoteFunctions
  def create(loader, typed_name, source_ref, code)
    RUBY_FUNCTIONS << typed_name.name unless source_ref.to_s.start_with?('/usr/lib/ruby')
    super
  end
end

module NoteTemplates
  def result(*)
    TEMPLATES << 'erb'
    super
  end
end
Puppet::Pops::Loader::RubyFunctionInstantiator.singleton_class.prepend(NoteFunctions)
Puppet::Pops::Loader::RubyLegacyFunctionInstantiator.singleton_class.prepend(NoteFunctions)
Puppet::Parser::TemplateWrapper.prepend(NoteTemplates)

def answer(request)
  TEMPLATES.clear
  recorder = Recorder.new
  Puppet.clear_deprecation_warnings
  Puppet::Util::Logging.module_eval { @deprecation_warnings_logged = 0 }
  apply_settings(request['settings'] || {})
  Puppet::Util::Log.close_all
  Puppet::Util::Log.newdestination(recorder)
  Puppet::Util::Log.level = request['expression'] ? :debug : :notice
  begin
    compile(request).merge(logs: recorder.entries, ruby: (RUBY_FUNCTIONS + TEMPLATES).uniq)
  rescue StandardError, ScriptError, SystemStackError, NoMemoryError => e
    { error: describe(e), errors: recorder.errors, logs: recorder.entries, ruby: (RUBY_FUNCTIONS + TEMPLATES).uniq }
  end
end

Puppet::Util::Log.newdesttype(:recorder) do
  match 'Recorder'
  def initialize(recorder)
    @recorder = recorder
  end

  def handle(message)
    @recorder << message
  end
end

$stdin.each_line do |line|
  ANSWERS.puts(JSON.generate(answer(JSON.parse(line))))
  ANSWERS.flush
end
