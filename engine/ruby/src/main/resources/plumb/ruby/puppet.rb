# frozen_string_literal: true

# The messages of Puppet's own code are translated; here they stay as they are.
module Kernel
  def _(text)
    text
  end

  def n_(one, many, count)
    count == 1 ? one : many
  end
  private :_, :n_
end

module Puppet
  PUPPETVERSION = '7.23.0'

  LEVELS = %i[debug info notice warning err alert emerg crit].freeze

  # Settings by name, as $settings holds them.
  module Settings
    def self.[](name)
      value = Plumb.lookup(Plumb.top_scope, "settings::#{name}")
      value.nil? && DEFAULTS.key?(name.to_sym) ? DEFAULTS[name.to_sym] : value
    end

    def self.value(name)
      self[name]
    end

    def self.include?(name)
      !self[name].nil?
    end

    DEFAULTS = {
      strict: :warning, strict_variables: false, tasks: false, app_management: false,
      digest_algorithm: 'sha256', storeconfigs: false
    }.freeze
  end

  # What the host's Ruby can do: nothing that is installed beside it is looked for.
  module Features
    def self.method_missing(name, *)
      name.to_s.end_with?('?') ? %w[posix? root? json? base64?].include?(name.to_s) : super
    end

    def self.respond_to_missing?(name, *)
      name.to_s.end_with?('?')
    end
  end

  class << self
    def version
      PUPPETVERSION
    end

    def [](name)
      Settings[name]
    end

    def settings
      Settings
    end

    def features
      Features
    end

    LEVELS.each do |level|
      define_method(level) { |*texts, &block| Plumb.log(level.to_s, (block ? block.call : texts.join(' ')).to_s) && nil }
    end

    def warn_once(kind, key, message, *)
      Plumb.warn_once("#{kind} #{key}", message.to_s)
    end

    def deprecation_warning(message, key = nil)
      Plumb.warn_once("deprecation #{key || message}", message.to_s)
    end
    alias puppet_deprecation_warning deprecation_warning

    def log_exception(error, message = nil, *)
      err(message.is_a?(String) ? message : error.message)
    end

    def lookup(name)
      case name
      when :current_environment then Plumb::ENVIRONMENT
      when :global_scope then Plumb.top_scope
      else Plumb.missing("Puppet.lookup(:#{name})", caller(1, 1)&.first)
      end
    end
  end

  module Util
    extend Plumb::Incomplete

    module_function

    def absolute_path?(path, platform = nil)
      unless path.is_a?(String)
        Puppet.warning("Cannot check if #{path} is an absolute path because it is a '#{path.class}' and not a String'")
        return false
      end
      return path.match?(%r{\A(?:(?:[A-Z]:)?[\\/]|\\\\[^\\/]+[\\/][^\\/]+|//\?/)}i) if platform == :windows
      path.match?(%r{^/})
    end

    def deterministic_rand(seed, max)
      deterministic_rand_int(seed, max).to_s
    end

    def deterministic_rand_int(seed, max)
      Random.new(seed).rand(max)
    end

    def which(command)
      return (File.executable?(command) ? command : nil) if command.start_with?('/')
      ENV['PATH'].split(':').map { |each| File.join(each, command) }.find { |each| File.file?(each) && File.executable?(each) }
    end

    def execute(*args)
      Execution.execute(*args)
    end

    def symbolizehash(hash)
      hash.to_h { |key, value| [key.to_sym, value] }
    end

    def uri_encode(text)
      require 'erb'
      text.split('/', -1).map { |part| ERB::Util.url_encode(part) }.join('/')
    end

    module Execution
      extend Plumb::Incomplete

      # What a command printed, with its exit status.
      class ProcessOutput < String
        attr_reader :exitstatus

        def initialize(text, exitstatus)
          super(text)
          @exitstatus = exitstatus
        end
      end

      def self.execute(command, options = {})
        require 'open3'
        text, status = Open3.capture2e(*Array(command).map(&:to_s))
        if options.fetch(:failonfail, true) && !status.success?
          raise Puppet::ExecutionFailure,
                "Execution of '#{Array(command).join(' ')}' returned #{status.exitstatus}: #{text.strip}"
        end
        ProcessOutput.new(text, status.exitstatus)
      end
    end

    module Package
      def versioncmp(one, other, *)
        Plumb.call(Plumb.top_scope, 'versioncmp', [one, other])
      end
      module_function :versioncmp
    end

    module Json
      def self.load(text, *)
        require 'json'
        JSON.parse(text)
      end

      def self.dump(value, *)
        require 'json'
        JSON.generate(value)
      end
    end

    module Platform
      def self.windows?
        false
      end
    end

    module Warnings
      extend Plumb::Incomplete
    end

    module Logging
    end

    module Errors
    end
  end

  # A file system as module code sees it.
  module FileSystem
    extend Plumb::Incomplete

    class << self
      def exist?(path)
        File.exist?(path.to_s)
      end

      def read(path, _options = {})
        File.read(path.to_s, encoding: 'UTF-8')
      end
      alias read_preserve_line_endings read
    end
  end

  # A reference to a resource, with its parameters when it stands in the catalog.
  class Resource
    attr_reader :type, :title, :parameters, :file, :line, :tags

    def self.type_and_title(reference, title)
      return [reference, title] if title
      raise ArgumentError, "No title provided and #{reference.inspect} is not a valid resource reference" unless
        reference.to_s =~ /\A([^\[\]]+)\[(.+)\]\z/m
      [Regexp.last_match(1), Regexp.last_match(2)]
    end

    def initialize(type, title = nil, parameters = {}, file = nil, line = nil, tags = [])
      type, title = self.class.type_and_title(type, title) if title.nil?
      @type = type.to_s.split('::').map(&:capitalize).join('::')
      @title = title
      @parameters = parameters.is_a?(Hash) ? parameters.transform_keys(&:to_sym) : {}
      @file = file
      @line = line
      @tags = tags
    end

    def [](name)
      return title if %i[title name].include?(name.to_sym) && !@parameters.key?(name.to_sym)
      @parameters[name.to_sym]
    end

    def []=(name, value)
      @parameters[name.to_sym] = value
    end

    def name
      self[:name] || title
    end

    def to_hash
      @parameters.dup
    end

    def keys
      @parameters.keys
    end

    def has_key?(name)
      @parameters.key?(name.to_sym)
    end
    alias include? has_key?

    def class?
      type == 'Class'
    end

    def ref
      "#{type}[#{title}]"
    end
    alias to_s ref

    def inspect
      ref
    end

    def ==(other)
      other.is_a?(Resource) && ref == other.ref
    end
    alias eql? ==

    def hash
      ref.hash
    end
  end

  class Module
    attr_reader :name, :path

    def self.find(name, _environment = nil)
      directory = Plumb.module_directory(name.to_s)
      directory && new(name.to_s, directory)
    end

    def initialize(name, path)
      @name = name
      @path = path
    end

    def template(file)
      Plumb.find_file("#{name}/#{file}", 'templates')
    end

    def file(file)
      Plumb.find_file("#{name}/#{file}", 'files')
    end
  end

  module Pops
    module Evaluator
      extend Plumb::Incomplete

      module Runtime3ResourceSupport
        extend Plumb::Incomplete

        def self.find_resource_type_or_class(_scope, name)
          name.to_s.downcase == 'class' ? nil : name.to_s.split('::').map(&:capitalize).join('::')
        end
      end
    end
  end
end

module Plumb
  # The environment of the compile.
  class Environment
    def name
      Plumb.environment_name.to_sym
    end

    def to_s
      Plumb.environment_name
    end

    def module(name)
      Puppet::Module.find(name)
    end

    def modules
      Plumb.module_names.map { |each| Puppet::Module.find(each) }
    end
  end

  ENVIRONMENT = Environment.new.freeze

  # A resource of the catalog from what the compiler tells of it.
  def self.resource_of(parts)
    parts && Puppet::Resource.new(*parts)
  end

  # The catalog so far.
  class CatalogView
    def classes
      Plumb.catalog_classes
    end

    def tags
      Plumb.catalog_tags
    end

    def resource(type, title = nil)
      Plumb.resource_of(Plumb.find_resource(title ? Puppet::Resource.new(type, title).ref : type.to_s))
    end

    def resources
      Plumb.resources.map { |each| Plumb.resource_of(each) }
    end

    def environment
      Plumb.environment_name
    end

    def name
      Plumb.node_name
    end

    extend Plumb::Incomplete
  end

  # The node that is compiled for.
  class NodeView
    def name
      Plumb.node_name
    end

    def facts
      FactsView.new
    end

    def environment
      ENVIRONMENT
    end

    def parameters
      Plumb.facts
    end

    def trusted_data
      Plumb.trusted
    end
  end

  class FactsView
    def values
      Plumb.facts
    end
  end

  # The compile as its scopes show it.
  class CompilerView
    def environment
      ENVIRONMENT
    end

    def catalog
      CatalogView.new
    end

    def node
      NodeView.new
    end

    def topscope
      Plumb.top_scope
    end

    def findresource(*args)
      catalog.resource(*args)
    end

    def resources
      catalog.resources
    end
  end
end

# Facts are those of the node that is compiled for.
module Facter
  extend Plumb::Incomplete

  def self.value(name)
    name.to_s.split('.').reduce(Plumb.facts) do |value, key|
      value.is_a?(Hash) ? value[key] : (break nil)
    end
  end

  def self.[](name)
    Struct.new(:value).new(value(name))
  end

  def self.to_hash
    Plumb.facts
  end

  def self.version
    '4.3.0'
  end
end
