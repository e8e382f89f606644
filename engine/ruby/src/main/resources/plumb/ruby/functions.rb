# frozen_string_literal: true

module Puppet
  # Functions of the 4.x API. A file declares one; the compiler reads its dispatches, chooses among
  # them, and calls.
  module Functions
    extend Plumb::Incomplete

    CLASSES = {}
    private_constant :CLASSES

    def self.create_function(name, base = Function, &block)
      definition = Class.new(base)
      definition.instance_variable_set(:@func_name, name.to_s)
      definition.class_eval(&block)
      definition.add_default_dispatch if definition.dispatches.empty?
      @created = name.to_s
      CLASSES[name.to_s] = definition
    rescue StandardError => e
      raise ArgumentError, "Function Load Error for function '#{name}': #{e.message}"
    end

    def self.loaded(name)
      CLASSES[name]
    end

    # The function that was created last, once.
    def self.created
      created, @created = @created, nil
      created
    end

    # What a file says inside `dispatch :method do ... end`.
    class DispatchBuilder
      attr_reader :method_name, :mismatch, :types, :names, :min, :max, :block_type, :block_optional,
                  :block_name, :result, :weaving

      def initialize(method_name, mismatch)
        @method_name = method_name
        @mismatch = mismatch
        @types = []
        @names = []
        @min = 0
        @max = 0
        @weaving = []
      end

      def param(type, name)
        raise ArgumentError, 'A required parameter cannot be added after an optional parameter' if @min != @max
        parameter(type, name)
        @min += 1
        @max += 1
      end
      alias required_param param

      def optional_param(type, name)
        parameter(type, name)
        @max += 1
      end

      def repeated_param(type, name)
        parameter(type, name, true)
        @max = nil
      end
      alias optional_repeated_param repeated_param

      def required_repeated_param(type, name)
        raise ArgumentError, 'A required repeated parameter cannot be added after an optional parameter' if @min != @max
        parameter(type, name, true)
        @min += 1
        @max = nil
      end

      def block_param(*type_and_name)
        raise ArgumentError, 'Attempt to redefine block' if @block_type
        @block_name = type_and_name.last.is_a?(Symbol) ? type_and_name.pop : :block
        @block_type = type_and_name.first || 'Callable'
      end
      alias required_block_param block_param

      def optional_block_param(*type_and_name)
        block_param(*type_and_name)
        @block_optional = true
      end

      def return_type(type)
        @result = type
      end

      # The arguments of the method: what is injected stands where the dispatch named it.
      def weave(scope, args)
        return args unless @weaving.any?(Symbol)
        @weaving.flat_map do |knit|
          case knit
          when :scope then [scope]
          when :cache then [Cache.new]
          when Symbol then [Puppet.lookup(knit)]
          when Integer then knit.negative? ? args[(-knit - 1)..] || [] : args[knit, 1] || []
          end
        end
      end

      private

      def parameter(type, name, repeated = false)
        raise ArgumentError, 'Parameters cannot be added after a block parameter' if @block_type
        raise ArgumentError, 'Parameters cannot be added after a repeated parameter' if @max.nil?
        @types << type
        @names << name.to_s
        @weaving << (repeated ? -@names.size : @names.size - 1)
      end
    end

    # What functions for inner use may have injected. Compilers are there for scripts that run one,
    # and never in a compile, as in Puppet.
    class InternalDispatchBuilder < DispatchBuilder
      { scope_param: :scope, cache_param: :cache, compiler_param: :pal_catalog_compiler,
        script_compiler_param: :pal_script_compiler, pal_compiler_param: :pal_compiler }.each do |name, knit|
        define_method(name) { @weaving << knit }
      end
    end

    # What functions keep until the end of the compile.
    class Cache
      def retrieve(owner)
        Plumb.object_cache[owner.__id__] ||= {}
      end
    end

    class LocalTypes
      attr_reader :types

      def initialize
        @types = {}
      end

      def type(assignment)
        name, definition = assignment.split('=', 2)
        raise ArgumentError, "Expected a type alias assignment on the form 'AliasType = T', got '#{assignment}'" unless definition
        @types[name.strip] = definition.strip
      end
    end

    # What functions that define `call` themselves pass their arguments on to, often with the scope as the first.
    Dispatcher = Struct.new(:dispatches) do
      def dispatch(function, scope, args, &block)
        fitting = dispatches.find { |each| each.accepts?(args) }
        raise ArgumentError, "'#{function.class.name}' does not accept these arguments" unless fitting
        catch(:next) { function.send(fitting.method_name, *fitting.weave(scope, args), &block) }
      end
    end

    class Function
      class << self
        def dispatches
          @dispatches ||= []
        end

        def dispatch(method_name, &block)
          add_dispatch(method_name, false, &block)
        end

        def argument_mismatch(method_name, &block)
          add_dispatch(method_name, true, &block)
        end

        def local_types(&block)
          builder = LocalTypes.new
          builder.instance_eval(&block)
          @local_types = builder.types
        end

        def local_type(name)
          (@local_types || {})[name]
        end

        def name
          @func_name
        end

        # Chooses for functions that define `call` themselves.
        def dispatcher
          Dispatcher.new(dispatches)
        end

        def calls_itself?
          instance_method(:call).owner != Function
        end

        # Without dispatches, the method of the function's name takes what its parameters take.
        def add_default_dispatch
          simple = @func_name.split('::').last
          unless method_defined?(simple)
            raise ArgumentError,
                  "Function Creation Error, cannot create a default dispatcher for function '#{@func_name}', no method with this name found"
          end
          builder = DispatchBuilder.new(simple.to_sym, false)
          builder.any(instance_method(simple).parameters)
          dispatches << builder
        end

        private

        def dispatch_builder
          DispatchBuilder
        end

        def add_dispatch(method_name, mismatch, &block)
          builder = dispatch_builder.new(method_name, mismatch)
          builder.instance_eval(&block)
          dispatches << builder
        end
      end

      attr_reader :loader

      def initialize(closure_scope = nil, loader = nil)
        @closure_scope = closure_scope
        @loader = loader
      end

      def closure_scope
        Plumb.top_scope
      end

      def call_function(name, *args, &block)
        Plumb.call(closure_scope, name.to_s, args, &block)
      end

      # Called by other Ruby code.
      def call(scope, *args, &block)
        Plumb.call(scope, self.class.name, args, &block)
      end
    end

    class InternalFunction < Function
      class << self
        private

        def dispatch_builder
          InternalDispatchBuilder
        end
      end

      def call_function_with_scope(scope, name, *args, &block)
        Plumb.call(scope, name.to_s, args, &block)
      end
    end

    class DispatchBuilder
      # Whether values have the types; a scope has none, and is any value.
      def accepts?(args)
        return false if args.size < @min || (@max && args.size > @max)
        args.each_with_index.all? do |value, i|
          type = @types[i] || @types.last
          type == 'Any' || Plumb.instance?(Plumb.parse_type(type), value)
        end
      end

      # Any values, as many as a Ruby method takes.
      def any(parameters)
        @types = ['Any']
        @names = parameters.reject { |kind, _| kind == :block }.map { |_, name| name.to_s }
        @min = parameters.count { |kind, _| kind == :req }
        @max = parameters.any? { |kind, _| kind == :rest } ? nil : @min + parameters.count { |kind, _| kind == :opt }
      end
    end
  end

  module Pops
    module Functions
      Function = Puppet::Functions::Function
    end
  end
end

module Plumb
  class << self
    def function_class(name)
      Puppet::Functions.loaded(name)
    end

    def created_function
      Puppet::Functions.created
    end

    # What the compiler has to know of each dispatch, in the order of its record of them.
    def dispatches(definition)
      return [['call', false, ['Any'], ['args'], 0, nil, nil, nil, nil, nil]] if definition.calls_itself?
      definition.dispatches.map do |each|
        [each.method_name.to_s, each.mismatch, each.types, each.names, each.min, each.max,
         each.block_type, each.block_optional, each.block_name && each.block_name.to_s, each.result]
      end
    end

    def local_type(definition, name)
      definition.local_type(name)
    end

    def instantiate(definition)
      definition.new
    end

    def invoke(function, index, scope, args, closure)
      block = closure && closure.to_proc
      return function.call(scope, *args, &block) if function.class.calls_itself?
      dispatch = function.class.dispatches[index]
      answer = -> { catch(:next) { function.send(dispatch.method_name, *dispatch.weave(scope, args), &block) } }
      args.last.is_a?(Puppet::Pops::Lookup::Context) ? args.last.serve(&answer) : answer.call
    end
  end
end
