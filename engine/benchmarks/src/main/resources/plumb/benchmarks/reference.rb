# Measures the installed Puppet in process: ruby reference.rb JOB DIRECTORY SECONDS [SIZE]
#
# Runs the job's operation a third of the time unmeasured, then measured (no time: once), and prints one JSON object:
# operations, wall and CPU seconds, and what an operation did (resources, definitions, checks).
require 'json'
require 'puppet'
require 'tmpdir'

JOB, INPUTS, SECONDS, SIZE = ARGV[0], ARGV[1], ARGV[2].to_f, (ARGV[3] || 300).to_i
SCRATCH = Dir.mktmpdir
at_exit { FileUtils.remove_entry(SCRATCH) }
Puppet.initialize_settings(['--vardir', "#{SCRATCH}/var", '--confdir', "#{SCRATCH}/conf"])
Puppet.push_context(Puppet.base_context(Puppet.settings), 'benchmark')
Puppet[:facts_terminus] = :memory
Puppet::Util::Log.close_all

def cpu = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
def wall = Process.clock_gettime(Process::CLOCK_MONOTONIC)

# Runs the block until the time is over; each call returns how many operations it did.
def run(seconds)
  start = wall
  operations = yield
  operations += yield while wall - start < seconds
  operations
end

def measure(did, &operation)
  run(SECONDS / 3, &operation) if SECONDS > 0
  wall_before = wall
  cpu_before = cpu
  operations = run(SECONDS, &operation)
  puts JSON.generate(operations: operations, wall: wall - wall_before, cpu: cpu - cpu_before, did: did)
end

def within(name)
  loader = Puppet::Environments::Directories.new("#{INPUTS}/environments", [])
  Puppet.override(environments: loader, rich_data: true) do
    environment = loader.get!(name.to_sym)
    loaders = Puppet::Pops::Loaders.new(environment)
    Puppet.override(current_environment: environment, loaders: loaders) { yield environment }
  end
end

# The nodes that the other side wrote, so that both have the same facts.
NODES = File.foreach("#{INPUTS}/nodes.jsonl").first(200).map { |line| JSON.parse(line) }

def node(number, environment, size)
  given = NODES[number % NODES.size]
  facts = Puppet::Node::Facts.new(given['name'], given['facts'].merge('size' => size.to_s))
  node = Puppet::Node.new(given['name'], environment: environment)
  node.trusted_data = { 'certname' => given['name'] }
  node.fact_merge(facts)
  node
end

def manifests
  Dir.glob("#{INPUTS}/environments/compile/**/manifests/*.pp").sort.map { |file| [file, File.read(file)] }
end

def parse_all(texts)
  parser = Puppet::Pops::Parser::Parser.new
  texts.to_h { |file, text| [file, parser.parse_string(text, file)] }
end

def parse
  texts = manifests
  measure(texts.sum { |_, text| text.lines.size }) { parse_all(texts) && 1 }
end

# The nearest thing to lowering: the rules are checked and the definitions made ready for use.
def lower
  texts = manifests
  parsed = parse_all(texts)
  checker = Puppet::Pops::Parser::EvaluatingParser.new
  measure(texts.sum { |_, text| text.lines.size }) do
    # An environment takes each defined type in only once.
    within('compile') do
      parsed.each do |file, program|
        model = checker.assert_and_report(program, file).model
        Puppet::Parser::AST::PopsBridge::Program.new(model).instantiate('bulk')
      end
    end
    1
  end
end

# Files are parsed once: what is left is finding them and taking their definitions in.
module KeepParsed
  PARSED = {}
  def parse_file(file)
    PARSED[file] ||= super
  end
end

