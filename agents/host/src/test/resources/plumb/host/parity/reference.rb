# Applies manifests with the reference implementation, one a line of input: a JSON object with
# "manifest", "modules" (a directory), "noop" and "tags". Answers each with two lines: the catalog as
# it was compiled, and the report; or an empty line and a message when it could not be compiled.
require 'json'
require 'puppet'
require 'puppet/node'
require 'puppet/parser'

answers = $stdout.dup
$stdout.reopen(File::NULL, 'w')
root = ARGV.fetch(0)
Puppet.initialize_settings(['--confdir', "#{root}/conf", '--vardir', "#{root}/var",
                            '--publicdir', "#{root}/public", '--logdest', 'report'])
Puppet[:show_diff] = true
Facter.add(:puppetversion) { setcode { Puppet.version } } # as each of its runs does

def compile(request)
  Puppet[:code] = request['manifest']
  environment = Puppet::Node::Environment.create(:production, [request['modules']])
  loaders = Puppet::Pops::Loaders.new(environment)
  Puppet.override(current_environment: environment, loaders: loaders,
                  environments: Puppet::Environments::Static.new(environment)) do
    node = Puppet::Node.new('node.example', environment: environment)
    catalog = Puppet::Parser::Compiler.compile(node).to_resource
    yield catalog, environment
  end
end

def apply(catalog, environment, request)
  Puppet[:noop] = request['noop']
  Puppet[:tags] = request['tags']
  Puppet[:default_file_terminus] = :file_server
  report = Puppet::Transaction::Report.new(nil, 'production')
  Puppet::Util::Log.newdestination(report)
  begin
    ral = catalog.to_ral
    ral.environment_instance = environment
    ral.finalize
    ral.host_config = true
    ral.apply(report: report)
  rescue StandardError => e
    Puppet.err(e.message)
  ensure
    Puppet::Util::Log.close(report)
  end
  report.finalize_report
  report
end

# What a run has read of files must not outlive it: other runs are processes of their own.
def forget
  Puppet::Type.eachtype do |type|
    type.providers.each do |name|
      provider = type.provider(name)
      provider.instance_variable_set(:@loaded_modules, nil)
      provider.instance_variable_set(:@latest_versions, nil)
      next unless defined?(Puppet::Provider::ParsedFile) && provider < Puppet::Provider::ParsedFile
      provider.initvars
      provider.instance_variable_set(:@modified, [])
    end
  end
end

$stdin.each_line do |line|
  request = JSON.parse(line)
  forget
  begin
    compile(request) do |catalog, environment|
      json = catalog.to_data_hash.to_json
      report = apply(catalog, environment, request)
      answers.puts(json, report.to_data_hash.to_json)
    end
  rescue StandardError => e
    answers.puts('', e.message.tr("\n", ' '))
  end
  answers.flush
end
