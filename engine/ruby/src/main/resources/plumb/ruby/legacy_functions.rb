# frozen_string_literal: true

module Puppet
  module Parser
    extend Plumb::Incomplete

    # Functions of the 3.x API are methods of the scope that calls them.
    module Functions
      extend Plumb::Incomplete

      INFO = {}
      FILES = {}
      private_constant :INFO, :FILES

      # Loads functions by name.
      module Autoloader
        def self.load(name, *)
          Plumb.function?(name.to_s)
        end

        def self.loaded?(name)
          INFO.key?(name.to_sym) || Plumb.function?(name.to_s)
        end

        def self.loadall(*)
          nil
        end

        def self.delegatee
          self
        end
      end

      class << self
        def newfunction(name, options = {}, &block)
          name = name.to_sym
          arity = options[:arity] || -1
          type = options[:type] || :statement
          raise Puppet::DevError, "Invalid statement type #{type.inspect}" unless %i[statement rvalue].include?(type)

          Scope.send(:define_method, "real_function_#{name}", &block)
          Scope.send(:define_method, "function_#{name}") do |*args|
            unless args[0].is_a?(Array)
              raise ArgumentError,
                    'custom functions must be called with a single array that contains the arguments. ' \
                    'For example, function_example([1]) instead of function_example(1)'
            end
            Functions.check(name, arity, args[0].size)
            result = send("real_function_#{name}", args[0])
            type == :rvalue ? result : nil
          end
          INFO[name] = { arity: arity, type: type, name: "function_#{name}", doc: options[:doc] }
        end

        def check(name, arity, count)
          if arity >= 0 && count != arity
            raise ArgumentError, "#{name}(): Wrong number of arguments given (#{count} for #{arity})"
          elsif arity.negative? && count < (arity + 1).abs
            raise ArgumentError, "#{name}(): Wrong number of arguments given (#{count} for minimum #{(arity + 1).abs})"
          end
        end

        def function(name, *)
          Plumb.function?(name.to_s) ? "function_#{name}" : false
        end

        # Loads the file of a function; whether there is one.
        def file?(name)
          FILES.fetch(name) { FILES[name] = load_file(name) }
        end

        def load_file(name)
          require "puppet/parser/functions/#{name}"
          true
        rescue LoadError
          false
        end

        def info(name)
          INFO[name.to_sym]
        end

        def rvalue?(name, *)
          known = INFO[name.to_sym]
          known ? known[:type] == :rvalue : Plumb.function?(name.to_s)
        end

        def arity(name, *)
          known = INFO[name.to_sym]
          known ? known[:arity] : -1
        end

        def autoloader
          Autoloader
        end
      end
    end

    module Files
      extend Plumb::Incomplete

      def self.find_template(name, _environment = nil)
        Plumb.find_file(name, 'templates')
      end

      def self.find_file(name, _environment = nil)
        Plumb.find_file(name, 'files')
      end
    end

    module Resource
      Param = Struct.new(:name, :value) do
        def to_s
          "#{name} => #{value}"
        end
      end
    end

    # The scope of a call; the compiler holds it.
    class Scope
      def lookupvar(name, *)
        raise Puppet::ParseError, "Scope variable name #{name.inspect} is a #{name.class}, not a string" unless name.is_a?(String)
        Plumb.lookup(self, name)
      end

      def [](name, *)
        lookupvar(name)
      end

      def include?(name)
        !Plumb.lookup_local(self, name.to_s).nil?
      end

      def exist?(name)
        include?(name) || to_hash(true, true).key?(name)
      end

      def bound?(name)
        exist?(name)
      end

      def setvar(name, value, *)
        Plumb.set_variable(self, name.to_s, value)
      end

      def []=(name, value)
        setvar(name, value)
      end

      def to_hash(_recursive = true, include_undef = false)
        Plumb.variables(self, include_undef)
      end

      def call_function(name, args, &block)
        Plumb.call(self, name.to_s, args.is_a?(Array) ? args : [args], &block)
      end

      # The defaults of a resource type that hold here, by attribute.
      def lookupdefaults(type)
        Plumb.defaults(self, type.to_s).to_h { |name, value| [name.to_sym, Resource::Param.new(name.to_sym, value)] }
      end

      def compiler
        Plumb::CompilerView.new
      end

      def catalog
        Plumb::CatalogView.new
      end

      def environment
        Plumb::ENVIRONMENT
      end

      def findresource(type, title = nil)
        catalog.resource(type, title)
      end

      def find_global_scope
        Plumb.top_scope
      end

      def resource
        Plumb.resource_of(Plumb.scope_resource(self))
      end

      def tags
        resource ? resource.tags : []
      end

      # Who wrote the code that runs: the class, node or defined type.
      def source
        kind = Plumb.scope_kind(self)
        type = { 'CLASS' => :hostclass, 'DEFINED_TYPE' => :definition, 'NODE' => :node, 'TOP' => :hostclass }[kind]
        Source.new(Plumb.scope_name(self), type, Plumb.scope_module(self))
      end

      Source = Struct.new(:name, :type, :module_name)

      Puppet::LEVELS.each do |level|
        define_method(level) { |text| Plumb.log(level.to_s, text.to_s) && nil }
      end

      def method_missing(name, *args, &block)
        function = name.to_s[/\Afunction_(.+)/, 1]
        Plumb.missing("Scope##{name}", caller(1, 1)&.first) unless function
        unless Plumb.function?(function)
          raise NoMethodError, "undefined method `#{name}' for #{self}:#{self.class}"
        end
        unless args.size == 1 && args[0].is_a?(Array)
          raise ArgumentError,
                'custom functions must be called with a single array that contains the arguments. ' \
                'For example, function_example([1]) instead of function_example(1)'
        end
        # The name means a function of the 3.x API, even where one of the 4.x API stands before it.
        return send(name, args[0]) if Functions.file?(function) && Scope.method_defined?(name)
        Plumb.call(self, function, args[0], &block)
      end

      def respond_to_missing?(name, *)
        function = name.to_s[/\Afunction_(.+)/, 1]
        function ? Plumb.function?(function) : false
      end

      def to_s
        "Scope(#{resource})"
      end
      alias inspect to_s
    end
  end
end

module Plumb
  class << self
    def legacy?(name)
      !Puppet::Parser::Functions.info(name).nil?
    end

    def call_legacy(scope, name, args)
      scope.send("function_#{name}", args)
    end
  end
end