def link
  Puppet::Pops::Parser::EvaluatingParser.prepend(KeepParsed)
  Puppet::Pops::Parser::EvaluatingParser.prepend(Module.new do
    def parse_string(text, file = nil)
      file ? (KeepParsed::PARSED[file] ||= super) : super
    end
  end)
  names = manifests.map { |file, _| file[%r{modules/bulk/manifests/(\w+)\.pp}, 1] }.compact.map { |name| "bulk::#{name}" }
  measure(names.size) do
    within('compile') do |environment|
      names.each { |name| environment.known_resource_types.find_hostclass(name) || raise("no class #{name}") }
    end
    1
  end
end

def compile
  within('compile') do |environment|
    number = 0
    resources = Puppet::Parser::Compiler.compile(node(0, environment, SIZE)).filter(&:virtual?).resources.size
    measure(resources) do
      number += 1
      Puppet::Parser::Compiler.compile(node(number, environment, SIZE)).filter(&:virtual?)
      1
    end
  end
end

def lookups
  keys = YAML.load_file("#{INPUTS}/environments/lookups/data/common.yaml").keys - ['lookup_options']
  within('lookups') do |environment|
    number = 0
    measure(keys.size) do
      compiler = Puppet::Parser::Compiler.new(node(number, environment, 100))
      number += 1
      compiler.compile do |catalog|
        keys.each do |key|
          invocation = Puppet::Pops::Lookup::Invocation.new(compiler.topscope)
          Puppet::Pops::Lookup.lookup(key, nil, nil, false, nil, invocation)
        end
        catalog
      end
      keys.size
    end
  end
end

def types
  folder = __dir__
  values = JSON.parse(File.read("#{INPUTS}/values.json"))
  types = File.readlines("#{INPUTS}/types.txt", chomp: true)
              .map { |text| Puppet::Pops::Types::TypeParser.singleton.parse(text) }
  passed = types.sum { |type| values.count { |value| type.instance?(value) } }
  measure(passed) do
    types.each { |type| values.each { |value| type.instance?(value) } }
    1
  end
end

# Node by node in one warm process, each catalog written as JSON.
def batch
  require 'fileutils'
  within('compile') do |environment|
    number = 0
    operation = lambda do
      catalog = Puppet::Parser::Compiler.compile(node(number, environment, 100)).filter(&:virtual?)
      File.write("#{SCRATCH}/#{number}.json", catalog.to_json)
      number += 1
      catalog.resources.size
    end
    measure(operation.call) { operation.call && 1 }
  end
end

def given_facts(role)
  JSON.parse(File.read("#{INPUTS}/facts-#{role}.json"))
end

# As an agent would have them: the code of all modules.
def libraries
  $LOAD_PATH.concat(Dir['/usr/share/puppet/modules/*/lib'])
end

# A compile freezes the facts that it is given.
def compile_with(environment, given, classes = {})
  facts = Marshal.load(Marshal.dump(given))
  name = facts['fqdn']
  node = Puppet::Node.new(name, environment: environment, classes: classes)
  node.trusted_data = { 'certname' => name, 'extensions' => {}, 'external' => {} }
  node.fact_merge(Puppet::Node::Facts.new(name, facts))
  Puppet::Parser::Compiler.compile(node).filter(&:virtual?)
end

def controller
  libraries
  facts = given_facts('controller')
  within('production') do |environment|
    number = 0
    operation = -> { compile_with(environment, facts.merge('uptime_seconds' => number += 1)) }
    measure(operation.call.resources.size) { operation.call && 1 }
  end
end

# A class alone on a node, one after the other, each catalog written as JSON.
def classes
  libraries
  facts = given_facts('web')
  nodes = File.foreach("#{INPUTS}/classes.jsonl").map { |line| JSON.parse(line) }
  within('classes') do |environment|
    measure(nodes.size) do
      nodes.each do |node|
        catalog = compile_with(environment, facts, node['classes'])
        File.write("#{SCRATCH}/#{node['id']}.json", catalog.to_json)
      rescue StandardError
        next # Many cannot stand alone.
      end
      1
    end
  end
end

send({ 'hiera' => :lookups }.fetch(JOB, JOB.to_sym))
